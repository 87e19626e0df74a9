package io.omnisql.tenancy.keys;

/**
 * Unwrapped tenant keys, kept in memory for a few minutes.
 */
public interface TenantKeys
{
    /**
     * The key that new data is encrypted with.
     *
     * @throws KeyUnavailableException when the tenant is unknown or its key cannot be unwrapped
     */
    TenantKey active(String tenant);

    /**
     * One version of a tenant's key.
     *
     * @throws KeyUnavailableException when there is no such version or it cannot be unwrapped
     */
    TenantKey version(String tenant, int version);
}
