package io.omnisql.toolkit.remote;

import io.airlift.units.DataSize;
import io.omnisql.tenancy.cache.LocalGenerations;
import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.RemoteRequest;
import io.omnisql.toolkit.adapter.RemoteResponse;
import io.omnisql.toolkit.adapter.RemoteResponse.Source;
import io.omnisql.toolkit.cache.CacheConfig;
import io.omnisql.toolkit.cache.ResponseCache;
import io.trino.spi.TrinoException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

import static io.omnisql.toolkit.remote.RemoteErrorCode.OMNISQL_REMOTE_FORBIDDEN;
import static io.omnisql.toolkit.remote.TestingCalls.HOUR;
import static io.omnisql.toolkit.remote.TestingCalls.NOW;
import static io.omnisql.toolkit.remote.TestingCalls.code;
import static io.omnisql.toolkit.remote.TestingCalls.connection;
import static io.omnisql.toolkit.remote.TestingCalls.get;
import static io.omnisql.toolkit.remote.TestingCalls.text;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Timeout(120)
class TestCachingRemoteClient
{
    private static final ConnectionInfo ACME = connection("acme", "https://api.example.com");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final MutableClock clock = new MutableClock(NOW);
    private final LocalGenerations generations = new LocalGenerations();
    private final Map<String, Duration> ceilings = new ConcurrentHashMap<>(Map.of("acme", HOUR, "globex", HOUR));
    private volatile Function<RemoteCall, RemoteResponse> answer = call -> fresh(call.connection().tenant() + call.request().path());
    private final FakeRemoteClient service = new FakeRemoteClient(call -> answer.apply(call));
    private final CachingRemoteClient client = client(new CacheConfig());

    private CachingRemoteClient client(CacheConfig config)
    {
        return new CachingRemoteClient(service, "tracker", new ResponseCache(config, Optional.empty(), Runnable::run), generations, new CeilingLimits(ceilings), clock);
    }

    @Test
    void testSecondReadComesFromMemory()
    {
        RemoteResponse first = client.send(call(ACME, HOUR));
        clock.advance(MINUTE);
        RemoteCall again = call(ACME, HOUR);
        RemoteResponse second = client.send(again);

        assertThat(first.source()).isEqualTo(Source.LIVE);
        assertThat(second.source()).isEqualTo(Source.MEMORY);
        assertThat(second.readAt()).isEqualTo(NOW);
        assertThat(second.body()).isSameAs(first.body());
        assertThat(again.activity().cacheHits()).isEqualTo(1);
        assertThat(service.calls()).hasSize(1);
    }

    @Test
    void testAgeIsBoundedByTheQuery()
    {
        client.send(call(ACME, HOUR));
        clock.advance(MINUTE);
        assertThat(client.send(call(ACME, MINUTE)).source()).isEqualTo(Source.MEMORY);
        clock.advance(Duration.ofMillis(1));

        assertThat(client.send(call(ACME, MINUTE)).source()).isEqualTo(Source.LIVE);
        assertThat(client.send(call(ACME, MINUTE)).source()).isEqualTo(Source.MEMORY);
    }

    @Test
    void testAgeIsBoundedByTheTenant()
    {
        ceilings.put("acme", MINUTE);
        client.send(call(ACME, HOUR));
        clock.advance(MINUTE.plusMillis(1));

        assertThat(client.send(call(ACME, HOUR)).source()).isEqualTo(Source.LIVE);
    }

    @Test
    void testTenantWithoutCache()
    {
        client.send(call(ACME, HOUR));
        ceilings.put("acme", Duration.ZERO);
        assertThat(client.send(call(ACME, HOUR)).source()).isEqualTo(Source.LIVE);
        clock.advance(MINUTE);
        client.send(call(ACME, HOUR));
        ceilings.put("acme", HOUR);

        assertThat(client.send(call(ACME, HOUR)).readAt()).isEqualTo(NOW);
    }

    @Test
    void testLiveReadRefreshesTheCache()
    {
        client.send(call(ACME, HOUR));
        clock.advance(MINUTE);

        assertThat(client.send(call(ACME, Duration.ZERO)).source()).isEqualTo(Source.LIVE);
        RemoteResponse next = client.send(call(ACME, HOUR));
        assertThat(next.source()).isEqualTo(Source.MEMORY);
        assertThat(next.readAt()).isEqualTo(NOW.plus(MINUTE));
    }

    @Test
    void testNoTenantGetsAnothersAnswer()
    {
        ConnectionInfo globex = connection("globex", "https://api.example.com");

        assertThat(text(client.send(call(ACME, HOUR)))).isEqualTo("acme/issues");
        assertThat(text(client.send(call(globex, HOUR)))).isEqualTo("globex/issues");
        assertThat(text(client.send(call(ACME, HOUR)))).isEqualTo("acme/issues");
        assertThat(service.calls()).hasSize(2);
    }

    @Test
    void testConnectionsAreKeptApart()
    {
        client.send(call(ACME, HOUR));
        assertThat(client.send(call(new ConnectionInfo("acme", "other", ACME.url(), Map.of(), 1), HOUR)).source()).isEqualTo(Source.LIVE);
        assertThat(client.send(call(new ConnectionInfo("acme", "main", ACME.url(), Map.of(), 2), HOUR)).source()).isEqualTo(Source.LIVE);
        assertThat(service.calls()).hasSize(3);
    }

    @Test
    void testRaisedGenerationIsAMiss()
    {
        client.send(call(ACME, HOUR));
        generations.bump("acme", "tracker", "main", Optional.of("labels"));
        assertThat(client.send(call(ACME, HOUR)).source()).isEqualTo(Source.MEMORY);
        generations.bump("acme", "tracker", "main", Optional.of("issues"));

        assertThat(client.send(call(ACME, HOUR)).source()).isEqualTo(Source.LIVE);
    }

