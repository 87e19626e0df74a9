package io.omnisql.toolkit.remote;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

import static io.omnisql.toolkit.remote.RemoteErrorCode.OMNISQL_BUDGET_EXCEEDED;
import static io.omnisql.toolkit.remote.RemoteErrorCode.OMNISQL_REMOTE_FORBIDDEN;
import static io.omnisql.toolkit.remote.TestingCalls.HOUR;
import static io.omnisql.toolkit.remote.TestingCalls.NOW;
import static io.omnisql.toolkit.remote.TestingCalls.awaitOneFlight;
import static io.omnisql.toolkit.remote.TestingCalls.code;
import static io.omnisql.toolkit.remote.TestingCalls.connection;
import static io.omnisql.toolkit.remote.TestingCalls.get;
import static io.omnisql.toolkit.remote.TestingCalls.text;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Queries that want the same at the same time.
 */
@Timeout(120)
class TestSharedReads
{
    private static final ConnectionInfo ACME = connection("acme", "https://api.example.com");

    private final MutableClock clock = new MutableClock(NOW);
    private volatile Function<RemoteCall, RemoteResponse> answer = _ -> fresh("");
    private final FakeRemoteClient service = new FakeRemoteClient(call -> answer.apply(call));
    private final CachingRemoteClient client = new CachingRemoteClient(
            service,
            "tracker",
            new ResponseCache(new CacheConfig(), Optional.empty(), Runnable::run),
            new LocalGenerations(),
            new CeilingLimits(Map.of("acme", HOUR)),
            clock);

    @Test
    void testManyReadersOfTheSameSendOneRequest()
            throws Exception
    {
        List<RemoteCall> calls = Stream.generate(() -> call(ACME, HOUR)).limit(50).toList();
        for (Future<RemoteResponse> response : answersOfOneFlight(calls, () -> fresh("shared"))) {
            assertThat(text(response.get())).isEqualTo("shared");
        }

        assertThat(service.calls()).hasSize(1);
        assertThat(calls.stream().mapToLong(call -> call.activity().cacheHits()).sum()).isEqualTo(49);
    }

    @Test
    void testLiveReadDoesNotJoinAnEarlierOne()
            throws Exception
    {
        CountDownLatch mayAnswer = new CountDownLatch(1);
        CountDownLatch asked = new CountDownLatch(1);
        answer = _ -> {
            RemoteResponse response = fresh("early");
            asked.countDown();
            await(mayAnswer);
            return response;
        };
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<RemoteResponse> early = executor.submit(() -> client.send(call(ACME, HOUR)));
            assertThat(asked.await(60, SECONDS)).isTrue();
            clock.advance(Duration.ofMinutes(1));
            answer = _ -> fresh("live");

            assertThat(text(client.send(call(ACME, Duration.ZERO)))).isEqualTo("live");
            mayAnswer.countDown();
            assertThat(text(early.get())).isEqualTo("early");
        }
        assertThat(text(client.send(call(ACME, HOUR)))).isEqualTo("live");
    }

    @Test
    void testFailureOfOneQuerysBudgetIsNotAnothers()
            throws Exception
    {
        CountDownLatch mayAnswer = new CountDownLatch(1);
        CountDownLatch asked = new CountDownLatch(1);
        answer = _ -> {
            asked.countDown();
            await(mayAnswer);
            throw new TrinoException(OMNISQL_BUDGET_EXCEEDED, "spent");
        };
        FutureTask<RemoteResponse> poor = new FutureTask<>(() -> client.send(call(ACME, HOUR)));
        Thread poorReader = Thread.ofVirtual().start(poor);
        assertThat(asked.await(60, SECONDS)).isTrue();
        answer = _ -> fresh("rich");
        FutureTask<RemoteResponse> rich = new FutureTask<>(() -> client.send(call(ACME, HOUR)));
        Thread richReader = Thread.ofVirtual().start(rich);
        awaitOneFlight(List.of(poorReader, richReader));
        mayAnswer.countDown();

        assertThatThrownBy(poor::get).cause().satisfies(code(OMNISQL_BUDGET_EXCEEDED));
        assertThat(text(rich.get())).isEqualTo("rich");
    }

    @Test
    void testFailureOfTheServiceIsShared()
            throws Exception
    {
        for (Future<RemoteResponse> response : failuresOfOneFlight(() -> new TrinoException(OMNISQL_REMOTE_FORBIDDEN, "no"))) {
            assertThatThrownBy(response::get).cause().satisfies(code(OMNISQL_REMOTE_FORBIDDEN)).hasMessage("no");
        }
        assertThat(service.calls()).hasSize(1);
    }

    /**
     * Each of the readers may go on with a smaller page.
     */
    @Test
    void testWhatIsTooHeavyIsSoForAllReaders()
            throws Exception
    {
        for (Future<RemoteResponse> response : failuresOfOneFlight(() -> new TooHeavyException("too many groups"))) {
            assertThatThrownBy(response::get).cause().isInstanceOf(TooHeavyException.class).hasMessage("too many groups");
        }
        assertThat(service.calls()).hasSize(1);
    }

    private List<? extends Future<RemoteResponse>> failuresOfOneFlight(Supplier<TrinoException> failure)
            throws Exception
    {
        return answersOfOneFlight(Stream.generate(() -> call(ACME, HOUR)).limit(10).toList(), () -> {
            throw failure.get();
        });
    }

    /**
     * The service answers when all callers wait.
     */
    private List<? extends Future<RemoteResponse>> answersOfOneFlight(List<RemoteCall> calls, Supplier<RemoteResponse> response)
            throws Exception
    {
        CountDownLatch mayAnswer = new CountDownLatch(1);
        answer = _ -> {
            await(mayAnswer);
            return response.get();
        };
        List<FutureTask<RemoteResponse>> answers = new ArrayList<>();
        List<Thread> readers = new ArrayList<>();
        for (RemoteCall call : calls) {
            FutureTask<RemoteResponse> task = new FutureTask<>(() -> client.send(call));
            answers.add(task);
            readers.add(Thread.ofVirtual().start(task));
        }
        awaitOneFlight(readers);
        mayAnswer.countDown();
        return answers;
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

    private static void await(CountDownLatch latch)
    {
        try {
            assertThat(latch.await(60, SECONDS)).isTrue();
        }
        catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
