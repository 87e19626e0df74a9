package io.omnisql.toolkit.remote;

import io.airlift.configuration.Config;
import io.airlift.configuration.ConfigDescription;
import io.airlift.units.Duration;
import io.airlift.units.MinDuration;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

import static java.util.concurrent.TimeUnit.MINUTES;

/**
 * Limits of a connector that runs without a control plane.
 */
public class SingleTenantConfig
{
    private long maxRemoteCalls = 1_000;
    private Duration maxStaleness = new Duration(5, MINUTES);

    @Min(1)
    public long getMaxRemoteCalls()
    {
        return maxRemoteCalls;
    }

    @Config("omnisql.max-remote-calls")
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

    @Config("omnisql.max-staleness")
    @ConfigDescription("Ceiling of the session property max_staleness; 0s turns the cache off")
    public SingleTenantConfig setMaxStaleness(Duration maxStaleness)
    {
        this.maxStaleness = maxStaleness;
        return this;
    }
}