    @Test
    void testAnswerThatAChangeOvertookIsNotServed()
    {
        answer = _ -> {
            generations.bump("acme", "tracker", "main", Optional.empty());
            return fresh("old");
        };
        client.send(call(ACME, HOUR));
        answer = _ -> fresh("new");

        assertThat(text(client.send(call(ACME, HOUR)))).isEqualTo("new");
    }

    @Test
    void testStaleAnswerIsConfirmed()
    {
        answer = call -> call.request().headers().containsKey("If-None-Match")
                ? new RemoteResponse(304, Map.of("etag", "\"1\"", "x-left", "9", "content-length", "0"), new byte[0], clock.instant(), Source.LIVE)
                : new RemoteResponse(200, Map.of("etag", "\"1\"", "x-left", "10", "link", "next", "content-length", "5"), "rows!".getBytes(UTF_8), clock.instant(), Source.LIVE);
        client.send(call(ACME, HOUR));
        clock.advance(HOUR.plusMillis(1));
        RemoteResponse confirmed = client.send(call(ACME, HOUR));
        assertThat(service.calls()).last().satisfies(call -> assertThat(call.request().headers()).containsEntry("If-None-Match", "\"1\""));
        assertThat(confirmed.status()).isEqualTo(200);
        assertThat(text(confirmed)).isEqualTo("rows!");
        assertThat(confirmed.headers()).containsEntry("x-left", "9").containsEntry("link", "next").containsEntry("content-length", "5");
        assertThat(confirmed.source()).isEqualTo(Source.LIVE);
        assertThat(confirmed.readAt()).isEqualTo(clock.instant());
        RemoteResponse next = client.send(call(ACME, MINUTE));
        assertThat(next.source()).isEqualTo(Source.MEMORY);
        assertThat(next.readAt()).isEqualTo(clock.instant());
        assertThat(service.calls()).hasSize(2);
    }

    @Test
    void testStaleAnswerIsConfirmedByItsDate()
    {
        Map<String, String> changed = Map.of("last-modified", "Mon, 05 Jan 2026 10:00:00 GMT");
        answer = call -> new RemoteResponse(call.request().headers().containsKey("If-Modified-Since") ? 304 : 200, changed, "rows!".getBytes(UTF_8), clock.instant(), Source.LIVE);
        client.send(call(ACME, HOUR));
        clock.advance(HOUR.plusMillis(1));
        assertThat(client.send(call(ACME, HOUR)).status()).isEqualTo(200);
        assertThat(service.calls()).last().satisfies(call -> assertThat(call.request().headers()).containsEntry("If-Modified-Since", changed.get("last-modified")));
    }

    @Test
    void testStaleAnswerThatChanged()
    {
        answer = _ -> new RemoteResponse(200, Map.of("etag", "\"1\""), "a".getBytes(UTF_8), clock.instant(), Source.LIVE);
        client.send(call(ACME, HOUR));
        answer = _ -> new RemoteResponse(200, Map.of("etag", "\"2\""), "b".getBytes(UTF_8), clock.instant(), Source.LIVE);
        clock.advance(HOUR.plusMillis(1));

        assertThat(text(client.send(call(ACME, HOUR)))).isEqualTo("b");
        assertThat(text(client.send(call(ACME, HOUR)))).isEqualTo("b");
        assertThat(service.calls()).hasSize(2);
    }

    @Test
    void testTagThatIsNoHeaderIsNotSent()
    {
        answer = _ -> new RemoteResponse(200, Map.of("etag", "\"\u00e9\""), "a".getBytes(UTF_8), clock.instant(), Source.LIVE);
        client.send(call(ACME, HOUR));
        clock.advance(HOUR.plusMillis(1));
        client.send(call(ACME, HOUR));

        assertThat(service.calls()).last().satisfies(call -> assertThat(call.request().headers()).isEmpty());
    }

    @Test
    void testFailureIsNotCached()
    {
        answer = _ -> {
            throw new TrinoException(OMNISQL_REMOTE_FORBIDDEN, "no");
        };
        assertThatThrownBy(() -> client.send(call(ACME, HOUR))).satisfies(code(OMNISQL_REMOTE_FORBIDDEN));
        answer = _ -> fresh("yes");

        assertThat(text(client.send(call(ACME, HOUR)))).isEqualTo("yes");
    }

    @Test
    void testLargeAnswerIsNotCached()
    {
        CachingRemoteClient small = client(new CacheConfig().setMaxEntrySize(DataSize.ofBytes(5)));
        small.send(call(ACME, HOUR));

        assertThat(small.send(call(ACME, HOUR)).source()).isEqualTo(Source.LIVE);
    }

    @Test
    void testMemoryIsBounded()
    {
        answer = _ -> fresh("x".repeat(100_000));
        CachingRemoteClient small = client(new CacheConfig().setMemorySize(DataSize.of(1, DataSize.Unit.MEGABYTE)));
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < 100; i++) {
                small.send(new RemoteCall(ACME, "alice", "issues", get("/" + i), HOUR, new QueryActivity(10)));
            }
        }

        // ten answers fit
        assertThat(service.calls().size()).isGreaterThanOrEqualTo(180);
    }

    private RemoteResponse fresh(String body)
    {
        return new RemoteResponse(200, Map.of(), body.getBytes(UTF_8), clock.instant(), Source.LIVE);
    }

    private static RemoteCall call(ConnectionInfo connection, Duration maxStaleness)
    {
        RemoteRequest request = get("/issues");
        return new RemoteCall(connection, "alice", "issues", request, maxStaleness, new QueryActivity(10));
    }
}
