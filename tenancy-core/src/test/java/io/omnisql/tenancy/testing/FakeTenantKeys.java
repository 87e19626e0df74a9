package io.omnisql.tenancy.testing;

import io.omnisql.tenancy.keys.KeyUnavailableException;
import io.omnisql.tenancy.keys.TenantKey;
import io.omnisql.tenancy.keys.TenantKeys;

import javax.crypto.spec.SecretKeySpec;

import java.security.SecureRandom;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Random keys of tenants, which tests add and take away.
 */
public final class FakeTenantKeys
        implements TenantKeys
{
    private final Map<String, TenantKey> keys = new HashMap<>();
    private final Map<String, Integer> active = new HashMap<>();

    public void add(String tenant, int version)
    {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        keys.put(tenant + version, new TenantKey(tenant, version, new SecretKeySpec(bytes, "AES")));
        active.put(tenant, version);
    }

    public void remove(String tenant, int version)
    {
        keys.remove(tenant + version);
    }

    @Override
    public TenantKey active(String tenant)
    {
        return version(tenant, active.getOrDefault(tenant, 0));
    }

    @Override
    public TenantKey version(String tenant, int version)
    {
        return Optional.ofNullable(keys.get(tenant + version)).orElseThrow(() -> new KeyUnavailableException("no such key"));
    }
}
