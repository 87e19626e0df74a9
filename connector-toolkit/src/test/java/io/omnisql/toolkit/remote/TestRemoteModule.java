package io.omnisql.toolkit.remote;

import com.google.common.collect.ImmutableMap;
import com.google.inject.Injector;
import com.google.inject.Module;
import io.airlift.bootstrap.Bootstrap;
import io.airlift.bootstrap.LifeCycleManager;
import io.omnisql.tenancy.plane.DataPlane;
import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.PushdownPolicy;
import io.omnisql.toolkit.adapter.RemoteReader;
import io.omnisql.toolkit.adapter.RemoteResponse;
import io.omnisql.toolkit.adapter.RemoteResponse.Source;
import io.omnisql.toolkit.adapter.SaasAdapter;
import io.omnisql.toolkit.adapter.ScanPlanner;
import io.omnisql.toolkit.adapter.TableCatalog;
import io.omnisql.toolkit.remote.FakeService.Answer;
import io.omnisql.toolkit.remote.FakeService.Request;
import io.trino.spi.TrinoException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import redis.embedded.RedisServer;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

import static io.omnisql.toolkit.remote.RemoteErrorCode.OMNISQL_BUDGET_EXCEEDED;
import static io.omnisql.toolkit.remote.RemoteErrorCode.OMNISQL_REMOTE_FORBIDDEN;
import static io.omnisql.toolkit.remote.StaticConnection.DEFAULT;
import static io.omnisql.toolkit.remote.TestingCalls.CLASSIFIER;
import static io.omnisql.toolkit.remote.TestingCalls.HOUR;
import static io.omnisql.toolkit.remote.TestingCalls.code;
import static io.omnisql.toolkit.remote.TestingCalls.get;
import static io.omnisql.toolkit.remote.TestingCalls.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Timeout(200)
class TestRemoteModule
{
    private static final Map<String, String> LOOPBACK = Map.of("omnisql.remote.allow-private-addresses", "127.0.0.0/8");
    private static final Module NO_CONNECTION = binder -> binder.addError("There is no connection in the catalog file");

    private final FakeService service = new FakeService(request -> Answer.ok(request.headers().get("authorization") + " " + request.uri()));

    @Test
    void testSingleTenant()
    {
        ConnectionInfo info = new ConnectionInfo(DEFAULT, DEFAULT, service.url(), Map.of(), 1);
        Module connection = binder -> binder.bind(StaticConnection.class).toInstance(new StaticConnection(info, Map.of("token", "t")));
        Injector injector = start(connection, Map.of("omnisql.limits.max-remote-calls", "9"));
        try (service) {
            assertThat(injector.getInstance(TenantLimits.class).maxRemoteCalls(DEFAULT)).isEqualTo(9);
            assertThat(injector.getInstance(TenantLimits.class).maxRemoteCalls("acme")).isZero();
            ConnectionInfo found = injector.getInstance(Connections.class).find(DEFAULT, DEFAULT).orElseThrow();

            assertThat(text(read(injector, found, "/issues", HOUR))).isEqualTo("Bearer t /issues");
            assertThat(read(injector, found, "/issues", HOUR).source()).isEqualTo(Source.MEMORY);
            assertThat(service.requests()).hasSize(1);
        }
        finally {
            stop(injector);
        }
    }

    @Test
    void testTwoNodesOfACluster(@TempDir Path directory)
            throws Exception
    {
        int redisPort = TestingPlane.freePort();
        RedisServer redis = startRedis(redisPort);
        Path config = TestingPlane.create(directory, service.url(), redisPort, "acme", "globex");
        Injector first = startNode(config, LOOPBACK);
        Injector second = startNode(config, LOOPBACK);
        try (service) {
            ConnectionInfo acme = connection(first, "acme");
            RemoteResponse live = read(first, acme, "/issues", HOUR);
            assertThat(live.source()).isEqualTo(Source.LIVE);
            assertThat(text(live)).isEqualTo("Bearer token-of-acme /issues");

            RemoteResponse shared = readCached(second, acme, "/issues");
            assertThat(shared.source()).isEqualTo(Source.REDIS);
            assertThat(shared.readAt()).isEqualTo(live.readAt());
            assertThat(text(shared)).isEqualTo(text(live));
            assertThat(read(second, acme, "/issues", HOUR).source()).isEqualTo(Source.MEMORY);
            assertThat(service.requests()).hasSize(1);

            RemoteResponse other = read(second, connection(second, "globex"), "/issues", HOUR);
            assertThat(other.source()).isEqualTo(Source.LIVE);
            assertThat(text(other)).isEqualTo("Bearer token-of-globex /issues");

            first.getInstance(DataPlane.class).generations().bump("acme", "tracker", "main", Optional.of("issues"));
            awaitLive(second, acme, "/issues");
            assertThat(readCached(first, acme, "/issues").source()).isEqualTo(Source.REDIS);

            redis.stop();
            awaitLive(first, acme, "/issues");
            assertThat(service.requests()).extracting(Request::uri).containsOnly("/issues").hasSize(4);
        }
        finally {
            stop(first);
            stop(second);
            redis.stop();
        }
    }

