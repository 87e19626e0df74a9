package io.omnisql.tenancy.keys;

import io.omnisql.control.api.WrappedKey;

/**
 * A key-management service that wraps tenant keys. Each wrapped key is bound to its tenant and version.
 */
public interface KeyManagement
{
    /**
     * Makes a new tenant key and wraps it.
     *
     * @throws KeyUnavailableException when the service cannot be used
     */
    WrappedKey generate(String tenant, int version);

    /**
     * Unwraps a tenant key.
     *
     * @throws KeyUnavailableException when the service refuses, or the key was wrapped for another tenant or version
     */
    TenantKey unwrap(String tenant, WrappedKey wrapped);
}
