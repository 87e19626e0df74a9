package io.omnisql.control.usage;

import io.omnisql.control.api.UsageReport;
import io.omnisql.control.api.UsageReport.QueryUsage;
import io.omnisql.control.problem.Problem;

import java.time.Duration;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

/**
 * What a usage report must look like.
 */
final class UsageRules
{
    private static final int MAX_QUERIES = 5_000;
    private static final Pattern QUERY_ID = Pattern.compile("[A-Za-z0-9_]{1,100}");
    private static final Pattern STATE = Pattern.compile("FINISHED|FAILED");
    private static final Pattern ERROR_CODE = Pattern.compile("[A-Z0-9_]{0,100}");
    private static final Duration CLOCK_SKEW = Duration.ofDays(1);

    private UsageRules() {}

    /**
     * @throws Problem 400 that names the wrong field
     */
    static void check(String plane, UsageReport report)
    {
        require(report.planeId().equals(plane), "planeId", "must be the plane of the path");
        require(report.queries().size() <= MAX_QUERIES, "queries", "must hold at most %s queries; send several reports".formatted(MAX_QUERIES));
        for (int i = 0; i < report.queries().size(); i++) {
            check("queries[%s].".formatted(i), report.queries().get(i));
        }
    }

    private static void check(String path, QueryUsage query)
    {
        require(QUERY_ID.matcher(query.queryId()).matches(), path + "queryId", "must be a query id");
        require(query.user().length() <= 200, path + "user", "must have at most 200 characters");
        require(STATE.matcher(query.state()).matches(), path + "state", "must be FINISHED or FAILED");
        require(ERROR_CODE.matcher(query.errorCode()).matches(), path + "errorCode", "must be an error's name");
        require(query.endedAt() >= 0 && query.endedAt() <= System.currentTimeMillis() + CLOCK_SKEW.toMillis(), path + "endedAt", "must be milliseconds since the epoch, not in the future");
        boolean negative = LongStream.of(query.wallMillis(), query.cpuMillis(), query.rows(), query.remoteCalls(), query.cacheHits(), query.throttledMillis())
                .anyMatch(value -> value < 0);
        require(!negative, path + "wallMillis", "and the other amounts must not be negative");
    }

    private static void require(boolean condition, String field, String message)
    {
        if (!condition) {
            throw Problem.invalid(field, message);
        }
    }
}
