package io.omnisql.toolkit.remote;

import java.time.Duration;
import java.util.Map;

/**
 * Tenants that are told apart by how old their answers may be.
 */
record CeilingLimits(Map<String, Duration> maxStaleness)
        implements TenantLimits
{
    @Override
    public long maxRemoteCalls(String tenant)
    {
        return 1_000;
    }

    @Override
    public Duration maxStaleness(String tenant)
    {
        return maxStaleness.getOrDefault(tenant, Duration.ZERO);
    }
}
