package io.omnisql.control.usage;

import io.omnisql.control.api.UsageReport.QueryUsage;
import io.omnisql.control.tenant.TenantId;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

import static java.util.Objects.requireNonNull;

/**
 * The stored usage, one row a query.
 */
@Repository
class UsageRepository
{
    private static final int BATCH = 500;

    private final JdbcTemplate template;
    private final JdbcClient jdbc;

    UsageRepository(JdbcTemplate template, JdbcClient jdbc)
    {
        this.template = requireNonNull(template, "template is null");
        this.jdbc = requireNonNull(jdbc, "jdbc is null");
    }

    /**
     * Stores what is not stored yet. Queries of tenants that do not exist any more are left out.
     *
     * @return how many rows are new
     */
    @Transactional
    public int store(String planeId, List<QueryUsage> queries)
    {
        int[][] counts = template.batchUpdate(
                """
                INSERT INTO query_usage (
                    plane_id, query_id, tenant_id, user_name, state, error_code, ended_at,
                    wall_millis, cpu_millis, result_rows, remote_calls, cache_hits, throttled_millis)
                SELECT ?, ?, id, ?, ?, ?, ?, ?, ?, ?, ?, ?, ? FROM tenant WHERE id = ?
                ON CONFLICT DO NOTHING
                """,
                queries,
                BATCH,
                (statement, query) -> {
                    statement.setString(1, planeId);
                    statement.setString(2, query.queryId());
                    statement.setString(3, query.user());
                    statement.setString(4, query.state());
                    statement.setString(5, query.errorCode());
                    statement.setTimestamp(6, new Timestamp(query.endedAt()));
                    statement.setLong(7, query.wallMillis());
                    statement.setLong(8, query.cpuMillis());
                    statement.setLong(9, query.rows());
                    statement.setLong(10, query.remoteCalls());
                    statement.setLong(11, query.cacheHits());
                    statement.setLong(12, query.throttledMillis());
                    statement.setString(13, query.tenant());
                });
        return Arrays.stream(counts).flatMapToInt(Arrays::stream).sum();
    }

    List<UsageSummary.Item> summary(TenantId tenant, LocalDate from, LocalDate to)
    {
        return jdbc.sql(
                        """
                        SELECT (ended_at AT TIME ZONE 'UTC')::date AS day,
                               user_name AS "user",
                               count(*) AS queries,
                               count(*) FILTER (WHERE state <> 'FINISHED') AS failed_queries,
                               sum(wall_millis) AS wall_millis,
                               sum(cpu_millis) AS cpu_millis,
                               sum(result_rows) AS rows,
                               sum(remote_calls) AS remote_calls,
                               sum(cache_hits) AS cache_hits,
                               sum(throttled_millis) AS throttled_millis
                        FROM query_usage
                        WHERE tenant_id = :tenant
                          AND ended_at >= CAST(:from AS date)::timestamp AT TIME ZONE 'UTC'
                          AND ended_at < (CAST(:to AS date) + 1)::timestamp AT TIME ZONE 'UTC'
                        GROUP BY 1, 2
                        ORDER BY 1, 2
                        """)
                .param("tenant", tenant.value())
                .param("from", from.toString())
                .param("to", to.toString())
                .query(UsageSummary.Item.class)
                .list();
    }
}
