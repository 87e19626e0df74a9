package io.omnisql.control.keys;

import io.omnisql.control.api.WrappedKey;
import io.omnisql.control.tenant.TenantId;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * The stored tenant keys, all wrapped.
 */
@Repository
class TenantKeyRepository
{
    private static final RowMapper<WrappedKey> KEY = (row, _) -> new WrappedKey(
            row.getInt("key_version"),
            row.getString("provider"),
            row.getString("key_id"),
            row.getString("wrapped"),
            row.getBoolean("active"));

    private final JdbcClient jdbc;

    TenantKeyRepository(JdbcClient jdbc)
    {
        this.jdbc = requireNonNull(jdbc, "jdbc is null");
    }

    void create(TenantId tenant, WrappedKey key)
    {
        jdbc.sql("INSERT INTO tenant_key (tenant_id, key_version, provider, key_id, wrapped, active) VALUES (?, ?, ?, ?, ?, ?)")
                .params(tenant.value(), key.version(), key.provider(), key.keyId(), key.wrapped(), key.active())
                .update();
    }

    Optional<WrappedKey> active(TenantId tenant)
    {
        return jdbc.sql("SELECT * FROM tenant_key WHERE tenant_id = ? AND active").param(tenant.value()).query(KEY).optional();
    }

    Optional<WrappedKey> version(TenantId tenant, int version)
    {
        return jdbc.sql("SELECT * FROM tenant_key WHERE tenant_id = ? AND key_version = ?").params(tenant.value(), version).query(KEY).optional();
    }
}
