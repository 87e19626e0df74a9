package io.omnisql.tenancy.ratelimit;

import io.omnisql.tenancy.ratelimit.RateLimiter.Bucket;
import io.omnisql.tenancy.ratelimit.RateLimiter.Decision;
import io.omnisql.tenancy.testing.RedisFixture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import redis.clients.jedis.RedisClient;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.LongAdder;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

@TestInstance(PER_CLASS)
final class TestRedisRateLimiter
{
    private final RedisFixture server = new RedisFixture();
    private RedisClient redis;
    private RedisClient otherRedis;
    private RateLimiter limiter;
    private RateLimiter otherLimiter;
    private final Map<String, LongAdder> granted = new ConcurrentHashMap<>();

    @BeforeAll
    void connect()
    {
        redis = server.client();
        otherRedis = server.client();
        limiter = new RedisRateLimiter(redis);
        otherLimiter = new RedisRateLimiter(otherRedis);
    }

    @BeforeEach
    void flush()
    {
        redis.flushAll();
    }

    @AfterEach
    void assertEveryKeyExpires()
    {
        for (String key : redis.keys("*")) {
            assertThat(redis.pttl(key)).as(key).isPositive();
        }
    }

    @AfterAll
    void close()
    {
        redis.close();
        otherRedis.close();
        server.close();
    }

    @Test
    void testCapacityThenRefill()
    {
        List<Bucket> levels = List.of(new Bucket("a", "tenant acme", 0.001, 3));
        for (int i = 0; i < 3; i++) {
            assertThat(limiter.acquire(levels)).isEqualTo(Decision.GRANTED);
        }
        Decision refused = limiter.acquire(levels);
        assertThat(refused.granted()).isFalse();
        assertThat(refused.deniedLabel()).isEqualTo("tenant acme");
        assertThat(refused.retryAfter()).isBetween(Duration.ofSeconds(900), Duration.ofSeconds(1000));

        pass("a", refused.retryAfter().minusSeconds(100));
        assertThat(limiter.acquire(levels).granted()).as("before the time to wait").isFalse();
        pass("a", Duration.ofSeconds(101));
        assertThat(limiter.acquire(levels).granted()).as("after the time to wait").isTrue();
        assertThat(limiter.acquire(levels).granted()).isFalse();
    }

    @Test
    void testAllOrNothing()
    {
        Bucket root = new Bucket("root", "github", 0.001, 5);
        Bucket tenant = new Bucket("tenant", "tenant acme", 0.001, 5);
        Bucket leaf = new Bucket("leaf", "user alice", 0.001, 2);
        assertThat(limiter.acquire(List.of(root, tenant, leaf)).granted()).isTrue();
        assertThat(limiter.acquire(List.of(root, tenant, leaf)).granted()).isTrue();
        for (int i = 0; i < 20; i++) {
            Decision refused = limiter.acquire(List.of(root, tenant, leaf));
            assertThat(refused.granted()).isFalse();
            assertThat(refused.deniedLabel()).isEqualTo("user alice");
            assertThat(refused.retryAfter()).isBetween(Duration.ofSeconds(900), Duration.ofSeconds(1000));
        }
        Bucket other = new Bucket("other", "user bob", 0.001, 10);
        for (int i = 0; i < 3; i++) {
            assertThat(limiter.acquire(List.of(root, tenant, other)).granted()).as("parents were not charged for refusals").isTrue();
        }
        assertThat(limiter.acquire(List.of(root, tenant, other)).deniedLabel()).isIn("github", "tenant acme");
        assertThat(limiter.acquire(List.of(other)).granted()).isTrue();
    }

    @Test
    void testNamesTheLevelWithTheLongestWait()
    {
        Bucket fast = new Bucket("fast", "fast", 0.01, 1);
        Bucket slow = new Bucket("slow", "slow", 0.001, 1);
        assertThat(limiter.acquire(List.of(fast, slow)).granted()).isTrue();
        Decision refused = limiter.acquire(List.of(slow, fast));
        assertThat(refused.deniedLabel()).isEqualTo("slow");
        assertThat(refused.retryAfter()).isBetween(Duration.ofSeconds(900), Duration.ofSeconds(1000));
    }

    @Test
    void testFreezeHoldsOnAllNodes()
    {
        Bucket root = new Bucket("root", "github", 0.01, 100);
        List<Bucket> levels = List.of(root, new Bucket("leaf", "user alice", 100, 100));
        assertThat(otherLimiter.acquire(levels).granted()).isTrue();
        limiter.freeze(root, Duration.ofSeconds(600));
        limiter.freeze(root, Duration.ofSeconds(10));
        Decision refused = otherLimiter.acquire(levels);
        assertThat(refused.granted()).isFalse();
        assertThat(refused.deniedLabel()).isEqualTo("github");
        assertThat(refused.retryAfter()).as("the freeze and the first permit").isBetween(Duration.ofSeconds(600), Duration.ofSeconds(700));
        assertThat(otherLimiter.acquire(levels.subList(1, 2)).granted()).isTrue();

        pass("root", refused.retryAfter());
        assertThat(otherLimiter.acquire(levels).granted()).as("the freeze is over").isTrue();
        assertThat(otherLimiter.acquire(levels).granted()).as("it begins with an empty bucket").isFalse();
    }

