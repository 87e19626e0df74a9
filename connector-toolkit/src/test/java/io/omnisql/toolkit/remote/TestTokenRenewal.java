package io.omnisql.toolkit.remote;

import io.omnisql.tenancy.cache.LocalGenerations;
import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.RemoteResponse;
import io.omnisql.toolkit.adapter.ResponseClassifier;
import io.omnisql.toolkit.adapter.ResponseClassifier.Outcome;
import io.omnisql.toolkit.adapter.TokenIssuer;
import io.omnisql.toolkit.cache.CacheConfig;
import io.omnisql.toolkit.cache.ResponseCache;
import io.omnisql.toolkit.remote.FakeService.Answer;
import io.omnisql.toolkit.remote.FakeService.Request;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

import static io.omnisql.toolkit.remote.RemoteErrorCode.OMNISQL_REMOTE_UNAUTHENTICATED;
import static io.omnisql.toolkit.remote.TestingCalls.NOW;
import static io.omnisql.toolkit.remote.TestingCalls.call;
import static io.omnisql.toolkit.remote.TestingCalls.code;
import static io.omnisql.toolkit.remote.TestingCalls.connection;
import static io.omnisql.toolkit.remote.TestingCalls.get;
import static io.omnisql.toolkit.remote.TestingCalls.text;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Timeout(120)
final class TestTokenRenewal
{
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    /**
     * Of a service that says with status 500 that it refuses a token.
     */
    private static final ResponseClassifier FAULTS = (_, response) -> text(response).equals("expired")
            ? new Outcome.Failure(ResponseClassifier.Kind.UNAUTHENTICATED, "The session is over")
            : new Outcome.Success();

    private final AtomicInteger issued = new AtomicInteger();

    @Test
    void testFaultRenewsTheToken()
    {
        try (FakeService service = new FakeService(request -> answer(request, "Bearer token2"))) {
            assertThat(text(send(service))).isEqualTo("rows");
            assertThat(service.requests()).extracting(Request::uri).containsExactly("/token", "/rows", "/token", "/rows");
        }
    }

    @Test
    void testSecondRefusalIsFinal()
    {
        try (FakeService service = new FakeService(request -> answer(request, "never"))) {
            assertThatThrownBy(() -> send(service))
                    .satisfies(code(OMNISQL_REMOTE_UNAUTHENTICATED))
                    .hasMessage("The session is over");
            assertThat(service.requests()).extracting(Request::uri).containsExactly("/token", "/rows", "/token", "/rows");
        }
    }

    @Test
    void testGoodTokenIsKept()
    {
        try (FakeService service = new FakeService(request -> answer(request, "Bearer token1"))) {
            assertThat(text(send(service))).isEqualTo("rows");
            assertThat(service.requests()).extracting(Request::uri).containsExactly("/token", "/rows");
        }
    }

    @Test
    void testIssuerThatLacksASecret()
    {
        try (FakeService service = new FakeService(request -> answer(request, "never"))) {
            assertThatThrownBy(() -> send(service, Map.of()))
                    .satisfies(code(OMNISQL_REMOTE_UNAUTHENTICATED))
                    .hasMessage("The credentials of connection main cannot be used: there is no secret 'secret'");
            assertThat(service.requests()).isEmpty();
        }
    }

    private Answer answer(Request request, String authorization)
    {
        if (request.uri().equals("/token")) {
            return Answer.ok("token" + issued.incrementAndGet());
        }
        return request.headers().get("authorization").equals(authorization) ? Answer.ok("rows") : new Answer(500, Map.of(), "expired".getBytes(UTF_8));
    }

    private static RemoteResponse send(FakeService service)
    {
        return send(service, Map.of("secret", "s"));
    }

    private static RemoteResponse send(FakeService service, Map<String, String> secrets)
    {
        ConnectionInfo connection = connection("acme", service.url());
        Connections connections = new StaticConnections(new StaticConnection(connection, secrets));
        RemoteConfig config = new RemoteConfig();
        AccessTokens tokens = new AccessTokens(Optional.of(new Issuer()), connections, TestingCalls.memoryRotatedSecrets(), CLOCK);
        HttpRequestFactory requests = new HttpRequestFactory(
                connections,
                (_, sent) -> Map.of("Authorization", "Bearer " + sent.get(TokenIssuer.ACCESS_TOKEN)),
                AddressPolicy.operator(),
                "test");
        RemoteChain chain = new RemoteChain(
                "tracker",
                "tracker",
                connections,
                new FixedLimits(new SingleTenantConfig(), config),
                new FixedRates(100, 100),
                new FakeRateLimiter(),
                new LocalGenerations(),
                new ResponseCache(new CacheConfig(), Optional.empty(), Runnable::run),
                FAULTS,
                Optional.empty(),
                (_, _) -> Optional.empty(),
                new ApiBudgets(CLOCK),
                true,
                config);
        try (HttpRemoteClient http = new HttpRemoteClient(requests, tokens, FAULTS, config, CLOCK)) {
            return chain.over(http, new RequestJournal(), CLOCK).send(call(connection, get("/rows"), Duration.ZERO));
        }
    }

    private static final class Issuer
            implements TokenIssuer
    {
        @Override
        public Optional<TokenRequest> request(ConnectionInfo connection, Map<String, String> secrets, Instant now)
        {
            if (!secrets.containsKey("secret")) {
                throw new RefusedException("there is no secret 'secret'");
            }
            return Optional.of(new TokenRequest(connection.url() + "/token", Map.of(), secrets.get("secret")));
        }

        @Override
        public AccessToken read(ConnectionInfo connection, RemoteResponse answer)
        {
            return new AccessToken(text(answer), Optional.empty(), Optional.empty(), Map.of());
        }
    }
}
