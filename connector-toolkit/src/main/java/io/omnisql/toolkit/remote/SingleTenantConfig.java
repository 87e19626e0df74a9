package io.omnisql.toolkit.remote;

import io.airlift.configuration.Config;
import io.airlift.configuration.ConfigDescription;
import io.airlift.units.Duration;
import io.airlift.units.MinDuration;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

import static java.util.concurrent.TimeUnit.HOURS;

/**
 * Limits of a connector that runs without a control plane.
 */
public class SingleTenantConfig
{
    private long maxRemoteCalls = 10_000;
    private Duration maxStaleness = new Duration(1, HOURS);

    @Min(1)
    public long getMaxRemoteCalls()
    {
        return maxRemoteCalls;
    }

    @Config("omnisql.limits.max-remote-calls")
    @ConfigDescription("Ceiling of the session property max_remote_calls")
    public SingleTenantConfig setMaxRemoteCalls(long maxRemoteCalls)
    {
        this.maxRemoteCalls = maxRemoteCalls;
        return this;
    }

    @NotNull
    @MinDuration("0s")
    public Duration getMaxStaleness()
    {
        return maxStaleness;
    }

    @Config("omnisql.limits.max-staleness")
    @ConfigDescription("Ceiling of the session property max_staleness; 0s turns the cache off")
    public SingleTenantConfig setMaxStaleness(Duration maxStaleness)
    {
        this.maxStaleness = maxStaleness;
        return this;
    }
}
