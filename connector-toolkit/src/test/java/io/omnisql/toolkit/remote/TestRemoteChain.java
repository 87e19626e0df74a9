package io.omnisql.toolkit.remote;

import com.google.common.base.Throwables;
import io.airlift.units.Duration;
import io.omnisql.tenancy.cache.LocalGenerations;
import io.omnisql.tenancy.ratelimit.LocalRateLimiter;
import io.omnisql.tenancy.ratelimit.RateLimiter;
import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.RemoteRequest;
import io.omnisql.toolkit.adapter.RemoteResponse;
import io.omnisql.toolkit.adapter.RemoteResponse.Source;
import io.omnisql.toolkit.cache.CacheConfig;
import io.omnisql.toolkit.cache.ResponseCache;
import io.omnisql.toolkit.remote.FakeService.Answer;
import io.omnisql.toolkit.remote.FakeService.Request;
import io.trino.spi.TrinoException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import static io.omnisql.toolkit.remote.RemoteErrorCode.OMNISQL_BUDGET_EXCEEDED;
import static io.omnisql.toolkit.remote.RemoteErrorCode.OMNISQL_KEY_UNAVAILABLE;
import static io.omnisql.toolkit.remote.RemoteErrorCode.OMNISQL_RATE_LIMITED;
import static io.omnisql.toolkit.remote.RemoteErrorCode.OMNISQL_REMOTE_PROTOCOL;
import static io.omnisql.toolkit.remote.TestingCalls.CLASSIFIER;
import static io.omnisql.toolkit.remote.TestingCalls.HOUR;
import static io.omnisql.toolkit.remote.TestingCalls.NOW;
import static io.omnisql.toolkit.remote.TestingCalls.code;
import static io.omnisql.toolkit.remote.TestingCalls.connection;
import static io.omnisql.toolkit.remote.TestingCalls.get;
import static io.omnisql.toolkit.remote.TestingCalls.text;
import static io.trino.spi.StandardErrorCode.USER_CANCELED;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Timeout(120)
class TestRemoteChain
{
    private static final String SECRET = "s3cr3t-value";

    private final MutableClock clock = new MutableClock(NOW);
    private final RequestJournal journal = new RequestJournal();
    private volatile Function<Request, Answer> answer = _ -> Answer.ok("[]");
    private final FakeService service = new FakeService(request -> answer.apply(request));
    private final ConnectionInfo connection = connection("acme", service.url());
    private final WithdrawableConnections connections = new WithdrawableConnections();
    private final List<HttpRemoteClient> clients = new ArrayList<>();

    @AfterEach
    void tearDown()
    {
        clients.forEach(HttpRemoteClient::close);
        service.close();
    }

    @Test
    void testCacheHitCostsNeitherPermitNorBudget()
    {
        FakeRateLimiter limiter = new FakeRateLimiter();
        RemoteClient client = chain(limiter);
        QueryActivity query = new QueryActivity(1);

        assertThat(client.send(call("/issues", query)).source()).isEqualTo(Source.LIVE);
        assertThat(client.send(call("/issues", query)).source()).isEqualTo(Source.MEMORY);

        assertThat(service.requests()).hasSize(1);
        assertThat(limiter.acquired()).hasSize(1);
        assertThat(query.remoteCalls()).isEqualTo(1);
        assertThat(query.cacheHits()).isEqualTo(1);
    }

    @Test
    void testJournalHasEachAttemptOfItsUserOnly()
    {
        answer = _ -> service.requests().size() == 1 ? Answer.of(503, Map.of()) : new Answer(200, Map.of(), new byte[] {'[', ']'});
        RemoteClient client = chain(new FakeRateLimiter());
        client.send(call("/issues", new QueryActivity(10)));

        assertThat(journal.entries("acme", "alice")).extracting(RequestJournal.Entry::status).containsExactly(503, 200);
        assertThat(journal.entries("acme", "alice").getLast()).satisfies(entry -> {
            assertThat(entry.request()).isEqualTo("GET /issues");
            assertThat(entry.connection()).isEqualTo("main");
            assertThat(entry.bytes()).isEqualTo(2);
        });
        assertThat(journal.entries("acme", "bob")).isEmpty();
        assertThat(journal.entries("globex", "alice")).isEmpty();
    }

    @Test
    void testEachAttemptCostsAPermitAndBudget()
    {
        answer = _ -> Answer.of(503, Map.of());
        FakeRateLimiter limiter = new FakeRateLimiter();
        RemoteClient client = chain(limiter);
        QueryActivity query = new QueryActivity(3);

        assertThatThrownBy(() -> client.send(call("/issues", query))).satisfies(code(OMNISQL_BUDGET_EXCEEDED));

        assertThat(service.requests()).hasSize(3);
        assertThat(limiter.acquired()).hasSize(3);
        assertThat(query.remoteCalls()).isEqualTo(3);
    }

