package io.omnisql.toolkit.connector;

import io.omnisql.toolkit.remote.TenantLimits;

import java.time.Duration;

/**
 * Ceilings that no session reaches.
 */
final class NoLimits
        implements TenantLimits
{
    @Override
    public long maxRemoteCalls(String tenant)
    {
        return Long.MAX_VALUE;
    }

    @Override
    public Duration maxStaleness(String tenant)
    {
        return Duration.ofDays(365);
    }
}
