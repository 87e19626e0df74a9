package io.omnisql.tenancy.plane;

import io.omnisql.tenancy.cache.Generations;
import io.omnisql.tenancy.cache.SharedCache;
import io.omnisql.tenancy.keys.TenantKeys;
import io.omnisql.tenancy.ratelimit.RateLimiter;
import io.omnisql.tenancy.rotation.RotatedValues;
import io.omnisql.tenancy.snapshot.SnapshotSource;
import redis.clients.jedis.RedisClient;

/**
 * What a part of the data plane shares with all others: the snapshot, keys, rate limits and generations.
 * <p>
 * Every plugin has a class loader of its own and opens its own data plane from the same configuration file.
 */
public interface DataPlane
        extends AutoCloseable
{
    DataPlaneConfig config();

    SnapshotSource snapshots();

    TenantKeys tenantKeys();

    RateLimiter rateLimiter();

    Generations generations();

    SharedCache sharedCache();

    RotatedValues rotatedValues();

    /**
     * The shared Redis. Any call on it may fail while Redis is down.
     */
    RedisClient redis();

    @Override
    void close();
}
