package io.omnisql.control.connection;

import io.omnisql.control.problem.Problem;
import io.omnisql.control.tenant.TenantId;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

import static java.util.Objects.requireNonNull;

/**
 * The stored connections; their secrets only as envelopes.
 */
@Repository
public class ConnectionRepository
{
    private static final TypeReference<Map<String, String>> PROPERTIES = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper mapper;
    private final RowMapper<Connection> connection;

    public ConnectionRepository(JdbcClient jdbc, JsonMapper mapper)
    {
        this.jdbc = requireNonNull(jdbc, "jdbc is null");
        this.mapper = requireNonNull(mapper, "mapper is null");
        this.connection = (row, _) -> new Connection(
                row.getString("name"),
                row.getString("connector"),
                row.getString("url"),
                mapper.readValue(row.getString("properties"), PROPERTIES),
                List.of((String[]) row.getArray("secret_names").getArray()),
                row.getLong("version"));
    }

    /**
     * @throws Problem 404 when the tenant has no such connection
     */
    Connection require(TenantId tenant, String connector, String name)
    {
        return jdbc.sql("SELECT * FROM connection WHERE tenant_id = ? AND connector = ? AND name = ?")
                .params(tenant.value(), connector, name)
                .query(connection)
                .optional()
                .orElseThrow(Problem::notFound);
    }

    public Optional<String> encryptedSecrets(TenantId tenant, String connector, String name)
    {
        return jdbc.sql("SELECT encrypted_secrets FROM connection WHERE tenant_id = ? AND connector = ? AND name = ?")
                .params(tenant.value(), connector, name)
                .query(String.class)
                .optional();
    }

    /**
     * @param after {@code <connector>/<name>} of the last one of the page before, or empty
     */
    List<Connection> list(TenantId tenant, String after, int limit)
    {
        return jdbc.sql("SELECT * FROM connection WHERE tenant_id = ? AND connector || '/' || name > ? ORDER BY connector || '/' || name LIMIT ?")
                .params(tenant.value(), after, limit)
                .query(connection)
                .list();
    }

    Connection create(TenantId tenant, ConnectionRequest request, String encryptedSecrets)
    {
        return jdbc.sql(
                        """
                        INSERT INTO connection (tenant_id, connector, name, url, properties, secret_names, encrypted_secrets)
                        VALUES (?, ?, ?, ?, CAST(? AS jsonb), ?, ?)
                        RETURNING *
                        """)
                .params(tenant.value(), request.connector(), request.name(), request.url(), mapper.writeValueAsString(request.properties()), names(request.secrets()), encryptedSecrets)
                .query(connection)
                .single();
    }

    Connection update(TenantId tenant, String connector, String name, String url, Map<String, String> properties)
    {
        return jdbc.sql(
                        """
                        UPDATE connection SET url = ?, properties = CAST(? AS jsonb), version = nextval('row_version')
                        WHERE tenant_id = ? AND connector = ? AND name = ?
                        RETURNING *
                        """)
                .params(url, mapper.writeValueAsString(properties), tenant.value(), connector, name)
                .query(connection)
                .single();
    }

    void updateSecrets(TenantId tenant, String connector, String name, Map<String, String> secrets, String encryptedSecrets)
    {
        jdbc.sql("UPDATE connection SET secret_names = ?, encrypted_secrets = ? WHERE tenant_id = ? AND connector = ? AND name = ?")
                .params(names(secrets), encryptedSecrets, tenant.value(), connector, name)
                .update();
    }

    void delete(TenantId tenant, String connector, String name)
    {
        jdbc.sql("DELETE FROM connection WHERE tenant_id = ? AND connector = ? AND name = ?").params(tenant.value(), connector, name).update();
    }

    private static Object names(Map<String, String> secrets)
    {
        return new TreeSet<>(secrets.keySet()).toArray(String[]::new);
    }
}
