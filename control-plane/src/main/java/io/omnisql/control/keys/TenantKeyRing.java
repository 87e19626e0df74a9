package io.omnisql.control.keys;

import io.omnisql.control.api.WrappedKey;
import io.omnisql.control.tenant.TenantId;
import io.omnisql.tenancy.keys.ConnectionSecrets;
import io.omnisql.tenancy.keys.EnvelopeException;
import io.omnisql.tenancy.keys.KeyManagement;
import io.omnisql.tenancy.keys.KeyUnavailableException;
import io.omnisql.tenancy.keys.TenantKey;
import org.springframework.stereotype.Component;

import java.util.Map;
import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * Makes tenant keys and encrypts connections' secrets with them. An unwrapped key lives only as long as one call.
 */
@Component
public class TenantKeyRing
{
    private final TenantKeyRepository keys;
    private final KeyManagement management;
    private final ConnectionSecrets secrets;

    TenantKeyRing(TenantKeyRepository keys, KeyManagement management, ConnectionSecrets secrets)
    {
        this.keys = requireNonNull(keys, "keys is null");
        this.management = requireNonNull(management, "management is null");
        this.secrets = requireNonNull(secrets, "secrets is null");
    }

    public void createFirst(TenantId tenant)
    {
        keys.create(tenant, management.generate(tenant.value(), 1));
    }

    /**
     * Encrypts under the tenant's active key.
     *
     * @throws KeyUnavailableException when the key cannot be unwrapped
     */
    public String encrypt(TenantId tenant, String connector, String connection, Map<String, String> plain)
    {
        return secrets.encrypt(unwrap(tenant, keys.active(tenant)), connector, connection, plain);
    }

    /**
     * @throws KeyUnavailableException when the key cannot be unwrapped or does not open the envelope
     */
    public Map<String, String> decrypt(TenantId tenant, String connector, String connection, String encrypted)
    {
        try {
            TenantKey key = unwrap(tenant, keys.version(tenant, ConnectionSecrets.keyVersion(encrypted)));
            return secrets.decrypt(key, connector, connection, encrypted);
        }
        catch (EnvelopeException e) {
            throw new KeyUnavailableException("The secrets of a connection do not open", e);
        }
    }

    private TenantKey unwrap(TenantId tenant, Optional<WrappedKey> wrapped)
    {
        return management.unwrap(tenant.value(), wrapped.orElseThrow(() -> new KeyUnavailableException("The tenant has no such key")));
    }
}
