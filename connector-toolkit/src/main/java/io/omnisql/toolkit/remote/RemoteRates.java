package io.omnisql.toolkit.remote;

/**
 * How many remote calls a second a tenant may make to one service, on all nodes together. Rates are positive.
 */
public interface RemoteRates
{
    /**
     * All users of the tenant together.
     *
     * @throws io.trino.spi.TrinoException when the tenant is unknown or suspended
     */
    double tenant(String tenant);

    /**
     * Each user of the tenant.
     *
     * @throws io.trino.spi.TrinoException when the tenant is unknown or suspended
     */
    double user(String tenant);
}
