package io.omnisql.toolkit.remote;

import java.time.Duration;

/**
 * Ceilings of what a tenant's queries may ask for. An unknown tenant may do nothing.
 */
public interface TenantLimits
{
    /**
     * Ceiling of the session property {@code max_remote_calls}; 0 for an unknown tenant.
     */
    long maxRemoteCalls(String tenant);

    /**
     * Ceiling of the session property {@code max_staleness}; zero means that nothing comes from a cache.
     */
    Duration maxStaleness(String tenant);
}
