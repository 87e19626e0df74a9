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
            throws InterruptedException
    {
        List<Bucket> levels = List.of(new Bucket("a", "tenant acme", 10, 3));
        for (int i = 0; i < 3; i++) {
            assertThat(limiter.acquire(levels)).isEqualTo(Decision.GRANTED);
        }
        Decision refused = limiter.acquire(levels);
        assertThat(refused.granted()).isFalse();
        assertThat(refused.deniedLabel()).isEqualTo("tenant acme");
        assertThat(refused.retryAfter()).isBetween(Duration.ofMillis(1), Duration.ofMillis(100));

        Thread.sleep(refused.retryAfter().plusMillis(1));
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
            assertThat(refused.retryAfter()).isBetween(Duration.ofSeconds(990), Duration.ofSeconds(1000));
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
        Bucket fast = new Bucket("fast", "fast", 100, 1);
        Bucket slow = new Bucket("slow", "slow", 1, 1);
        assertThat(limiter.acquire(List.of(fast, slow)).granted()).isTrue();
        Decision refused = limiter.acquire(List.of(slow, fast));
        assertThat(refused.deniedLabel()).isEqualTo("slow");
        assertThat(refused.retryAfter()).isBetween(Duration.ofMillis(500), Duration.ofSeconds(1));
    }

    @Test
    void testFreezeHoldsOnAllNodes()
            throws InterruptedException
    {
        Bucket root = new Bucket("root", "github", 50, 100);
        List<Bucket> levels = List.of(root, new Bucket("leaf", "user alice", 100, 100));
        assertThat(otherLimiter.acquire(levels).granted()).isTrue();
        limiter.freeze(root, Duration.ofMillis(600));
        limiter.freeze(root, Duration.ofMillis(10));
        Decision refused = otherLimiter.acquire(levels);
        assertThat(refused.granted()).isFalse();
        assertThat(refused.deniedLabel()).isEqualTo("github");
        assertThat(refused.retryAfter()).isBetween(Duration.ofMillis(400), Duration.ofMillis(620));
        assertThat(otherLimiter.acquire(levels.subList(1, 2)).granted()).isTrue();

        Thread.sleep(refused.retryAfter().plusMillis(2));
        int granted = 0;
        while (otherLimiter.acquire(levels).granted()) {
            granted++;
        }
        assertThat(granted).as("permits right after the freeze: it begins with an empty bucket").isBetween(1, 20);
    }

    @Test
    void testFreezeBeforeFirstUse()
    {
        Bucket bucket = new Bucket("new", "github", 10, 10);
        limiter.freeze(bucket, Duration.ofSeconds(5));
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
        limiter.freeze(bucket, Duration.ofSeconds(1));
        assertThat(limiter.acquire(List.of(bucket)).granted()).isFalse();
    }

    @Test
    void testClockSetBack()
            throws InterruptedException
    {
        List<Bucket> levels = List.of(new Bucket("a", "a", 20, 2));
        long hourAhead = (System.currentTimeMillis() + 3_600_000) * 1_000;
        redis.hset("osl:a", Map.of("tokens", "0", "time", Long.toString(hourAhead)));
        redis.pexpire("osl:a", 60_000);
        assertThat(limiter.acquire(levels).granted()).as("no credit for the step").isFalse();
        Thread.sleep(60);
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
        Map<String, LongAdder> granted = new ConcurrentHashMap<>();
        List<String> names = List.copyOf(users.keySet());
        long start = System.nanoTime();
        long end = start + Duration.ofSeconds(2).toNanos();
        try (ExecutorService executor = Executors.newFixedThreadPool(8)) {
            List<Future<?>> futures = new ArrayList<>();
            for (int thread = 0; thread < 8; thread++) {
                RateLimiter node = thread % 2 == 0 ? limiter : otherLimiter;
                futures.add(executor.submit(() -> {
                    while (System.nanoTime() - end < 0) {
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
            assertThat(granted.get(bucket.key()).doubleValue()).as(bucket.key()).isLessThanOrEqualTo(bucket.capacity() + bucket.permitsPerSecond() * seconds);
        }
        for (Bucket bucket : users.values()) {
            assertThat(granted.get(bucket.key()).doubleValue()).as(bucket.key()).isLessThanOrEqualTo(bucket.capacity() + bucket.permitsPerSecond() * seconds);
        }
        assertThat(granted.get("root").doubleValue()).as("the limit is also used").isGreaterThanOrEqualTo(0.8 * (60 + 300 * 2));
    }
}
