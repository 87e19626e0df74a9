package io.omnisql.toolkit.connector;

import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.RemoteFilter;
import io.omnisql.toolkit.adapter.RemoteQuery;
import io.omnisql.toolkit.adapter.ScanPlanner;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

import static java.util.stream.Collectors.joining;

/**
 * What EXPLAIN shows of a scan: the remote request, the verdicts on its filters and the number of calls.
 */
final class Explanation
{
    private static final int MAX_FILTER_LENGTH = 200;

    private Explanation() {}

    static String of(ScanPlanner planner, ConnectionInfo connection, RemoteQuery query)
    {
        List<String> parts = new ArrayList<>();
        parts.add("remote: " + planner.explain(connection, query));
        if (!query.filters().isEmpty()) {
            parts.add("predicate: " + query.filters().stream().map(Explanation::filter).collect(joining("; ")));
        }
        if (query.isAggregation()) {
            parts.add("aggregates: " + query.aggregates().stream().map(Object::toString).collect(joining(", "))
                    + (query.grouping().isEmpty() ? "" : " by " + String.join(", ", query.grouping())));
        }
        if (!query.having().isEmpty()) {
            parts.add("having: " + query.having().stream().map(Explanation::filter).collect(joining("; ")));
        }
        if (!query.sort().isEmpty()) {
            parts.add("sort: " + query.sort().stream().map(Object::toString).collect(joining(", ")));
        }
        if (query.limit().isPresent()) {
            parts.add("limit: " + query.limit().orElseThrow());
        }
        OptionalLong calls = planner.estimateCalls(connection, query);
        parts.add("remote calls: " + (calls.isPresent() ? "at least " + calls.orElseThrow() : "unknown"));
        return "{" + String.join(" | ", parts) + "}";
    }

    private static String filter(RemoteFilter filter)
    {
        String predicate = filter.predicate().toString();
        String shown = predicate.length() > MAX_FILTER_LENGTH ? predicate.substring(0, MAX_FILTER_LENGTH) + "…" : predicate;
        return shown + " " + filter.verdict();
    }
}
