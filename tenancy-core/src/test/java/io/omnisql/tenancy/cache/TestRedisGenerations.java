package io.omnisql.tenancy.cache;

import io.omnisql.tenancy.testing.RedisFixture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisException;

import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

import static io.omnisql.tenancy.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class TestRedisGenerations
{
    private final RedisFixture server = new RedisFixture();
    private RedisClient redis;
    private RedisClient otherRedis;
    private RedisGenerations generations;
    private RedisGenerations otherNode;

    @BeforeEach
    void connect()
    {
        redis = server.client();
        otherRedis = server.client();
        generations = new RedisGenerations(redis);
        otherNode = new RedisGenerations(otherRedis);
    }

    @AfterEach
    void close()
    {
        redis.close();
        otherRedis.close();
        server.close();
    }

    @Test
    void testBumpIsSeenByOtherNodes()
            throws InterruptedException
    {
        String issues = generations.current("acme", "github", "main", "issues");
        String labels = generations.current("acme", "github", "main", "labels");
        String otherConnection = generations.current("acme", "github", "other", "issues");
        String otherTenant = generations.current("globex", "github", "main", "issues");
        assertThat(otherNode.current("acme", "github", "main", "issues")).isEqualTo(issues);

        otherNode.bump("acme", "github", "main", Optional.of("issues"));
        assertThat(otherNode.current("acme", "github", "main", "issues")).as("at once where it was raised").isNotEqualTo(issues);
        eventually(() -> assertThat(generations.current("acme", "github", "main", "issues")).isNotEqualTo(issues));
        assertThat(generations.current("acme", "github", "main", "labels")).isEqualTo(labels);

        otherNode.bump("acme", "github", "main", Optional.empty());
        eventually(() -> assertThat(generations.current("acme", "github", "main", "labels")).isNotEqualTo(labels));
        assertThat(generations.current("acme", "github", "other", "issues")).isEqualTo(otherConnection);
        assertThat(generations.current("globex", "github", "main", "issues")).isEqualTo(otherTenant);
    }

    @Test
    void testBumpBeforeFirstRead()
    {
        generations.bump("acme", "github", "main", Optional.of("issues"));
        assertThat(generations.current("acme", "github", "main", "issues")).isEqualTo(otherNode.current("acme", "github", "main", "issues"));
    }

    @Test
    void testPartOfACacheKey()
    {
        assertThat(new CacheKey("acme", "github", "main", "issues", generations.current("acme", "github", "main", "issues"), "T", "0".repeat(64))).isNotNull();
    }

    @Test
    void testLostCountersDoNotBringOldGenerationsBack()
            throws InterruptedException
    {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 3; i++) {
            redis.flushAll();
            Thread.sleep(300);
            assertThat(seen.add(generations.current("acme", "github", "main", "issues"))).isTrue();
            generations.bump("acme", "github", "main", Optional.of("issues"));
            assertThat(seen.add(generations.current("acme", "github", "main", "issues"))).isTrue();
        }
    }

    @Test
    void testNothingCachedIsReachableWhileRedisIsDown()
            throws InterruptedException
    {
        Set<String> seen = new HashSet<>();
        String before = generations.current("acme", "github", "main", "issues");
        seen.add(before);
        server.stop();
        for (int i = 0; i < 3; i++) {
            Thread.sleep(300);
            assertThat(seen.add(generations.current("acme", "github", "main", "issues"))).isTrue();
            assertThat(seen.add(otherNode.current("acme", "github", "main", "issues"))).isTrue();
        }
        assertThatThrownBy(() -> generations.bump("acme", "github", "main", Optional.empty())).isInstanceOf(JedisException.class);

        server.start();
        eventually(() -> assertThat(generations.current("acme", "github", "main", "issues"))
                .isEqualTo(otherNode.current("acme", "github", "main", "issues")));
        assertThat(seen).doesNotContain(generations.current("acme", "github", "main", "issues"));
    }

    @Test
    void testHangingRedisIsNotWaitedFor()
    {
        server.hang();
        try (RedisClient impatient = server.client(Duration.ofMillis(200))) {
            RedisGenerations hanging = new RedisGenerations(impatient);
            long start = System.nanoTime();
            Set<String> seen = new HashSet<>();
            for (int tenant = 0; tenant < 1_000; tenant++) {
                seen.add(hanging.current("tenant" + tenant, "github", "main", "issues"));
            }
            assertThat(seen).hasSize(1_000);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).as("a thousand timeouts take 200 seconds").isLessThan(Duration.ofSeconds(60));
        }
    }
}
