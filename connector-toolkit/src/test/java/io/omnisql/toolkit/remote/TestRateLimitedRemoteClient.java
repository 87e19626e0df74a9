package io.omnisql.toolkit.remote;

import io.airlift.units.Duration;
import io.omnisql.tenancy.ratelimit.LocalRateLimiter;
import io.omnisql.tenancy.ratelimit.RateLimiter;
import io.omnisql.tenancy.ratelimit.RateLimiter.Bucket;
import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.RemoteRequest;
import io.omnisql.toolkit.adapter.RequestPaces.Pace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

import static com.google.common.base.Ticker.systemTicker;
import static com.google.common.util.concurrent.Uninterruptibles.awaitUninterruptibly;
import static io.omnisql.toolkit.remote.RemoteErrorCode.OMNISQL_RATE_LIMITED;
import static io.omnisql.toolkit.remote.TestingCalls.call;
import static io.omnisql.toolkit.remote.TestingCalls.code;
import static io.omnisql.toolkit.remote.TestingCalls.connection;
import static io.omnisql.toolkit.remote.TestingCalls.ok;
import static java.time.Duration.ofSeconds;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Timeout(120)
class TestRateLimitedRemoteClient
{
    private final FakeTime time = new FakeTime();
    private final FakeRateLimiter limiter = new FakeRateLimiter();
    private final RemoteBuckets buckets = new RemoteBuckets("tracker", 100, new FixedRates(50, 0.5), TestRateLimitedRemoteClient::pace);
    private final FakeRemoteClient service = new FakeRemoteClient(_ -> ok(""));
    private final RateLimitedRemoteClient client = new RateLimitedRemoteClient(service, limiter, buckets, new RemoteConfig().setMaxWait(new Duration(10, SECONDS)), time, time);

    @Test
    void testTakesAPermitOfEachLevel()
    {
        client.send(call());

        assertThat(limiter.acquired()).containsExactly(List.of(
                new Bucket("remote:tracker:service", "service tracker", 100, 90),
                new Bucket("remote:tracker:tenant:acme", "tenant acme", 50, 45),
                new Bucket("remote:tracker:connection:acme/main:core", "connection main", 50, 45),
                new Bucket("remote:tracker:user:acme/alice", "user alice", 0.5, 1)));
        assertThat(service.calls()).hasSize(1);
    }

    @Test
    void testTheServicesOwnPace()
    {
        RemoteRequest request = new RemoteRequest("GET", "/issues", List.of(), Map.of(), Optional.empty(), "paced");

        client.send(call(connection("acme", "https://api.example.com"), request, java.time.Duration.ZERO));

        assertThat(limiter.acquired().getFirst()).contains(
                new Bucket("remote:tracker:tenant:acme", "tenant acme", 50, 45),
                new Bucket("remote:tracker:connection:acme/main:paced", "connection main", 7.5, 450));
    }

    @Test
    void testServiceThatCountsByTheSameRateRefusesNothing()
    {
        RateLimiter counting = new LocalRateLimiter(time::read);
        Bucket allowance = new Bucket("allowance", "allowance", 15, 15);
        List<Boolean> granted = new ArrayList<>();
        RemoteClient service = _ -> {
            // the first request opens the connection, and takes longer to arrive
            pass(granted.isEmpty() ? 100 : 1);
            granted.add(counting.acquire(List.of(allowance)).granted());
            pass(1);
            return ok("");
        };
        RateLimitedRemoteClient client = new RateLimitedRemoteClient(
                service, new LocalRateLimiter(time::read), new RemoteBuckets("tracker", 15, new FixedRates(15, 15), TestRateLimitedRemoteClient::pace), new RemoteConfig(), time, time);

        for (int request = 0; request < 58; request++) {
            client.send(call());
        }

        assertThat(granted).hasSize(58).doesNotContain(false);
        assertThat(time.read() / 1e9).isLessThanOrEqualTo(1.1 * (58 - allowance.capacity()) / allowance.permitsPerSecond());
    }

