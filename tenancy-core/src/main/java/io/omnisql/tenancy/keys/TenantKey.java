package io.omnisql.tenancy.keys;

import javax.crypto.SecretKey;

import static java.util.Objects.requireNonNull;

/**
 * An unwrapped tenant key, held in memory only.
 *
 * @param version starts at 1 and grows with each rotation
 * @param key 32 bytes
 */
public record TenantKey(String tenant, int version, SecretKey key)
{
    public TenantKey
    {
        requireNonNull(tenant, "tenant is null");
        requireNonNull(key, "key is null");
    }

    /**
     * Names the key without its bytes.
     */
    @Override
    public String toString()
    {
        return "TenantKey[" + tenant + ", v" + version + "]";
    }
}
