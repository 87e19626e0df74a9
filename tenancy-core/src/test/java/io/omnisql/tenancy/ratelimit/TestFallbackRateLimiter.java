package io.omnisql.tenancy.ratelimit;

import io.omnisql.tenancy.ratelimit.RateLimiter.Bucket;
import io.omnisql.tenancy.ratelimit.RateLimiter.Decision;
import io.omnisql.tenancy.redis.CircuitBreaker;
import io.omnisql.tenancy.testing.RedisFixture;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.RedisClient;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

import static io.omnisql.tenancy.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class TestFallbackRateLimiter
{
    private static final Bucket TENANT = new Bucket("tenant", "tenant acme", 50, 40);
    private static final Duration TIMEOUT = Duration.ofMillis(50);
    private static final Bucket USER = new Bucket("user", "user alice", 100, 80);

    private final AtomicLong nanos = new AtomicLong();
    private final FakeSharedLimiter shared = new FakeSharedLimiter();
    private final FallbackRateLimiter limiter = new FallbackRateLimiter(shared, new CircuitBreaker("test", () -> {}), 4, nanos::get);

    @Test
    void testSharedAnswer()
    {
        assertThat(limiter.acquire(List.of(TENANT))).isEqualTo(Decision.GRANTED);
        shared.answer = new Decision(false, Duration.ofSeconds(3), "tenant acme");
        assertThat(limiter.acquire(List.of(TENANT))).isEqualTo(shared.answer);
        limiter.close();
        assertThat(shared.closed).isTrue();
    }

    @Test
    void testLocalShareBeginsWithOnePermit()
    {
        shared.down = true;
        assertThat(limiter.acquire(List.of(TENANT)).granted()).isTrue();
        assertThat(limiter.acquire(List.of(TENANT))).isEqualTo(new Decision(false, Duration.ofMillis(100), "tenant acme"));
        assertThat(grantedIn(Duration.ofSeconds(100))).as("80 % of a quarter of 50 per second").isBetween(990, 1000);
        pass(Duration.ofHours(1));
        assertThat(grantedNow()).as("the share of the capacity").isEqualTo(8);
    }

    @Test
    void testNoOutageBeginsWithABurst()
    {
        shared.down = true;
        limiter.acquire(List.of(TENANT));
        shared.down = false;
        assertThat(limiter.acquire(List.of(TENANT)).granted()).isTrue();
        pass(Duration.ofHours(1));
        shared.down = true;
        assertThat(grantedNow()).isEqualTo(1);
    }

    @Test
    void testShareIsNeverZeroAndNeverAboveTheLimit()
    {
        shared.down = true;
        Bucket slow = new Bucket("slow", "slow", 0.1, 1);
        int granted = 0;
        for (int i = 0; i < 1_000; i++) {
            granted += limiter.acquire(List.of(slow)).granted() ? 1 : 0;
            pass(Duration.ofSeconds(1));
        }
        assertThat(granted).as("80 % of a quarter of one in ten seconds").isBetween(20, 21);
    }

    @Test
    void testFreezeHoldsWhateverTheSharedLimiterSays()
    {
        limiter.freeze(TENANT, Duration.ofSeconds(10));
        assertThat(shared.frozen).containsExactly(TENANT);
        assertThat(limiter.acquire(List.of(USER, TENANT))).isEqualTo(new Decision(false, Duration.ofSeconds(10), "tenant acme"));
        assertThat(limiter.acquire(List.of(USER)).granted()).isTrue();

        shared.down = true;
        limiter.freeze(TENANT, Duration.ofSeconds(20));
        limiter.freeze(TENANT, Duration.ofSeconds(5));
        pass(Duration.ofSeconds(15));
        assertThat(limiter.acquire(List.of(TENANT))).isEqualTo(new Decision(false, Duration.ofSeconds(5), "tenant acme"));
        shared.down = false;
        assertThat(limiter.acquire(List.of(TENANT)).granted()).isFalse();
        pass(Duration.ofSeconds(5));
        assertThat(limiter.acquire(List.of(TENANT)).granted()).isTrue();
    }

    @Test
    void testExpectedNodes()
    {
        assertThatThrownBy(() -> new FallbackRateLimiter(shared, new CircuitBreaker("test", () -> {}), 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void testRedisKilledAndBack()
            throws InterruptedException, ExecutionException
    {
        try (RedisFixture server = new RedisFixture();
                RedisClient redis = server.client(TIMEOUT);
                FallbackRateLimiter node = node(redis)) {
            assertThat(load(node, Duration.ofMillis(500)).granted()).isPositive();
            server.stop();
            Load outage = load(node, Duration.ofSeconds(1));
            assertThat((double) outage.granted())
                    .as("at most one permit and the local share: half of 80 %% of 50 per second")
                    .isBetween(1.0, 1 + 20 * outage.seconds());

            server.start();
            eventually(() -> assertThat(shared(redis)).isTrue());
            Load recovered = load(node, Duration.ofSeconds(1));
            assertThat((double) recovered.granted())
                    .as("at most the local share's bucket, a full bucket and the rate")
                    .isBetween(1.0, 16 + 40 + 50 * recovered.seconds());
            eventually(() -> assertThat(grantsAboveShare(node)).as("asks Redis again").isTrue());
        }
    }

    @Test
    void testRedisHangs()
            throws InterruptedException, ExecutionException
    {
        try (RedisFixture server = new RedisFixture();
                RedisClient redis = server.client(TIMEOUT);
                FallbackRateLimiter node = node(redis)) {
            load(node, Duration.ofMillis(500));
            server.hang();
            Load outage = load(node, Duration.ofSeconds(2));
            assertThat((double) outage.granted()).as("at most one permit and the local share").isBetween(1.0, 1 + 20 * outage.seconds());
            assertThat(outage.median()).as("hardly anybody waits for Redis").isLessThan(TIMEOUT);
        }
    }

    /**
     * The local share's bucket holds 16 permits.
     */
    private static boolean grantsAboveShare(RateLimiter limiter)
    {
        Bucket bucket = new Bucket("burst " + System.nanoTime(), "burst", 0.001, 40);
        int granted = 0;
        while (granted < 40 && limiter.acquire(List.of(bucket)).granted()) {
            granted++;
        }
        return granted > 16;
    }

    private static FallbackRateLimiter node(RedisClient redis)
    {
        return new FallbackRateLimiter(new RedisRateLimiter(redis), new CircuitBreaker("test", redis.getPool()::clear), 2);
    }

    private static boolean shared(RedisClient redis)
    {
        return new RedisRateLimiter(redis).acquire(List.of(new Bucket("probe", "probe", 1_000, 1_000))).granted();
    }

    /**
     * Four threads that ask as fast as a limiter lets them, each pausing a little between two attempts.
     */
    private static Load load(RateLimiter limiter, Duration duration)
            throws ExecutionException, InterruptedException
    {
        long begin = System.nanoTime();
        long end = begin + duration.toNanos();
        List<Duration> times = Collections.synchronizedList(new ArrayList<>());
        int granted = 0;
        try (ExecutorService executor = Executors.newFixedThreadPool(4)) {
            List<Future<Integer>> futures = new ArrayList<>();
            for (int thread = 0; thread < 4; thread++) {
                futures.add(executor.submit(() -> {
                    int mine = 0;
                    do {
                        long start = System.nanoTime();
                        mine += limiter.acquire(List.of(TENANT, USER)).granted() ? 1 : 0;
                        times.add(Duration.ofNanos(System.nanoTime() - start));
                        Thread.sleep(2);
                    }
                    while (System.nanoTime() - end < 0);
                    return mine;
                }));
            }
            for (Future<Integer> future : futures) {
                granted += future.get();
            }
        }
        return new Load(granted, (System.nanoTime() - begin) / 1e9, times.stream().sorted().toList());
    }

    private int grantedIn(Duration duration)
    {
        int granted = 0;
        for (long i = 0; i < duration.toMillis(); i += 10) {
            pass(Duration.ofMillis(10));
            granted += limiter.acquire(List.of(TENANT)).granted() ? 1 : 0;
        }
        return granted;
    }

    private int grantedNow()
    {
        int granted = 0;
        while (limiter.acquire(List.of(TENANT)).granted()) {
            granted++;
        }
        return granted;
    }

    private void pass(Duration duration)
    {
        nanos.addAndGet(duration.toNanos());
    }

    private record Load(int granted, double seconds, List<Duration> times)
    {
        Duration median()
        {
            return times.get(times.size() / 2);
        }
    }

    private static final class FakeSharedLimiter
            implements RateLimiter
    {
        private final List<Bucket> frozen = new ArrayList<>();
        private boolean down;
        private boolean closed;
        private Decision answer = Decision.GRANTED;

        @Override
        public Decision acquire(List<Bucket> levels)
        {
            checkUp();
            return answer;
        }

        @Override
        public void freeze(Bucket bucket, Duration duration)
        {
            checkUp();
            frozen.add(bucket);
        }

        private void checkUp()
        {
            if (down) {
                throw new IllegalStateException("down");
            }
        }

        @Override
        public void close()
        {
            closed = true;
        }
    }
}
