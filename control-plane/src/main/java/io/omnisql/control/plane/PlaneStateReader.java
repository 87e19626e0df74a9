package io.omnisql.control.plane;

import io.omnisql.control.api.ApiKeyEntry;
import io.omnisql.control.api.ConnectionEntry;
import io.omnisql.control.api.LimitsEntry;
import io.omnisql.control.api.Snapshot;
import io.omnisql.control.api.TenantEntry;
import io.omnisql.control.api.UserEntry;
import io.omnisql.control.api.WrappedKey;
import io.omnisql.control.config.ControlPlaneProperties.Plane;
import io.omnisql.control.policy.Policy;
import io.omnisql.control.policy.PolicyRepository;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import static java.util.Objects.requireNonNull;

/**
 * Reads everything that a data plane serves in one transaction, so that it is the state between two changes.
 */
@Component
class PlaneStateReader
{
    private static final TypeReference<Map<String, String>> PROPERTIES = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper mapper;

    PlaneStateReader(JdbcClient jdbc, JsonMapper mapper)
    {
        this.jdbc = requireNonNull(jdbc, "jdbc is null");
        this.mapper = requireNonNull(mapper, "mapper is null");
    }

    @Transactional(isolation = Isolation.REPEATABLE_READ, readOnly = true)
    public PlaneState read(String planeId, Plane plane)
    {
        long generation = jdbc.sql("SELECT generation FROM control_state WHERE id = 1").query(Long.class).single();
        Map<String, Boolean> active = new TreeMap<>();
        jdbc.sql("SELECT id, active FROM tenant").query(row -> {
            if (plane.serves(row.getString("id"))) {
                active.put(row.getString("id"), row.getBoolean("active"));
            }
        });
        String[] ids = active.keySet().toArray(String[]::new);
        Map<String, List<WrappedKey>> keys = byTenant("tenant_key", "key_version", ids, PlaneStateReader::key);
        Map<String, List<UserEntry>> users = users(ids);
        Map<String, List<ConnectionEntry>> connections = byTenant("connection", "connector, name", ids, this::connection);
        Map<String, List<LimitsEntry>> limits = byTenant("tenant_limits", "tenant_id", ids, new DataClassRowMapper<>(LimitsEntry.class));
        List<TenantEntry> tenants = active.entrySet().stream()
                .map(tenant -> new TenantEntry(
                        tenant.getKey(),
                        tenant.getValue(),
                        keys.get(tenant.getKey()),
                        users.getOrDefault(tenant.getKey(), List.of()),
                        connections.getOrDefault(tenant.getKey(), List.of()),
                        limits.get(tenant.getKey()).getFirst()))
                .toList();
        Map<String, List<Policy>> policies = byTenant("policy", "id", ids, PolicyRepository.rowMapper(mapper));
        return new PlaneState(new Snapshot(planeId, generation, System.currentTimeMillis(), tenants), policies);
    }

    private Map<String, List<UserEntry>> users(String[] tenants)
    {
        record Owner(String tenant, String user) {}

        Map<Owner, List<ApiKeyEntry>> keys = new HashMap<>();
        jdbc.sql("SELECT * FROM api_key WHERE tenant_id = ANY (?) ORDER BY id").param(tenants).query(row -> {
            keys.computeIfAbsent(new Owner(row.getString("tenant_id"), row.getString("user_name")), _ -> new ArrayList<>()).add(apiKey(row));
        });
        return byTenant("tenant_user", "name", tenants, (row, _) -> new UserEntry(
                row.getString("name"),
                row.getBoolean("active"),
                List.of((String[]) row.getArray("roles").getArray()),
                keys.getOrDefault(new Owner(row.getString("tenant_id"), row.getString("name")), List.of())));
    }

    private static ApiKeyEntry apiKey(ResultSet row)
            throws SQLException
    {
        return new ApiKeyEntry(
                row.getString("id"),
                row.getString("secret_hash"),
                Optional.ofNullable(row.getTimestamp("expires_at")).map(Timestamp::getTime).orElse(0L));
    }

    private static WrappedKey key(ResultSet row, int number)
            throws SQLException
    {
        return new WrappedKey(
                row.getInt("key_version"),
                row.getString("provider"),
                row.getString("key_id"),
                row.getString("wrapped"),
                row.getBoolean("active"));
    }

    private ConnectionEntry connection(ResultSet row, int number)
            throws SQLException
    {
        return new ConnectionEntry(
                row.getString("name"),
                row.getString("connector"),
                row.getString("url"),
                mapper.readValue(row.getString("properties"), PROPERTIES),
                row.getString("encrypted_secrets"),
                row.getLong("version"));
    }

    private <T> Map<String, List<T>> byTenant(String table, String order, String[] tenants, RowMapper<T> rows)
    {
        Map<String, List<T>> grouped = new HashMap<>();
        jdbc.sql("SELECT * FROM %s WHERE tenant_id = ANY (?) ORDER BY %s".formatted(table, order)).param(tenants).query(row -> {
            grouped.computeIfAbsent(row.getString("tenant_id"), _ -> new ArrayList<>()).add(rows.mapRow(row, row.getRow()));
        });
        return grouped;
    }
}
