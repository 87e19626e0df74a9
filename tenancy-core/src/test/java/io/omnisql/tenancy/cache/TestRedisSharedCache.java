package io.omnisql.tenancy.cache;

import io.omnisql.tenancy.cache.SharedCache.Entry;
import io.omnisql.tenancy.redis.CircuitBreaker;
import io.omnisql.tenancy.testing.FakeTenantKeys;
import io.omnisql.tenancy.testing.RedisFixture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.RedisClient;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

import static io.omnisql.tenancy.testing.Eventually.eventually;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class TestRedisSharedCache
{
    private static final Duration TTL = Duration.ofMinutes(1);
    private static final String DIGEST = "0123456789abcdef".repeat(4);
    private static final CacheKey KEY = new CacheKey("acme", "github", "main", "issues", "e.0.1", "T", DIGEST);
    private static final Entry ENTRY = new Entry("title: the secret merger".repeat(100).getBytes(UTF_8), Instant.ofEpochMilli(1_700_000_000_123L));

    private final RedisFixture server = new RedisFixture();
    private final FakeTenantKeys keys = new FakeTenantKeys();
    private RedisClient redis;
    private RedisSharedCache cache;

    @BeforeEach
    void connect()
    {
        redis = server.client();
        cache = cache(redis);
        keys.add("acme", 1);
        keys.add("globex", 1);
    }

    @AfterEach
    void close()
    {
        redis.close();
        server.close();
    }

    @Test
    void testPutAndGet()
    {
        assertThat(cache.get(KEY)).isEmpty();
        cache.put(KEY, ENTRY, TTL);
        assertHit(KEY, ENTRY);
        assertThat(redis.keys("*")).containsExactly("osc:{acme}:e.0.1:github:main:issues:T:" + DIGEST);
        assertThat(redis.pttl(redis.keys("*").iterator().next())).isBetween(TTL.toMillis() - 5_000, TTL.toMillis());

        Entry empty = new Entry(new byte[0], ENTRY.readAt());
        cache.put(KEY, empty, TTL);
        assertHit(KEY, empty);
        assertThat(cache.refusedValues()).isZero();
    }

    @Test
    void testExpires()
            throws InterruptedException
    {
        cache.put(KEY, ENTRY, Duration.ofMillis(100));
        eventually(() -> assertThat(cache.get(KEY)).isEmpty());
    }

    @Test
    void testValueIsUnreadableAndCompressed()
    {
        cache.put(KEY, ENTRY, TTL);
        byte[] stored = stored(KEY);
        assertThat(new String(stored, ISO_8859_1)).doesNotContain("secret", "merger", "title");
        assertThat(stored).hasSizeLessThan(300);
    }

    @Test
    void testValueUnderAnotherKeyIsAMiss()
    {
        cache.put(KEY, ENTRY, TTL);
        byte[] stored = stored(KEY);
        CacheKey[] others = {
                new CacheKey("globex", "github", "main", "issues", "e.0.1", "T", DIGEST),
                new CacheKey("acme", "jira", "main", "issues", "e.0.1", "T", DIGEST),
                new CacheKey("acme", "github", "other", "issues", "e.0.1", "T", DIGEST),
                new CacheKey("acme", "github", "main", "labels", "e.0.1", "T", DIGEST),
                new CacheKey("acme", "github", "main", "issues", "e.0.2", "T", DIGEST),
                new CacheKey("acme", "github", "main", "issues", "e.0.1", "U:bob", DIGEST),
                new CacheKey("acme", "github", "main", "issues", "e.0.1", "T", "f".repeat(64)),
        };
        for (int i = 0; i < others.length; i++) {
            assertThat(cache.get(others[i])).isEmpty();
            store(others[i], stored);
            assertThat(cache.get(others[i])).as(others[i].toString()).isEmpty();
            assertThat(cache.refusedValues()).isEqualTo(i + 1);
        }
        assertHit(KEY, ENTRY);
    }

    @Test
    void testAnyChangedByteIsAMiss()
    {
        Entry entry = new Entry("value".getBytes(UTF_8), ENTRY.readAt());
        cache.put(KEY, entry, TTL);
        byte[] stored = stored(KEY);
        for (int i = 0; i < stored.length; i++) {
            byte[] changed = stored.clone();
            changed[i] ^= 4;
            store(KEY, changed);
            assertThat(cache.get(KEY)).as("byte %s", i).isEmpty();
        }
        int inKeyVersion = Integer.BYTES;
        assertThat(cache.refusedValues()).isEqualTo(stored.length - inKeyVersion);
        for (byte[] rubbish : new byte[][] {new byte[0], "rubbish".getBytes(UTF_8), Arrays.copyOf(stored, stored.length - 1)}) {
            store(KEY, rubbish);
            assertThat(cache.get(KEY)).isEmpty();
        }
        assertThat(cache.refusedValues()).isEqualTo(stored.length - inKeyVersion + 3);
    }

    @Test
    void testKeyRotationAndLoss()
    {
        cache.put(KEY, ENTRY, TTL);
        keys.add("acme", 2);
        assertHit(KEY, ENTRY);
        byte[] old = stored(KEY);
        cache.put(KEY, ENTRY, TTL);
        assertHit(KEY, ENTRY);

        keys.remove("acme", 1);
        assertHit(KEY, ENTRY);
        store(KEY, old);
        assertThat(cache.get(KEY)).as("under a key that was taken away").isEmpty();

        keys.remove("acme", 2);
        redis.flushAll();
        cache.put(KEY, ENTRY, TTL);
        assertThat(redis.keys("*")).as("nothing is stored without a key").isEmpty();
    }

    @Test
    void testAnotherKeyOfTheSameVersionIsAMiss()
    {
        cache.put(KEY, ENTRY, TTL);
        keys.add("acme", 1);
        assertThat(cache.get(KEY)).isEmpty();
        assertThat(cache.refusedValues()).isEqualTo(1);
    }

    @Test
    void testTooLargeValueIsNotStored()
    {
        byte[] random = new byte[9 * 1024 * 1024];
        new SecureRandom().nextBytes(random);
        cache.put(KEY, new Entry(random, ENTRY.readAt()), TTL);
        assertThat(redis.keys("*")).isEmpty();
    }

    @Test
    void testNoTimeToLiveKeepsNothing()
    {
        for (Duration ttl : new Duration[] {Duration.ZERO, Duration.ofSeconds(-1), Duration.ofNanos(1)}) {
            cache.put(KEY, ENTRY, ttl);
        }
        assertThat(redis.keys("*")).isEmpty();
    }

    @Test
    void testRedisDownIsAMiss()
            throws InterruptedException
    {
        cache.put(KEY, ENTRY, TTL);
        server.stop();
        assertThat(cache.get(KEY)).isEmpty();
        cache.put(KEY, ENTRY, TTL);

        server.start();
        eventually(() -> {
            cache.put(KEY, ENTRY, TTL);
            assertHit(KEY, ENTRY);
        });
    }

    @Test
    void testHangingRedisIsNotWaitedFor()
    {
        cache.put(KEY, ENTRY, TTL);
        server.hang();
        try (RedisClient impatient = server.client(Duration.ofMillis(200))) {
            RedisSharedCache hanging = cache(impatient);
            long start = System.nanoTime();
            for (int i = 0; i < 1_000; i++) {
                assertThat(hanging.get(KEY)).isEmpty();
            }
            assertThat(Duration.ofNanos(System.nanoTime() - start)).as("a thousand timeouts take 200 seconds").isLessThan(Duration.ofSeconds(60));
        }
    }

    @Test
    void testBadCacheKey()
    {
        assertThatThrownBy(() -> new CacheKey("acme", "github", "ma:in", "issues", "e.0.1", "T", DIGEST)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new CacheKey("acme", "", "main", "issues", "e.0.1", "T", DIGEST)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new CacheKey("acme", "github", "main", "issues", "e.0.1", "", DIGEST)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new CacheKey("acme", "github", "main", "issues", "e.0.1", "T", "0:" + DIGEST)).isInstanceOf(IllegalArgumentException.class);
    }

    private RedisSharedCache cache(RedisClient client)
    {
        return new RedisSharedCache(client, keys, new CircuitBreaker("test", client.getPool()::clear));
    }

    private void assertHit(CacheKey key, Entry expected)
    {
        Optional<Entry> entry = cache.get(key);
        assertThat(entry).isPresent();
        assertThat(entry.get().value()).isEqualTo(expected.value());
        assertThat(entry.get().readAt()).isEqualTo(expected.readAt());
    }

    private byte[] stored(CacheKey key)
    {
        return redis.get(name(key));
    }

    private void store(CacheKey key, byte[] value)
    {
        redis.set(name(key), value);
    }

    private static byte[] name(CacheKey key)
    {
        return String.join(":", "osc", "{" + key.tenant() + "}", key.generation(), key.connector(), key.connection(), key.table(), key.scope(), key.digest()).getBytes(UTF_8);
    }
}
