package io.omnisql.toolkit.remote;

import io.omnisql.tenancy.cache.LocalGenerations;
import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.RemoteResponse;
import io.omnisql.toolkit.adapter.RemoteResponse.Source;
import io.omnisql.toolkit.cache.CacheConfig;
import io.omnisql.toolkit.cache.ResponseCache;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static io.omnisql.toolkit.remote.TestingCalls.HOUR;
import static io.omnisql.toolkit.remote.TestingCalls.NOW;
import static io.omnisql.toolkit.remote.TestingCalls.connection;
import static io.omnisql.toolkit.remote.TestingCalls.get;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Answers with rows of several tables.
 */
final class TestCachedJoins
{
    private static final ConnectionInfo ACME = connection("acme", "https://api.example.com");

    private final LocalGenerations generations = new LocalGenerations();
    private final CachingRemoteClient client = new CachingRemoteClient(
            new FakeRemoteClient(_ -> new RemoteResponse(200, Map.of(), new byte[0], NOW, Source.LIVE)),
            "tracker",
            new ResponseCache(new CacheConfig(), Optional.empty(), Runnable::run),
            generations,
            new AnyAge(),
            new MutableClock(NOW));

    private record AnyAge()
            implements TenantLimits
    {
        @Override
        public long maxRemoteCalls(String tenant)
        {
            return 100;
        }

        @Override
        public Duration maxStaleness(String tenant)
        {
            return HOUR;
        }
    }

    @Test
    void testChangeOfAnyTableIsAMiss()
    {
        RemoteCall joined = new RemoteCall(ACME, "alice", "issues+labels", get("/issues"), HOUR, new QueryActivity(100));
        client.send(joined);
        generations.bump("acme", "tracker", "main", Optional.of("users"));
        assertThat(client.send(joined).source()).isEqualTo(Source.MEMORY);
        for (String table : List.of("issues", "labels")) {
            generations.bump("acme", "tracker", "main", Optional.of(table));
            assertThat(client.send(joined).source()).isEqualTo(Source.LIVE);
            assertThat(client.send(joined).source()).isEqualTo(Source.MEMORY);
        }
    }
}
