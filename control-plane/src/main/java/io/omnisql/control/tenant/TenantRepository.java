package io.omnisql.control.tenant;

import io.omnisql.control.problem.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import java.util.List;

import static java.util.Objects.requireNonNull;

/**
 * The stored tenants.
 */
@Repository
public class TenantRepository
{
    private static final String COLUMNS = "id, display_name, active, version";

    private final JdbcClient jdbc;

    public TenantRepository(JdbcClient jdbc)
    {
        this.jdbc = requireNonNull(jdbc, "jdbc is null");
    }

    /**
     * @throws Problem 404 when there is no such tenant
     */
    public Tenant require(TenantId tenant)
    {
        return jdbc.sql("SELECT " + COLUMNS + " FROM tenant WHERE id = ?")
                .param(tenant.value())
                .query(Tenant.class)
                .optional()
                .orElseThrow(Problem::notFound);
    }

    List<Tenant> list(String after, int limit)
    {
        return jdbc.sql("SELECT " + COLUMNS + " FROM tenant WHERE id > ? ORDER BY id LIMIT ?")
                .params(after, limit)
                .query(Tenant.class)
                .list();
    }

    boolean isRetired(TenantId tenant)
    {
        return jdbc.sql("SELECT count(*) FROM retired_tenant WHERE id = ?").param(tenant.value()).query(Long.class).single() > 0;
    }

    Tenant create(TenantId tenant, String displayName, boolean active)
    {
        return jdbc.sql("INSERT INTO tenant (id, display_name, active) VALUES (?, ?, ?) RETURNING " + COLUMNS)
                .params(tenant.value(), displayName, active)
                .query(Tenant.class)
                .single();
    }

    Tenant update(TenantId tenant, String displayName, boolean active)
    {
        return jdbc.sql("UPDATE tenant SET display_name = ?, active = ?, version = nextval('row_version') WHERE id = ? RETURNING " + COLUMNS)
                .params(displayName, active, tenant.value())
                .query(Tenant.class)
                .single();
    }

    /**
     * Removes the tenant with everything that belongs to it. Its id is never given again.
     */
    void retire(TenantId tenant)
    {
        jdbc.sql("DELETE FROM policy WHERE tenant_id = ?").param(tenant.value()).update();
        jdbc.sql("DELETE FROM tenant WHERE id = ?").param(tenant.value()).update();
        jdbc.sql("INSERT INTO retired_tenant (id) VALUES (?)").param(tenant.value()).update();
    }
}
