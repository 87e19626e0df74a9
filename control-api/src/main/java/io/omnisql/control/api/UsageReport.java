package io.omnisql.control.api;

import java.util.List;

import static java.util.Objects.requireNonNull;

/**
 * Finished queries that a data plane reports for metering. It carries no SQL and no rows.
 */
public record UsageReport(String planeId, List<QueryUsage> queries)
{
    public UsageReport
    {
        requireNonNull(planeId, "planeId is null");
        queries = List.copyOf(queries);
    }

    /**
     * What one query used.
     *
     * @param queryId Trino's query id; the idempotency key, since a report may arrive twice
     * @param user the name within the tenant
     * @param state {@code FINISHED} or {@code FAILED}
     * @param errorCode the error's name, empty when the query finished
     * @param endedAt milliseconds since the epoch
     * @param remoteCalls requests that left the data plane
     * @param throttledMillis time spent waiting for a rate limit
     */
    public record QueryUsage(
            String queryId,
            String tenant,
            String user,
            String state,
            String errorCode,
            long endedAt,
            long wallMillis,
            long cpuMillis,
            long rows,
            long remoteCalls,
            long cacheHits,
            long throttledMillis)
    {
        public QueryUsage
        {
            requireNonNull(queryId, "queryId is null");
            requireNonNull(tenant, "tenant is null");
            requireNonNull(user, "user is null");
            requireNonNull(state, "state is null");
            requireNonNull(errorCode, "errorCode is null");
        }
    }
}
