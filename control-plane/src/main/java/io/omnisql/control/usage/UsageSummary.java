package io.omnisql.control.usage;

import java.time.LocalDate;
import java.util.List;

/**
 * What a tenant used, by day and user.
 *
 * @param from first day, UTC
 * @param to last day, UTC
 */
record UsageSummary(LocalDate from, LocalDate to, List<Item> items)
{
    /**
     * One user's queries that ended on one day (UTC).
     */
    record Item(
            LocalDate day,
            String user,
            long queries,
            long failedQueries,
            long wallMillis,
            long cpuMillis,
            long rows,
            long remoteCalls,
            long cacheHits,
            long throttledMillis) {}
}
