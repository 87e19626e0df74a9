package io.omnisql.toolkit.remote;

import com.google.common.collect.ImmutableMap;
import com.google.inject.Injector;
import com.google.inject.Module;
import io.airlift.bootstrap.Bootstrap;
import io.airlift.bootstrap.LifeCycleManager;
import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.PushdownPolicy;
import io.omnisql.toolkit.adapter.RemoteResponse;
import io.omnisql.toolkit.adapter.SaasAdapter;
import io.omnisql.toolkit.adapter.ScanPlanner;
import io.omnisql.toolkit.adapter.TableCatalog;
import io.omnisql.toolkit.adapter.TokenIssuer;
import io.omnisql.toolkit.remote.FakeService.Answer;
import io.omnisql.toolkit.remote.FakeService.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import redis.embedded.RedisServer;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

import static io.omnisql.toolkit.remote.RemoteErrorCode.OMNISQL_REMOTE_UNAUTHENTICATED;
import static io.omnisql.toolkit.remote.TestingCalls.CLASSIFIER;
import static io.omnisql.toolkit.remote.TestingCalls.code;
import static io.omnisql.toolkit.remote.TestingCalls.get;
import static io.omnisql.toolkit.remote.TestingCalls.text;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Nodes of a cluster against a service whose refresh tokens are good for one use: one that is used again ends all that came of it.
 */
@Timeout(200)
final class TestRotationInRedis
{
    private static final Module NO_CONNECTION = binder -> binder.addError("There is no connection in the catalog file");
    private static final String FIRST = "token-of-acme";

    private final FakeService service = new FakeService(this::answer);
    private final List<Injector> nodes = new ArrayList<>();
    private RedisServer redis;
    private Path config;

    private int issued;
    private String refresh = FIRST;
    private boolean isRevoked;
    private boolean isExpired;

    @BeforeEach
    void start(@TempDir Path directory)
            throws Exception
    {
        int port = TestingPlane.freePort();
        redis = RedisServer.newRedisServer().port(port).bind("127.0.0.1").setting("save \"\"").build();
        redis.start();
        config = TestingPlane.create(directory, service.url(), port, "acme");
    }

    @AfterEach
    void stop()
            throws IOException
    {
        nodes.forEach(node -> node.getInstance(LifeCycleManager.class).stop());
        redis.stop();
        service.close();
    }

    @Test
    void testNodesThatRace()
            throws Exception
    {
        List<Injector> racing = List.of(startNode(), startNode(), startNode());
        for (int round = 1; round <= 5; round++) {
            try (ExecutorService executor = newVirtualThreadPerTaskExecutor()) {
                List<Future<String>> answers = new ArrayList<>();
                for (int i = 0; i < 12; i++) {
                    Injector node = racing.get(i % racing.size());
                    String path = "/rows/%s/%s".formatted(round, i);
                    answers.add(executor.submit(() -> read(node, path)));
                }
                for (Future<String> answer : answers) {
                    assertThat(answer.get()).isEqualTo("rows");
                }
            }
            assertThat(issued).as("exchanges after round %s", round).isEqualTo(round);
            expire();
        }
        assertThat(isRevoked).isFalse();
    }

    @Test
    void testRestartGoesOnWithWhatReplacedTheSecret()
    {
        assertThat(read(startNode(), "/rows/1")).isEqualTo("rows");
        assertThat(read(startNode(), "/rows/2")).as("the token that the other node got").isEqualTo("rows");
        assertThat(issued).isEqualTo(1);
        expire();
        assertThat(read(startNode(), "/rows/3")).isEqualTo("rows");
        assertThat(issued).isEqualTo(2);
        assertThat(isRevoked).isFalse();
    }

    @Test
    void testTokenThatWasUsedElsewhere()
    {
        refresh = "of-another-chain";
        assertThatThrownBy(() -> read(startNode(), "/rows"))
                .satisfies(code(OMNISQL_REMOTE_UNAUTHENTICATED))
                .hasMessage("The credentials of connection main are refused: authorize again");
    }

    @Test
    void testExchangesNothingWhileRedisIsDown()
            throws IOException
    {
        Injector node = startNode();
        redis.stop();
        assertThatThrownBy(() -> read(node, "/rows")).hasMessageContaining("The credentials of connection main cannot be renewed: Redis does not answer");
        assertThat(issued).isZero();
    }

    private synchronized void expire()
    {
        isExpired = true;
    }

    private synchronized Answer answer(Request request)
    {
        if (!request.uri().equals("/token")) {
            boolean isGood = !isExpired && request.headers().get("authorization").equals("Bearer access" + issued);
            return isGood ? Answer.ok("rows") : Answer.of(401, Map.of());
        }
        if (isRevoked || !request.body().equals(refresh)) {
            isRevoked = true;
            return Answer.of(403, Map.of());
        }
        issued++;
        isExpired = false;
        refresh = "refresh" + issued;
        return new Answer(200, Map.of(), Integer.toString(issued).getBytes(UTF_8));
    }

    private static String read(Injector node, String path)
    {
        ConnectionInfo connection = node.getInstance(Connections.class).find("acme", "main").orElseThrow();
        return text(node.getInstance(RemoteReaderFactory.class).create(connection, "alice", "rows", Duration.ZERO, new QueryActivity(10)).read(get(path)));
    }

    private Injector startNode()
    {
        SaasAdapter adapter = new SaasAdapter(
                "tracker",
                unused(TableCatalog.class),
                unused(PushdownPolicy.class),
                unused(ScanPlanner.class),
                (_, secrets) -> Map.of("Authorization", "Bearer " + secrets.get(TokenIssuer.ACCESS_TOKEN)),
                CLASSIFIER)
                .withTokens(new RotatingIssuer());
        Injector node = new Bootstrap(binder -> binder.bind(SaasAdapter.class).toInstance(adapter), new RemoteModule("tracker", "tracker", NO_CONNECTION))
                .doNotInitializeLogging()
                .quiet()
                .setRequiredConfigurationProperties(ImmutableMap.of("omnisql.config-file", config.toString(), "omnisql.remote.allow-private-addresses", "127.0.0.0/8"))
                .initialize();
        nodes.add(node);
        return node;
    }

    private static <T> T unused(Class<T> type)
    {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (_, method, _) -> {
            throw new UnsupportedOperationException(method.getName());
        }));
    }

    private static final class RotatingIssuer
            implements TokenIssuer
    {
        @Override
        public Optional<TokenRequest> request(ConnectionInfo connection, Map<String, String> secrets, Instant now)
        {
            return Optional.of(new TokenRequest(connection.url() + "/token", Map.of(), secrets.get("token")));
        }

        @Override
        public Set<String> rotatedSecrets(ConnectionInfo connection, Map<String, String> secrets)
        {
            return Set.of("token");
        }

        @Override
        public AccessToken read(ConnectionInfo connection, RemoteResponse answer)
        {
            if (answer.status() != 200) {
                throw new RefusedException("authorize again");
            }
            return new AccessToken("access" + text(answer), Optional.empty(), Optional.empty(), Map.of("token", "refresh" + text(answer)));
        }
    }
}
