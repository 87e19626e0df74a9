package io.omnisql.tenancy.rotation;

import io.omnisql.tenancy.rotation.RotatedValues.Claim;
import io.omnisql.tenancy.rotation.RotatedValues.Place;
import io.omnisql.tenancy.rotation.RotationException.Reason;
import io.omnisql.tenancy.testing.FakeTenantKeys;
import io.omnisql.tenancy.testing.RedisFixture;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.RedisClient;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

import static io.omnisql.tenancy.testing.Eventually.eventually;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

final class TestRedisRotatedValues
{
    private static final Place PLACE = new Place("acme", "jira", "main", "0123abcd");
    private static final String KEY = "osr:{acme}:jira:main:0123abcd";
    private static final Duration LEASE = Duration.ofMinutes(1);

    private final RedisFixture server = new RedisFixture();
    private final FakeTenantKeys keys = new FakeTenantKeys();
    private RedisClient redis;
    private RedisRotatedValues values;

    @BeforeEach
    void connect()
    {
        redis = server.client();
        values = new RedisRotatedValues(redis, keys);
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
    void testReplaceAndClaim()
    {
        Claim first = values.claim(PLACE, LEASE);
        assertThat(first.isHeld()).isTrue();
        assertThat(first.value()).isEmpty();
        assertThat(values.claim(PLACE, LEASE).isHeld()).isFalse();
        assertThat(values.replace(first, bytes("second token"))).isTrue();

        Claim second = values.claim(PLACE, LEASE);
        assertThat(second.isHeld()).isTrue();
        assertThat(second.value()).hasValueSatisfying(value -> assertThat(value).isEqualTo(bytes("second token")));
        values.release(second);
        assertThat(values.claim(PLACE, LEASE).isHeld()).isTrue();
        assertThat(values.claim(new Place("acme", "jira", "main", "ffff"), LEASE).value()).as("another origin").isEmpty();
        assertThat(redis.pttl(KEY)).as("kept for ever").isEqualTo(-1);
        assertThat(redis.hget(KEY, "value")).doesNotContain("second", "token");
    }

    @Test
    void testOneOfManyReplaces()
            throws Exception
    {
        List<Future<Boolean>> replaced = new ArrayList<>();
        Claim claim = values.claim(PLACE, LEASE);
        try (ExecutorService executor = newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 20; i++) {
                byte[] value = bytes("value " + i);
                replaced.add(executor.submit(() -> values.replace(claim, value)));
            }
        }
        assertThat(replaced).filteredOn(Future::resultNow).hasSize(1);
        assertThat(values.claim(PLACE, LEASE).version()).isEqualTo(1);
    }

    @Test
    void testHolderWhoDiedIsReplaced()
            throws InterruptedException
    {
        Claim dead = values.claim(PLACE, Duration.ofMillis(100));
        List<Claim> claims = new ArrayList<>();
        eventually(() -> {
            claims.add(values.claim(PLACE, LEASE));
            assertThat(claims.getLast().isHeld()).isTrue();
        });
        assertThat(values.replace(claims.getLast(), bytes("theirs"))).isTrue();
        // the dead one comes back, and takes neither the value nor a later claim
        Claim later = values.claim(PLACE, LEASE);
        assertThat(values.replace(dead, bytes("mine"))).isFalse();
        values.release(dead);
        assertThat(values.claim(PLACE, LEASE).isHeld()).isFalse();
        assertThat(later.value()).hasValueSatisfying(value -> assertThat(value).isEqualTo(bytes("theirs")));
    }

    @Test
    void testChangedOrMovedValueIsRefused()
    {
        values.replace(values.claim(PLACE, LEASE), bytes("second token"));
        Map<String, String> stored = redis.hgetAll(KEY);
        redis.hset("osr:{globex}:jira:main:0123abcd", stored);
        redis.hset("osr:{acme}:jira:other:0123abcd", stored);
        String value = stored.get("value");
        redis.hset(KEY, "value", value.substring(0, 60) + (value.charAt(60) == 'A' ? 'B' : 'A') + value.substring(61));
        assertUnreadable(() -> values.claim(PLACE, LEASE));
        assertUnreadable(() -> values.claim(PLACE, LEASE));
        assertUnreadable(() -> values.claim(new Place("globex", "jira", "main", "0123abcd"), LEASE));
        assertUnreadable(() -> values.claim(new Place("acme", "jira", "other", "0123abcd"), LEASE));
        redis.hset(KEY, "value", "rubbish!");
        assertUnreadable(() -> values.claim(PLACE, LEASE));
        keys.remove("acme", 1);
        redis.hset(KEY, stored);
        assertUnreadable(() -> values.claim(PLACE, LEASE));
        assertThat(redis.exists(KEY + ":holder")).as("nobody holds what cannot be read").isFalse();
    }

    @Test
    void testKeyRotation()
    {
        values.replace(values.claim(PLACE, LEASE), bytes("second token"));
        keys.add("acme", 2);
        Claim claim = values.claim(PLACE, LEASE);
        assertThat(claim.value()).hasValueSatisfying(value -> assertThat(value).isEqualTo(bytes("second token")));
        values.replace(claim, bytes("third token"));
        keys.remove("acme", 1);
        assertThat(values.claim(PLACE, LEASE).value()).hasValueSatisfying(value -> assertThat(value).isEqualTo(bytes("third token")));
    }

    @Test
    void testRedisDown()
    {
        Claim claim = values.claim(PLACE, LEASE);
        server.stop();
        assertThatThrownBy(() -> values.replace(claim, bytes("second token")))
                .asInstanceOf(type(RotationException.class))
                .returns(Reason.UNAVAILABLE, RotationException::reason);
        assertThatThrownBy(() -> values.claim(PLACE, LEASE)).isInstanceOf(RotationException.class);
    }

    private static void assertUnreadable(ThrowingCallable call)
    {
        assertThatThrownBy(call).asInstanceOf(type(RotationException.class)).returns(Reason.UNREADABLE, RotationException::reason);
    }

    private static byte[] bytes(String value)
    {
        return value.getBytes(UTF_8);
    }
}
