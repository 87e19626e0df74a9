package io.omnisql.toolkit.remote;

/**
 * The same rates for every tenant.
 */
record FixedRates(double tenantRate, double userRate)
        implements RemoteRates
{
    @Override
    public double tenant(String tenant)
    {
        return tenantRate;
    }

    @Override
    public double user(String tenant)
    {
        return userRate;
    }
}
