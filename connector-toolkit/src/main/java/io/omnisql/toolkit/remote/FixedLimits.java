package io.omnisql.toolkit.remote;

import com.google.inject.Inject;

import java.time.Duration;

import static io.omnisql.toolkit.remote.StaticConnection.DEFAULT;

/**
 * The configured limits of a connector that runs without a control plane. Its one tenant and each user may use the service's whole rate.
 */
public final class FixedLimits
        implements TenantLimits, RemoteRates
{
    private final long maxRemoteCalls;
    private final Duration maxStaleness;
    private final double callsPerSecond;

    @Inject
    public FixedLimits(SingleTenantConfig config, RemoteConfig remote)
    {
        this.maxRemoteCalls = config.getMaxRemoteCalls();
        this.maxStaleness = config.getMaxStaleness().toJavaTime();
        this.callsPerSecond = remote.getCallsPerSecond();
    }

    @Override
    public long maxRemoteCalls(String tenant)
    {
        return tenant.equals(DEFAULT) ? maxRemoteCalls : 0;
    }

    @Override
    public Duration maxStaleness(String tenant)
    {
        return tenant.equals(DEFAULT) ? maxStaleness : Duration.ZERO;
    }

    @Override
    public double tenant(String tenant)
    {
        return callsPerSecond;
    }

    @Override
    public double user(String tenant)
    {
        return callsPerSecond;
    }
}