    @Test
    void testFreezeBeforeFirstUse()
    {
        Bucket bucket = new Bucket("new", "github", 10, 10);
        limiter.freeze(bucket, Duration.ofSeconds(600));
        assertThat(otherLimiter.acquire(List.of(bucket)).granted()).isFalse();
    }

    @Test
    void testScriptsAreSentAgainWhenRedisForgotThem()
    {
        Bucket bucket = new Bucket("a", "a", 10, 10);
        assertThat(limiter.acquire(List.of(bucket)).granted()).isTrue();
        redis.scriptFlush();
        assertThat(limiter.acquire(List.of(bucket)).granted()).isTrue();
        redis.scriptFlush();
        limiter.freeze(bucket, Duration.ofSeconds(600));
        assertThat(limiter.acquire(List.of(bucket)).granted()).isFalse();
    }

    @Test
    void testClockSetBack()
    {
        List<Bucket> levels = List.of(new Bucket("a", "a", 0.01, 2));
        long hourAhead = (System.currentTimeMillis() + 3_600_000) * 1_000;
        redis.hset("osl:a", Map.of("tokens", "0", "time", Long.toString(hourAhead)));
        redis.pexpire("osl:a", 3_600_000);
        assertThat(limiter.acquire(levels).granted()).as("no credit for the step").isFalse();
        pass("a", Duration.ofSeconds(100));
        assertThat(limiter.acquire(levels).granted()).as("refilled from then on").isTrue();
        assertThat(limiter.acquire(levels).granted()).isFalse();
    }

    @Test
    void testManyNodesStayWithinEveryLimit()
            throws ExecutionException, InterruptedException
    {
        Bucket root = new Bucket("root", "github", 300, 60);
        Map<String, Bucket> tenants = Map.of(
                "acme", new Bucket("tenant:acme", "acme", 100, 20),
                "globex", new Bucket("tenant:globex", "globex", 400, 80));
        Map<String, Bucket> users = List.of("acme/a", "acme/b", "globex/c", "globex/d").stream()
                .collect(toMap(user -> user, user -> new Bucket("user:" + user, user, 150, 10)));
        List<String> names = List.copyOf(users.keySet());
        long start = System.nanoTime();
        long end = start + Duration.ofSeconds(2).toNanos();
        try (ExecutorService executor = Executors.newFixedThreadPool(8)) {
            List<Future<?>> futures = new ArrayList<>();
            for (int thread = 0; thread < 8; thread++) {
                RateLimiter node = thread % 2 == 0 ? limiter : otherLimiter;
                futures.add(executor.submit(() -> {
                    while (System.nanoTime() - end < 0 || granted(root) <= 2 * root.capacity()) {
                        String user = names.get(ThreadLocalRandom.current().nextInt(names.size()));
                        Bucket tenant = tenants.get(user.substring(0, user.indexOf('/')));
                        if (node.acquire(List.of(root, tenant, users.get(user))).granted()) {
                            for (String key : List.of(root.key(), tenant.key(), users.get(user).key())) {
                                granted.computeIfAbsent(key, _ -> new LongAdder()).increment();
                            }
                        }
                    }
                }));
            }
            for (Future<?> future : futures) {
                future.get();
            }
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        for (Bucket bucket : List.of(root, tenants.get("acme"), tenants.get("globex"))) {
            assertThat((double) granted(bucket)).as(bucket.key()).isLessThanOrEqualTo(bucket.capacity() + bucket.permitsPerSecond() * seconds);
        }
        for (Bucket bucket : users.values()) {
            assertThat((double) granted(bucket)).as(bucket.key()).isLessThanOrEqualTo(bucket.capacity() + bucket.permitsPerSecond() * seconds);
        }
    }

    private long granted(Bucket bucket)
    {
        LongAdder count = granted.get(bucket.key());
        return count == null ? 0 : count.sum();
    }

    /**
     * Moves what a bucket remembers into the past.
     */
    private void pass(String bucket, Duration duration)
    {
        String key = "osl:" + bucket;
        long micros = duration.toNanos() / 1_000;
        redis.hincrBy(key, "time", -micros);
        if (redis.hexists(key, "frozen")) {
            redis.hincrBy(key, "frozen", -micros);
        }
    }
}
