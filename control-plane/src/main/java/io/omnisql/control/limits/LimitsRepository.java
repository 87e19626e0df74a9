package io.omnisql.control.limits;

import io.omnisql.control.api.LimitsEntry;
import io.omnisql.control.problem.Problem;
import io.omnisql.control.tenant.TenantId;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import java.util.List;

import static java.util.Objects.requireNonNull;

/**
 * The stored limits, one row a tenant.
 */
@Repository
public class LimitsRepository
{
    private static final RowMapper<Limits> LIMITS = (row, _) -> new Limits(
            new LimitsEntry(
                    row.getInt("queries_per_minute"),
                    row.getInt("user_queries_per_minute"),
                    row.getInt("concurrent_queries"),
                    row.getInt("user_concurrent_queries"),
                    row.getInt("queued_queries"),
                    row.getInt("remote_calls_per_second"),
                    row.getInt("user_remote_calls_per_second"),
                    row.getInt("remote_calls_per_query"),
                    row.getInt("max_staleness_seconds")),
            row.getLong("version"));

    private final JdbcClient jdbc;

    public LimitsRepository(JdbcClient jdbc)
    {
        this.jdbc = requireNonNull(jdbc, "jdbc is null");
    }

    public void createDefaults(TenantId tenant)
    {
        jdbc.sql(
                        """
                        INSERT INTO tenant_limits (
                            queries_per_minute, user_queries_per_minute, concurrent_queries, user_concurrent_queries, queued_queries,
                            remote_calls_per_second, user_remote_calls_per_second, remote_calls_per_query, max_staleness_seconds, tenant_id)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(values(LimitsEntry.defaults()))
                .param(tenant.value())
                .update();
    }

    /**
     * @throws Problem 404 when there is no such tenant
     */
    Limits require(TenantId tenant)
    {
        return jdbc.sql("SELECT * FROM tenant_limits WHERE tenant_id = ?")
                .param(tenant.value())
                .query(LIMITS)
                .optional()
                .orElseThrow(Problem::notFound);
    }

    Limits update(TenantId tenant, LimitsEntry limits)
    {
        return jdbc.sql(
                        """
                        UPDATE tenant_limits SET
                            queries_per_minute = ?,
                            user_queries_per_minute = ?,
                            concurrent_queries = ?,
                            user_concurrent_queries = ?,
                            queued_queries = ?,
                            remote_calls_per_second = ?,
                            user_remote_calls_per_second = ?,
                            remote_calls_per_query = ?,
                            max_staleness_seconds = ?,
                            version = nextval('row_version')
                        WHERE tenant_id = ?
                        RETURNING *
                        """)
                .params(values(limits))
                .param(tenant.value())
                .query(LIMITS)
                .single();
    }

    private static List<Object> values(LimitsEntry limits)
    {
        return List.of(
                limits.queriesPerMinute(),
                limits.userQueriesPerMinute(),
                limits.concurrentQueries(),
                limits.userConcurrentQueries(),
                limits.queuedQueries(),
                limits.remoteCallsPerSecond(),
                limits.userRemoteCallsPerSecond(),
                limits.remoteCallsPerQuery(),
                limits.maxStalenessSeconds());
    }

    /**
     * Limits and their version, the entity tag.
     */
    record Limits(LimitsEntry entry, long version) {}
}
