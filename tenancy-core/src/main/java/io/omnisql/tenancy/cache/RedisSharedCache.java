package io.omnisql.tenancy.cache;

import io.omnisql.tenancy.keys.AssociatedData;
import io.omnisql.tenancy.keys.EnvelopeCipher;
import io.omnisql.tenancy.keys.EnvelopeException;
import io.omnisql.tenancy.keys.KeyUnavailableException;
import io.omnisql.tenancy.keys.TenantKey;
import io.omnisql.tenancy.keys.TenantKeys;
import io.omnisql.tenancy.redis.CircuitBreaker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.params.SetParams;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

/**
 * Cached values in Redis, each encrypted under its tenant's key and bound to its whole cache key.
 * <p>
 * Whoever reads Redis learns nothing of the values, and whoever writes to it cannot make a value appear under another key: a value that
 * does not authenticate is a miss, logged and counted.
 */
public final class RedisSharedCache
        implements SharedCache
{
    private static final Logger log = LoggerFactory.getLogger(RedisSharedCache.class);
    private static final String FORMAT = "1";
    private static final int MAX_VALUE_LENGTH = 8 * 1024 * 1024;

    private final RedisClient redis;
    private final TenantKeys keys;
    private final CircuitBreaker circuit;
    private final EnvelopeCipher cipher = new EnvelopeCipher("cache");
    private final AtomicLong refused = new AtomicLong();

    /**
     * @param redis stays open; its timeouts bound each call
     * @param circuit decides when Redis is asked
     */
    public RedisSharedCache(RedisClient redis, TenantKeys keys, CircuitBreaker circuit)
    {
        this.redis = requireNonNull(redis, "redis is null");
        this.keys = requireNonNull(keys, "keys is null");
        this.circuit = requireNonNull(circuit, "circuit is null");
    }

    @Override
    public Optional<Entry> get(CacheKey key)
    {
        byte[] name = name(key);
        return circuit.call(() -> Optional.ofNullable(redis.get(name)))
                .flatMap(stored -> stored)
                .flatMap(envelope -> open(key, envelope));
    }

    private Optional<Entry> open(CacheKey key, byte[] envelope)
    {
        try {
            TenantKey tenantKey = keys.version(key.tenant(), EnvelopeCipher.keyVersion(envelope));
            return Optional.of(EntryCodec.decode(cipher.decrypt(tenantKey, envelope, place(key))));
        }
        catch (EnvelopeException | IOException e) {
            refused.incrementAndGet();
            log.warn("A cached value of tenant {} is not authentic and was not used", key.tenant());
        }
        catch (KeyUnavailableException e) {
            log.debug("A cached value of tenant {} was not used. {}", key.tenant(), e.getMessage());
        }
        return Optional.empty();
    }

    @Override
    public void put(CacheKey key, Entry entry, Duration ttl)
    {
        if (ttl.toMillis() < 1) {
            return;
        }
        byte[] envelope;
        try {
            envelope = cipher.encrypt(keys.active(key.tenant()), EntryCodec.encode(entry), place(key));
        }
        catch (KeyUnavailableException e) {
            log.debug("A value of tenant {} was not cached. {}", key.tenant(), e.getMessage());
            return;
        }
        if (envelope.length <= MAX_VALUE_LENGTH) {
            circuit.call(() -> redis.set(name(key), envelope, new SetParams().px(ttl.toMillis())));
        }
    }

    /**
     * How many values did not authenticate since the start.
     */
    public long refusedValues()
    {
        return refused.get();
    }

    private static byte[] name(CacheKey key)
    {
        return "osc:{%s}:%s:%s:%s:%s:%s:%s"
                .formatted(key.tenant(), key.generation(), key.connector(), key.connection(), key.table(), key.scope(), key.digest())
                .getBytes(UTF_8);
    }

    private static byte[] place(CacheKey key)
    {
        return AssociatedData.of(FORMAT, key.tenant(), key.generation(), key.connector(), key.connection(), key.table(), key.scope(), key.digest());
    }
}