    @Test
    void testConfirmedAnswerIsARemoteCall()
    {
        answer = request -> request.headers().containsKey("if-none-match")
                ? Answer.of(304, Map.of("ETag", "\"1\""))
                : new Answer(200, Map.of("ETag", "\"1\""), new byte[] {'[', ']'});
        RemoteClient client = chain(new FakeRateLimiter());
        QueryActivity query = new QueryActivity(10);
        client.send(call("/issues", query));
        clock.advance(HOUR.plusMillis(1));

        RemoteResponse confirmed = client.send(call("/issues", query));

        assertThat(text(confirmed)).isEqualTo("[]");
        assertThat(confirmed.readAt()).isEqualTo(clock.instant());
        assertThat(query.remoteCalls()).isEqualTo(2);
        assertThat(service.requests()).last().satisfies(request -> assertThat(request.headers())
                .containsEntry("if-none-match", "\"1\"")
                .containsEntry("authorization", "Bearer " + SECRET));
    }

    @Test
    void testThrottledReadWaitsAndStopsTheConnection()
    {
        long start = System.nanoTime();
        answer = _ -> service.requests().size() == 1 ? Answer.of(429, Map.of("Retry-After", "1")) : Answer.ok("[]");
        RemoteClient client = chain(new LocalRateLimiter());
        QueryActivity query = new QueryActivity(10);

        assertThat(text(client.send(call("/issues", query)))).isEqualTo("[]");

        assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(SECONDS.toNanos(1));
        assertThat(query.throttledNanos()).isGreaterThanOrEqualTo(SECONDS.toNanos(1));
        assertThat(query.retries()).isEqualTo(1);
    }

    @Test
    void testLongThrottlingStopsOtherReadsOfTheConnection()
    {
        answer = _ -> Answer.of(429, Map.of("Retry-After", "300"));
        RemoteClient client = chain(new LocalRateLimiter());
        assertThatThrownBy(() -> client.send(call("/issues", new QueryActivity(10))))
                .satisfies(code(OMNISQL_RATE_LIMITED))
                .hasMessage("The service allows no more calls; try again in 300 s");

        assertThatThrownBy(() -> client.send(call("/labels", new QueryActivity(10))))
                .satisfies(code(OMNISQL_RATE_LIMITED))
                .hasMessageMatching("The limit of remote calls of connection main is reached; try again in (2[89][0-9]|30[01]) s");
        assertThat(service.requests()).hasSize(1);
    }

    @Test
    void testUsersRate()
    {
        RemoteClient client = chain(new LocalRateLimiter(), new FixedRates(100, 0.002), new RemoteConfig());
        client.send(call("/a", new QueryActivity(10)));

        assertThatThrownBy(() -> client.send(call("/b", new QueryActivity(10))))
                .satisfies(code(OMNISQL_RATE_LIMITED))
                .hasMessageMatching("The limit of remote calls of user alice is reached; try again in (4[89][0-9]|500) s");
        assertThat(service.requests()).hasSize(1);
    }

    @Test
    void testRedirectIsACallWithCredentials()
    {
        answer = request -> request.uri().startsWith("/old") ? Answer.of(301, Map.of("Location", service.url() + "/new?page=2")) : Answer.ok("[]");
        QueryActivity query = new QueryActivity(10);

        assertThat(text(chain(new FakeRateLimiter()).send(call("/old", query)))).isEqualTo("[]");

        assertThat(query.remoteCalls()).isEqualTo(2);
        assertThat(service.requests()).extracting(Request::uri).containsExactly("/old", "/new?page=2");
        assertThat(service.requests()).allSatisfy(request -> assertThat(request.headers()).containsEntry("authorization", "Bearer " + SECRET));
    }

    @Test
    void testRedirectToAnotherHostIsRefused()
    {
        try (FakeService other = new FakeService(_ -> Answer.ok("stolen"))) {
            answer = _ -> Answer.of(302, Map.of("Location", other.url() + "/issues"));

            assertThatThrownBy(() -> chain(new FakeRateLimiter()).send(call("/issues", new QueryActivity(10)))).satisfies(code(OMNISQL_REMOTE_PROTOCOL));
            assertThat(other.requests()).isEmpty();
        }
    }

    @Test
    void testCachedAnswerNeedsAUsableConnection()
    {
        RemoteClient client = chain(new FakeRateLimiter());
        client.send(call("/issues", new QueryActivity(10)));
        connections.withdrawn = true;

        assertThatThrownBy(() -> client.send(call("/issues", new QueryActivity(10)))).satisfies(code(OMNISQL_KEY_UNAVAILABLE));
    }