    @Test
    void testTenantsMayNotReachTheClustersNetwork(@TempDir Path directory)
            throws Exception
    {
        Injector injector = startNode(TestingPlane.create(directory, service.url(), TestingPlane.freePort(), "acme"), Map.of());
        try (service) {
            assertThatThrownBy(() -> read(injector, connection(injector, "acme"), "/issues", HOUR)).satisfies(code(OMNISQL_REMOTE_FORBIDDEN));
            assertThat(service.requests()).isEmpty();
        }
        finally {
            stop(injector);
        }
    }

    @Test
    void testStoppedConnectorReadsNothing(@TempDir Path directory)
            throws Exception
    {
        Injector injector = startNode(TestingPlane.create(directory, service.url(), TestingPlane.freePort(), "acme"), LOOPBACK);
        try (service) {
            ConnectionInfo acme = connection(injector, "acme");
            assertThat(text(read(injector, acme, "/issues", HOUR))).isEqualTo("Bearer token-of-acme /issues");
            stop(injector);

            assertThatThrownBy(() -> read(injector, acme, "/labels", HOUR)).isInstanceOf(TrinoException.class);
            assertThat(service.requests()).hasSize(1);
        }
    }

    private static RemoteResponse read(Injector injector, ConnectionInfo connection, String path, Duration maxStaleness)
    {
        return injector.getInstance(RemoteReaderFactory.class)
                .create(connection, "alice", "issues", maxStaleness, new QueryActivity(10))
                .read(get(path));
    }

    /**
     * Reads until no cache has the answer any more.
     */
    private static void awaitLive(Injector injector, ConnectionInfo connection, String path)
            throws InterruptedException
    {
        while (read(injector, connection, path, HOUR).source() != Source.LIVE) {
            Thread.sleep(5);
        }
    }

    /**
     * Reads with a budget that is spent, until a cache has the answer.
     */
    private static RemoteResponse readCached(Injector injector, ConnectionInfo connection, String path)
            throws InterruptedException
    {
        QueryActivity spent = new QueryActivity(1);
        spent.tryCountRemoteCall();
        RemoteReader reader = injector.getInstance(RemoteReaderFactory.class).create(connection, "alice", "issues", HOUR, spent);
        while (true) {
            try {
                return reader.read(get(path));
            }
            catch (TrinoException e) {
                assertThat(e.getErrorCode()).isEqualTo(OMNISQL_BUDGET_EXCEEDED.toErrorCode());
                Thread.sleep(5);
            }
        }
    }

    private static ConnectionInfo connection(Injector injector, String tenant)
    {
        return injector.getInstance(Connections.class).find(tenant, "main").orElseThrow();
    }

    private static Injector startNode(Path configFile, Map<String, String> properties)
    {
        return start(NO_CONNECTION, ImmutableMap.<String, String>builder()
                .putAll(properties)
                .put("omnisql.config-file", configFile.toString())
                .buildOrThrow());
    }

    private static Injector start(Module connection, Map<String, String> properties)
    {
        SaasAdapter adapter = new SaasAdapter(
                "tracker",
                unused(TableCatalog.class),
                unused(PushdownPolicy.class),
                unused(ScanPlanner.class),
                (_, secrets) -> Map.of("Authorization", "Bearer " + secrets.get("token")),
                CLASSIFIER);
        return new Bootstrap(binder -> binder.bind(SaasAdapter.class).toInstance(adapter), new RemoteModule("tracker", "tracker", connection))
                .doNotInitializeLogging()
                .quiet()
                .setRequiredConfigurationProperties(properties)
                .initialize();
    }

    private static <T> T unused(Class<T> type)
    {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (_, method, _) -> {
            throw new UnsupportedOperationException(method.getName());
        }));
    }

    private static void stop(Injector injector)
    {
        injector.getInstance(LifeCycleManager.class).stop();
    }

    private static RedisServer startRedis(int port)
            throws IOException
    {
        RedisServer redis = RedisServer.newRedisServer().port(port).bind("127.0.0.1").setting("save \"\"").build();
        redis.start();
        return redis;
    }
}
