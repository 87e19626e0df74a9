package io.omnisql.control.policy;

import io.omnisql.control.problem.Problem;
import io.omnisql.control.tenant.TenantId;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import static java.util.Objects.requireNonNull;

/**
 * The stored policies.
 */
@Repository
public class PolicyRepository
{
    private static final TypeReference<Map<String, String>> MASKS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper mapper;
    private final RowMapper<Policy> policy;

    public PolicyRepository(JdbcClient jdbc, JsonMapper mapper)
    {
        this.jdbc = requireNonNull(jdbc, "jdbc is null");
        this.mapper = requireNonNull(mapper, "mapper is null");
        this.policy = rowMapper(mapper);
    }

    /**
     * Reads a row of the table {@code policy}.
     */
    public static RowMapper<Policy> rowMapper(JsonMapper mapper)
    {
        return (row, _) -> new Policy(
                row.getString("id"),
                row.getString("connector"),
                row.getString("connection"),
                row.getString("table_name"),
                List.of((String[]) row.getArray("users").getArray()),
                List.of((String[]) row.getArray("roles").getArray()),
                row.getString("row_filter"),
                mapper.readValue(row.getString("column_masks"), MASKS),
                row.getLong("version"));
    }

    /**
     * @throws Problem 404 when the tenant has no such policy
     */
    Policy require(TenantId tenant, String id)
    {
        return jdbc.sql("SELECT * FROM policy WHERE tenant_id = ? AND id = ?")
                .params(tenant.value(), id)
                .query(policy)
                .optional()
                .orElseThrow(Problem::notFound);
    }

    List<Policy> list(TenantId tenant, String after, int limit)
    {
        return jdbc.sql("SELECT * FROM policy WHERE tenant_id = ? AND id > ? ORDER BY id LIMIT ?")
                .params(tenant.value(), after, limit)
                .query(policy)
                .list();
    }

    public long count(TenantId tenant, String connector, String connection)
    {
        return jdbc.sql("SELECT count(*) FROM policy WHERE tenant_id = ? AND connector = ? AND connection = ?")
                .params(tenant.value(), connector, connection)
                .query(Long.class)
                .single();
    }

    Policy create(TenantId tenant, PolicyRequest request)
    {
        return jdbc.sql(
                        """
                        INSERT INTO policy (id, tenant_id, connector, connection, table_name, users, roles, row_filter, column_masks)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, CAST(? AS jsonb))
                        RETURNING *
                        """)
                .params(
                        UUID.randomUUID().toString(),
                        tenant.value(),
                        request.connector(),
                        request.connection(),
                        request.table(),
                        array(request.users()),
                        array(request.roles()),
                        request.rowFilter(),
                        mapper.writeValueAsString(request.columnMasks()))
                .query(policy)
                .single();
    }

    void delete(TenantId tenant, String id)
    {
        jdbc.sql("DELETE FROM policy WHERE tenant_id = ? AND id = ?").params(tenant.value(), id).update();
    }

    private static Object array(List<String> names)
    {
        return names.stream().distinct().sorted().toArray(String[]::new);
    }
}
