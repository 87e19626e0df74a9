package io.omnisql.control.user;

import io.omnisql.control.problem.Problem;
import io.omnisql.control.tenant.TenantId;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import java.util.List;
import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * The stored users.
 */
@Repository
public class UserRepository
{
    private static final RowMapper<User> USER = (row, _) -> new User(
            row.getString("name"),
            row.getBoolean("active"),
            List.of((String[]) row.getArray("roles").getArray()),
            row.getLong("version"));

    private final JdbcClient jdbc;

    public UserRepository(JdbcClient jdbc)
    {
        this.jdbc = requireNonNull(jdbc, "jdbc is null");
    }

    /**
     * @throws Problem 404 when the tenant has no such user
     */
    public User require(TenantId tenant, String name)
    {
        return find(tenant, name).orElseThrow(Problem::notFound);
    }

    public Optional<User> find(TenantId tenant, String name)
    {
        return jdbc.sql("SELECT * FROM tenant_user WHERE tenant_id = ? AND name = ?")
                .params(tenant.value(), name)
                .query(USER)
                .optional();
    }

    List<User> list(TenantId tenant, String after, int limit)
    {
        return jdbc.sql("SELECT * FROM tenant_user WHERE tenant_id = ? AND name > ? ORDER BY name LIMIT ?")
                .params(tenant.value(), after, limit)
                .query(USER)
                .list();
    }

    User create(TenantId tenant, String name, List<String> roles, boolean active)
    {
        return jdbc.sql("INSERT INTO tenant_user (tenant_id, name, active, roles) VALUES (?, ?, ?, ?) RETURNING *")
                .params(tenant.value(), name, active, array(roles))
                .query(USER)
                .single();
    }

    User update(TenantId tenant, String name, List<String> roles, boolean active)
    {
        return jdbc.sql("UPDATE tenant_user SET active = ?, roles = ?, version = nextval('row_version') WHERE tenant_id = ? AND name = ? RETURNING *")
                .params(active, array(roles), tenant.value(), name)
                .query(USER)
                .single();
    }

    void delete(TenantId tenant, String name)
    {
        jdbc.sql("DELETE FROM tenant_user WHERE tenant_id = ? AND name = ?").params(tenant.value(), name).update();
    }

    private static Object array(List<String> roles)
    {
        return roles.stream().distinct().sorted().toArray(String[]::new);
    }
}