    private void pass(int millis)
    {
        try {
            time.sleep(java.time.Duration.ofMillis(millis));
        }
        catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Optional<Pace> pace(ConnectionInfo connection, String quota)
    {
        return connection.name().equals("main") && quota.equals("paced") ? Optional.of(Pace.perMinute(900)) : Optional.empty();
    }

    @Test
    void testWaitsForAPermit()
    {
        limiter.refuse(ofSeconds(2), "user alice").refuse(ofSeconds(3), "tenant acme");
        RemoteCall call = call();

        client.send(call);

        assertThat(time.sleeps()).containsExactly(ofSeconds(2), ofSeconds(3));
        assertThat(call.activity().throttledNanos()).isEqualTo(ofSeconds(5).toNanos());
        assertThat(service.calls()).hasSize(1);
    }

    @Test
    void testFailsWhenTheWaitWouldBeTooLong()
    {
        limiter.refuse(ofSeconds(8), "user alice").refuse(ofSeconds(3), "tenant acme");

        assertThatThrownBy(() -> client.send(call()))
                .satisfies(code(OMNISQL_RATE_LIMITED))
                .hasMessage("The limit of remote calls of tenant acme is reached; try again in 3 s");
        assertThat(time.sleeps()).containsExactly(ofSeconds(8));
        assertThat(service.calls()).isEmpty();
    }

    @Test
    void testCallsUnderWayAreBounded()
            throws Exception
    {
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch three = new CountDownLatch(3);
        RemoteClient slow = _ -> {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            three.countDown();
            awaitUninterruptibly(three);
            sleepQuietly(5);
            running.decrementAndGet();
            return ok("");
        };
        RateLimitedRemoteClient bounded = new RateLimitedRemoteClient(slow, limiter, buckets, new RemoteConfig().setMaxConcurrency(3).setMaxWait(new Duration(100, SECONDS)), systemTicker(), Thread::sleep);

        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> futures = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                futures.add(executor.submit(() -> bounded.send(call())));
            }
            for (Future<?> future : futures) {
                future.get();
            }
        }
        assertThat(most).hasValue(3);
    }

    @Test
    void testPlaceIsFreeWhileACallWaitsForAPermit()
            throws Exception
    {
        CountDownLatch waiting = new CountDownLatch(1);
        Sleeper endless = _ -> {
            waiting.countDown();
            Thread.sleep(600_000);
        };
        RateLimitedRemoteClient single = new RateLimitedRemoteClient(service, limiter, buckets, new RemoteConfig().setMaxConcurrency(1), systemTicker(), endless);
        limiter.refuse(ofSeconds(1), "user bob");

        Thread bob = Thread.ofVirtual().start(() -> assertThatThrownBy(() -> single.send(call())));
        assertThat(waiting.await(60, SECONDS)).isTrue();
        single.send(call());

        assertThat(service.calls()).hasSize(1);
        bob.interrupt();
        bob.join();
    }

    @Test
    void testNoPlaceInTime()
            throws Exception
    {
        CountDownLatch entered = new CountDownLatch(1);
        RemoteClient stuck = _ -> {
            entered.countDown();
            sleepQuietly(600_000);
            return ok("");
        };
        RateLimitedRemoteClient single = new RateLimitedRemoteClient(
                stuck, limiter, buckets, new RemoteConfig().setMaxConcurrency(1).setMaxWait(new Duration(50, MILLISECONDS)), systemTicker(), Thread::sleep);

        Thread first = Thread.ofVirtual().start(() -> single.send(call()));
        assertThat(entered.await(60, SECONDS)).isTrue();
        RemoteCall second = call();
        assertThatThrownBy(() -> single.send(second))
                .satisfies(code(OMNISQL_RATE_LIMITED))
                .hasMessageStartingWith("Connection main has as many remote calls under way as it may");
        assertThat(second.activity().throttledNanos()).isGreaterThanOrEqualTo(MILLISECONDS.toNanos(50));
        first.interrupt();
        first.join();
    }

    private static void sleepQuietly(long millis)
    {
        try {
            Thread.sleep(millis);
        }
        catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
