package io.omnisql.tenancy.ratelimit;

import io.omnisql.tenancy.redis.LuaScript;
import redis.clients.jedis.RedisClient;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import static java.lang.Math.toIntExact;
import static java.time.temporal.ChronoUnit.MICROS;
import static java.util.Objects.requireNonNull;

/**
 * Token buckets in Redis, one script for all levels, by Redis's clock.
 * <p>
 * All nodes together are granted at most {@code capacity + rate * time} permits of each bucket. Fails with Jedis's exceptions while Redis
 * is down.
 */
public final class RedisRateLimiter
        implements RateLimiter
{
    private static final String PREFIX = "osl:";

    private final RedisClient redis;
    private final LuaScript acquire = LuaScript.load(RedisRateLimiter.class, "acquire.lua");
    private final LuaScript freeze = LuaScript.load(RedisRateLimiter.class, "freeze.lua");

    /**
     * @param redis stays open when the limiter is closed
     */
    public RedisRateLimiter(RedisClient redis)
    {
        this.redis = requireNonNull(redis, "redis is null");
    }

    @Override
    public Decision acquire(List<Bucket> levels)
    {
        if (levels.isEmpty()) {
            throw new IllegalArgumentException("levels is empty");
        }
        List<String> keys = levels.stream()
                .map(bucket -> PREFIX + bucket.key())
                .toList();
        List<String> arguments = levels.stream()
                .flatMap(bucket -> Stream.of(Double.toString(bucket.permitsPerSecond()), Long.toString(bucket.capacity())))
                .toList();
        List<?> answer = (List<?>) acquire.run(redis, keys, arguments);
        long waitMicros = (Long) answer.getFirst();
        if (waitMicros == 0) {
            return Decision.GRANTED;
        }
        int refusing = toIntExact((Long) answer.getLast()) - 1;
        return new Decision(false, Duration.of(waitMicros, MICROS), levels.get(refusing).label());
    }

    @Override
    public void freeze(Bucket bucket, Duration duration)
    {
        long fillMillis = (long) Math.ceil(bucket.capacity() / bucket.permitsPerSecond() * 1000);
        freeze.run(redis, List.of(PREFIX + bucket.key()), List.of(Long.toString(duration.toMillis()), Long.toString(fillMillis)));
    }

    @Override
    public void close() {}
}
