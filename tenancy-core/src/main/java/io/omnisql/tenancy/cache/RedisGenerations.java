package io.omnisql.tenancy.cache;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.omnisql.tenancy.redis.CircuitBreaker;
import redis.clients.jedis.RedisClient;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import static java.util.Objects.requireNonNull;

/**
 * Generations in Redis, one hash per tenant, read again after a quarter of a second.
 * <p>
 * A hash begins with a random epoch, which is part of every generation: when Redis loses the hash, old generations do not come back.
 * While Redis is down each read gives a generation that nobody has had or will have, so that nothing cached before can be used.
 */
public final class RedisGenerations
        implements Generations
{
    private static final Duration KEPT = Duration.ofMillis(250);
    private static final int MAX_TENANTS = 10_000;
    private static final String EPOCH = "epoch";

    private final RedisClient redis;
    private final CircuitBreaker circuit;
    private final LoadingCache<String, Map<String, String>> counters = Caffeine.newBuilder()
            .expireAfterWrite(KEPT)
            .maximumSize(MAX_TENANTS)
            .executor(Runnable::run)
            .build(this::load);

    /**
     * @param redis stays open when this is closed
     */
    public RedisGenerations(RedisClient redis)
    {
        this.redis = requireNonNull(redis, "redis is null");
        this.circuit = new CircuitBreaker("cache generations", redis.getPool()::clear);
    }

    @Override
    public String current(String tenant, String connector, String connection, String table)
    {
        Map<String, String> tenantCounters = counters.get(tenant);
        return "%s.%s.%s".formatted(
                tenantCounters.get(EPOCH),
                tenantCounters.getOrDefault(field(connector, connection), "0"),
                tenantCounters.getOrDefault(field(connector, connection, table), "0"));
    }

    private Map<String, String> load(String tenant)
    {
        return circuit.call(() -> read(tenant))
                .filter(stored -> stored.containsKey(EPOCH))
                .orElseGet(() -> Map.of(EPOCH, newEpoch()));
    }

    private Map<String, String> read(String tenant)
    {
        Map<String, String> stored = redis.hgetAll(key(tenant));
        if (stored.containsKey(EPOCH)) {
            return stored;
        }
        redis.hsetnx(key(tenant), EPOCH, newEpoch());
        return redis.hgetAll(key(tenant));
    }

    /**
     * @throws redis.clients.jedis.exceptions.JedisException when Redis is down; the change must be announced again
     */
    @Override
    public void bump(String tenant, String connector, String connection, Optional<String> table)
    {
        redis.hsetnx(key(tenant), EPOCH, newEpoch());
        redis.hincrBy(key(tenant), table.map(name -> field(connector, connection, name)).orElseGet(() -> field(connector, connection)), 1);
        counters.invalidate(tenant);
    }

    private static String key(String tenant)
    {
        return "osg:{" + tenant + "}";
    }

    private static String field(String... parts)
    {
        return String.join(":", parts);
    }

    private static String newEpoch()
    {
        return UUID.randomUUID().toString();
    }

    @Override
    public void close() {}
}
