package io.omnisql.plugin.tenancy;

import io.omnisql.tenancy.cache.Generations;
import io.omnisql.tenancy.cache.SharedCache;
import io.omnisql.tenancy.keys.TenantKeys;
import io.omnisql.tenancy.plane.DataPlane;
import io.omnisql.tenancy.plane.DataPlaneConfig;
import io.omnisql.tenancy.ratelimit.RateLimiter;
import io.omnisql.tenancy.rotation.RotatedValues;
import io.omnisql.tenancy.snapshot.SnapshotSource;
import redis.clients.jedis.RedisClient;

import static java.util.Objects.requireNonNull;

/**
 * A data plane of which this plugin's parts may use the configuration, the snapshot and the rate limiter.
 */
public record FakeDataPlane(DataPlaneConfig config, FakeSnapshots fakeSnapshots, FakeRateLimiter fakeRateLimiter)
        implements DataPlane
{
    public FakeDataPlane
    {
        requireNonNull(config, "config is null");
        requireNonNull(fakeSnapshots, "fakeSnapshots is null");
        requireNonNull(fakeRateLimiter, "fakeRateLimiter is null");
    }

    @Override
    public SnapshotSource snapshots()
    {
        return fakeSnapshots;
    }

    @Override
    public RateLimiter rateLimiter()
    {
        return fakeRateLimiter;
    }

    @Override
    public TenantKeys tenantKeys()
    {
        throw new UnsupportedOperationException();
    }

    @Override
    public Generations generations()
    {
        throw new UnsupportedOperationException();
    }

    @Override
    public SharedCache sharedCache()
    {
        throw new UnsupportedOperationException();
    }

    @Override
    public RotatedValues rotatedValues()
    {
        throw new UnsupportedOperationException();
    }

    @Override
    public RedisClient redis()
    {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close()
    {
        fakeSnapshots.close();
        fakeRateLimiter.close();
    }
}
