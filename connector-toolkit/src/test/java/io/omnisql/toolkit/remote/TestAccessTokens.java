package io.omnisql.toolkit.remote;

import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.RemoteResponse;
import io.omnisql.toolkit.adapter.TokenIssuer;
import io.omnisql.toolkit.adapter.TokenIssuer.AccessToken;
import io.omnisql.toolkit.adapter.TokenIssuer.RefusedException;
import io.omnisql.toolkit.adapter.TokenIssuer.TokenRequest;
import io.trino.spi.TrinoException;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

import static com.google.common.util.concurrent.Uninterruptibles.awaitUninterruptibly;
import static io.omnisql.toolkit.remote.RemoteErrorCode.OMNISQL_REMOTE_UNAUTHENTICATED;
import static io.omnisql.toolkit.remote.TestingCalls.NOW;
import static io.omnisql.toolkit.remote.TestingCalls.code;
import static io.omnisql.toolkit.remote.TestingCalls.connection;
import static io.omnisql.toolkit.remote.TestingCalls.response;
import static io.omnisql.toolkit.remote.TestingCalls.text;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class TestAccessTokens
{
    private static final ConnectionInfo CONNECTION = connection("acme", "https://api.example.com");

    private final MutableClock clock = new MutableClock(NOW);
    private final List<String> exchanges = new ArrayList<>();
    private final AccessTokens tokens = new AccessTokens(
            Optional.of(new Issuer()),
            new StaticConnections(new StaticConnection(CONNECTION, Map.of("refresh", "r0"))),
            TestingCalls.memoryRotatedSecrets(),
            clock);

    /**
     * Issues the token t<i>n</i> and the refresh token r<i>n</i> with the n-th exchange.
     */
    private static final class Issuer
            implements TokenIssuer
    {
        @Override
        public Optional<TokenRequest> request(ConnectionInfo connection, Map<String, String> secrets, Instant now)
        {
            return Optional.of(new TokenRequest("https://login.example.com/token", Map.of(), secrets.get("refresh")));
        }

        @Override
        public Set<String> rotatedSecrets(ConnectionInfo connection, Map<String, String> secrets)
        {
            return Set.of("refresh");
        }

        @Override
        public AccessToken read(ConnectionInfo connection, RemoteResponse answer)
        {
            if (answer.status() != 200) {
                throw new RefusedException(text(answer));
            }
            String number = text(answer);
            return new AccessToken("t" + number, Optional.of(answer.readAt().plus(ofMinutes(60))), Optional.empty(), Map.of("refresh", "r" + number));
        }
    }

    @Test
    void testOneExchangeForAllCalls()
            throws Exception
    {
        try (ExecutorService executor = newVirtualThreadPerTaskExecutor()) {
            List<Future<Optional<AccessToken>>> found = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                found.add(executor.submit(() -> tokens.find(CONNECTION, this::exchange)));
            }
            for (Future<Optional<AccessToken>> token : found) {
                assertThat(token.get().orElseThrow().value()).isEqualTo("t1");
            }
        }
        assertThat(exchanges).containsExactly("r0");
    }

    @Test
    void testRenewalUsesWhatReplacedTheSecret()
    {
        assertThat(find()).isEqualTo("t1");
        clock.advance(ofMinutes(57));
        assertThat(find()).isEqualTo("t1");
        clock.advance(ofMinutes(1).plus(ofSeconds(1)));
        assertThat(find()).isEqualTo("t2");
        assertThat(exchanges).containsExactly("r0", "r1");
    }

    @Test
    void testRefusedTokenIsRenewedOnce()
    {
        AccessToken first = tokens.find(CONNECTION, this::exchange).orElseThrow();
        tokens.forget(CONNECTION, first);
        assertThat(find()).isEqualTo("t2");
        // the answer to a call that was sent with the old token comes late
        tokens.forget(CONNECTION, first);
        assertThat(find()).isEqualTo("t2");
    }

    @Test
    void testRefusal()
    {
        assertThatThrownBy(() -> tokens.find(CONNECTION, (_, _) -> response(400, Map.of(), "the refresh token was revoked")))
                .isInstanceOf(TrinoException.class)
                .hasMessage("The credentials of connection main are refused: the refresh token was revoked")
                .satisfies(code(OMNISQL_REMOTE_UNAUTHENTICATED));
        assertThatThrownBy(() -> tokens.find(CONNECTION, (_, _) -> response(503, Map.of(), "")))
                .isInstanceOf(TransientRemoteException.class);
        assertThat(find()).isEqualTo("t1");
    }

    @Test
    void testExchangeOutlivesTheCallThatBeganIt()
            throws Exception
    {
        CountDownLatch sent = new CountDownLatch(1);
        CountDownLatch answered = new CountDownLatch(1);
        Thread call = Thread.startVirtualThread(() -> {
            assertThatThrownBy(() -> tokens.find(CONNECTION, (connection, request) -> {
                sent.countDown();
                awaitUninterruptibly(answered);
                return exchange(connection, request);
            })).isInstanceOf(TrinoException.class).hasMessage("The remote read was cancelled");
        });
        sent.await();
        call.interrupt();
        call.join();
        answered.countDown();
        assertThat(find()).isEqualTo("t1");
        assertThat(exchanges).containsExactly("r0");
    }

    private String find()
    {
        return tokens.find(CONNECTION, this::exchange).orElseThrow().value();
    }

    private synchronized RemoteResponse exchange(ConnectionInfo connection, TokenRequest request)
    {
        exchanges.add(request.body());
        return new RemoteResponse(200, Map.of(), Integer.toString(exchanges.size()).getBytes(UTF_8), clock.instant(), RemoteResponse.Source.LIVE);
    }
}
