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
import io.omnisql.control.tenant.TenantId;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import java.sql.Timestamp;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

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
    private final PolicyRepository policies;

    PlaneStateReader(JdbcClient jdbc, JsonMapper mapper, PolicyRepository policies)
    {
        this.jdbc = requireNonNull(jdbc, "jdbc is null");
        this.mapper = requireNonNull(mapper, "mapper is null");
        this.policies = requireNonNull(policies, "policies is null");
    }

    @Transactional(isolation = Isolation.REPEATABLE_READ, readOnly = true)
    public PlaneState read(String planeId, Plane plane)
    {
        long generation = jdbc.sql("SELECT generation FROM control_state WHERE id = 1").query(Long.class).single();
        List<String> ids = jdbc.sql("SELECT id FROM tenant ORDER BY id").query(String.class).list().stream().filter(plane::serves).toList();
        List<TenantEntry> tenants = ids.stream().map(id -> tenant(TenantId.of(id))).toList();
        Map<String, List<Policy>> rules = new TreeMap<>();
        ids.forEach(id -> rules.put(id, policies.all(TenantId.of(id))));
        return new PlaneState(new Snapshot(planeId, generation, System.currentTimeMillis(), tenants), rules);
    }

    private TenantEntry tenant(TenantId tenant)
    {
        boolean active = jdbc.sql("SELECT active FROM tenant WHERE id = ?").param(tenant.value()).query(Boolean.class).single();
        return new TenantEntry(tenant.value(), active, keys(tenant), users(tenant), connections(tenant), limits(tenant));
    }

    private List<WrappedKey> keys(TenantId tenant)
    {
        return list("SELECT key_version AS version, provider, key_id, wrapped, active FROM tenant_key WHERE tenant_id = ? ORDER BY key_version", tenant, (row, _) -> new WrappedKey(
                row.getInt("version"),
                row.getString("provider"),
                row.getString("key_id"),
                row.getString("wrapped"),
                row.getBoolean("active")));
    }

    private List<UserEntry> users(TenantId tenant)
    {
        record Owned(String user, ApiKeyEntry key) {}

        List<Owned> keys = list("SELECT * FROM api_key WHERE tenant_id = ? ORDER BY id", tenant, (row, _) -> new Owned(
                row.getString("user_name"),
                new ApiKeyEntry(
                        row.getString("id"),
                        row.getString("secret_hash"),
                        Optional.ofNullable(row.getTimestamp("expires_at")).map(Timestamp::getTime).orElse(0L))));
        Map<String, List<ApiKeyEntry>> keysByUser = keys.stream().collect(Collectors.groupingBy(Owned::user, Collectors.mapping(Owned::key, Collectors.toList())));
        return list("SELECT * FROM tenant_user WHERE tenant_id = ? ORDER BY name", tenant, (row, _) -> new UserEntry(
                row.getString("name"),
                row.getBoolean("active"),
                List.of((String[]) row.getArray("roles").getArray()),
                keysByUser.getOrDefault(row.getString("name"), List.of())));
    }

    private List<ConnectionEntry> connections(TenantId tenant)
    {
        return list("SELECT * FROM connection WHERE tenant_id = ? ORDER BY connector, name", tenant, (row, _) -> new ConnectionEntry(
                row.getString("name"),
                row.getString("connector"),
                row.getString("url"),
                mapper.readValue(row.getString("properties"), PROPERTIES),
                row.getString("encrypted_secrets"),
                row.getLong("version")));
    }

    private LimitsEntry limits(TenantId tenant)
    {
        return jdbc.sql("SELECT * FROM tenant_limits WHERE tenant_id = ?").param(tenant.value()).query(LimitsEntry.class).single();
    }

    private <T> List<T> list(String sql, TenantId tenant, RowMapper<T> mapper)
    {
        return jdbc.sql(sql).param(tenant.value()).query(mapper).list();
    }
}
