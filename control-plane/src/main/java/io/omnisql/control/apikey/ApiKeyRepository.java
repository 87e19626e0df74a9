package io.omnisql.control.apikey;

import io.omnisql.control.problem.Problem;
import io.omnisql.control.tenant.TenantId;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * The stored API keys; of the key itself only a hash.
 */
@Repository
class ApiKeyRepository
{
    private static final RowMapper<ApiKey> KEY = (row, _) -> new ApiKey(
            row.getString("id"),
            row.getTimestamp("created_at").toInstant(),
            Optional.ofNullable(row.getTimestamp("expires_at")).map(Timestamp::toInstant).orElse(null),
            row.getLong("version"));

    private final JdbcClient jdbc;

    ApiKeyRepository(JdbcClient jdbc)
    {
        this.jdbc = requireNonNull(jdbc, "jdbc is null");
    }

    /**
     * @throws Problem 404 when the user has no such key
     */
    ApiKey require(TenantId tenant, String user, String id)
    {
        return jdbc.sql("SELECT * FROM api_key WHERE tenant_id = ? AND user_name = ? AND id = ?")
                .params(tenant.value(), user, id)
                .query(KEY)
                .optional()
                .orElseThrow(Problem::notFound);
    }

    List<ApiKey> list(TenantId tenant, String user, String after, int limit)
    {
        return jdbc.sql("SELECT * FROM api_key WHERE tenant_id = ? AND user_name = ? AND id > ? ORDER BY id LIMIT ?")
                .params(tenant.value(), user, after, limit)
                .query(KEY)
                .list();
    }

    void create(TenantId tenant, String user, String id, String secretHash, Optional<Instant> expiresAt)
    {
        jdbc.sql("INSERT INTO api_key (id, tenant_id, user_name, secret_hash, expires_at) VALUES (:id, :tenant, :user, :hash, CAST(:expires AS timestamptz))")
                .param("id", id)
                .param("tenant", tenant.value())
                .param("user", user)
                .param("hash", secretHash)
                .param("expires", expiresAt.map(Instant::toString).orElse(null))
                .update();
    }

    void delete(TenantId tenant, String user, String id)
    {
        jdbc.sql("DELETE FROM api_key WHERE tenant_id = ? AND user_name = ? AND id = ?").params(tenant.value(), user, id).update();
    }
}
