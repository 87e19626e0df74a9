package io.omnisql.tenancy.plane;

import io.omnisql.tenancy.cache.Generations;
import io.omnisql.tenancy.cache.SharedCache;
import io.omnisql.tenancy.keys.TenantKeys;
import io.omnisql.tenancy.ratelimit.RateLimiter;
import io.omnisql.tenancy.rotation.RotatedValues;
import io.omnisql.tenancy.snapshot.SnapshotSource;
import redis.clients.jedis.RedisClient;

/**
 * The parts of a data plane, closed together.
 */
record OpenDataPlane(
        DataPlaneConfig config,
        SnapshotSource snapshots,
        TenantKeys tenantKeys,
        RateLimiter rateLimiter,
        Generations generations,
        SharedCache sharedCache,
        RotatedValues rotatedValues,
        RedisClient redis,
        RedisClient limiterRedis)
        implements DataPlane
{
    @Override
    public void close()
    {
        snapshots.close();
        generations.close();
        rateLimiter.close();
        limiterRedis.close();
        redis.close();
    }
}