    @Test
    void testErrorsNameNeitherSecretNorHost()
    {
        List<Function<Request, Answer>> faults = List.of(
                _ -> Answer.of(401, Map.of("WWW-Authenticate", "Bearer " + SECRET)),
                _ -> Answer.of(404, Map.of()),
                _ -> Answer.of(500, Map.of()),
                _ -> Answer.of(429, Map.of("Retry-After", "300")),
                _ -> Answer.of(302, Map.of("Location", "http://10.9.8.7/" + SECRET)),
                _ -> new Answer(200, Map.of("Content-Encoding", "br"), new byte[] {1}),
                _ -> new Answer(200, Map.of("Content-Encoding", "gzip"), new byte[] {1}),
                _ -> {
                    throw new IllegalStateException("connection is cut");
                });
        for (Function<Request, Answer> fault : faults) {
            answer = fault;
            RemoteClient client = chain(new FakeRateLimiter());
            assertThatThrownBy(() -> client.send(call("/issues", new QueryActivity(10))))
                    .isInstanceOf(TrinoException.class)
                    .satisfies(e -> assertThat(Throwables.getStackTraceAsString(e)).doesNotContain(SECRET, "127.0.0.1", "10.9.8.7"));
        }
        assertThat(call("/issues", new QueryActivity(1)).toString()).doesNotContain(SECRET);
    }

    @Test
    void testInterruptEndsTheWaitForAPermit()
            throws Exception
    {
        FakeRateLimiter limiter = new FakeRateLimiter().refuse(java.time.Duration.ofSeconds(100), "tenant acme");
        RemoteClient client = chain(limiter, new FixedRates(100, 2), new RemoteConfig().setMaxWait(new Duration(200, SECONDS)));
        Thread reader = Thread.ofVirtual().start(() -> assertThatThrownBy(() -> client.send(call("/issues", new QueryActivity(10))))
                .isInstanceOfSatisfying(TrinoException.class, e -> assertThat(e.getErrorCode()).isEqualTo(USER_CANCELED.toErrorCode())));
        while (limiter.acquired().isEmpty()) {
            Thread.sleep(1);
        }

        reader.interrupt();

        assertThat(reader.join(java.time.Duration.ofSeconds(60))).isTrue();
        assertThat(service.requests()).isEmpty();
    }

    private RemoteClient chain(RateLimiter limiter)
    {
        return chain(limiter, new FixedRates(100, 2), new RemoteConfig());
    }

    private RemoteClient chain(RateLimiter limiter, FixedRates rates, RemoteConfig config)
    {
        config.setInitialBackoff(new Duration(1, MILLISECONDS));
        HttpRequestFactory requests = new HttpRequestFactory(connections, (_, secrets) -> Map.of("Authorization", "Bearer " + secrets.get("token")), AddressPolicy.operator(), "test");
        HttpRemoteClient http = new HttpRemoteClient(requests, new AccessTokens(Optional.empty(), connections, TestingCalls.memoryRotatedSecrets(), clock), CLASSIFIER, config, clock);
        clients.add(http);
        RemoteChain chain = new RemoteChain(
                "tracker",
                "tracker",
                connections,
                new HourLimits(),
                rates,
                limiter,
                new LocalGenerations(),
                new ResponseCache(new CacheConfig(), Optional.empty(), Runnable::run),
                CLASSIFIER,
                Optional.empty(),
                (_, _) -> Optional.empty(),
                new ApiBudgets(clock),
                false,
                config);
        return chain.over(http, journal, clock);
    }

    private RemoteCall call(String path, QueryActivity activity)
    {
        RemoteRequest request = get(path);
        return new RemoteCall(connection, "alice", "issues", request, HOUR, activity);
    }

    private static final class WithdrawableConnections
            implements Connections
    {
        private volatile boolean withdrawn;

        @Override
        public List<String> names(String tenant)
        {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<ConnectionInfo> find(String tenant, String name)
        {
            throw new UnsupportedOperationException();
        }

        @Override
        public Map<String, String> secrets(ConnectionInfo connection)
        {
            checkUsable(connection);
            return Map.of("token", SECRET);
        }

        @Override
        public void checkUsable(ConnectionInfo connection)
        {
            if (withdrawn) {
                throw new TrinoException(OMNISQL_KEY_UNAVAILABLE, "withdrawn");
            }
        }
    }

    private record HourLimits()
            implements TenantLimits
    {
        @Override
        public long maxRemoteCalls(String tenant)
        {
            return 1_000;
        }

        @Override
        public java.time.Duration maxStaleness(String tenant)
        {
            return HOUR;
        }
    }
}
