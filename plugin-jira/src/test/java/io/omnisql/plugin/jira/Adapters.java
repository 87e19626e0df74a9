package io.omnisql.plugin.jira;

import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.RemoteFilter;
import io.omnisql.toolkit.adapter.RemotePredicate.ColumnPredicate;
import io.omnisql.toolkit.adapter.RemoteQuery;
import io.omnisql.toolkit.adapter.SaasAdapter;
import io.omnisql.toolkit.adapter.Verdict;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * Queries for tests of the adapter, taken over as the toolkit does it.
 */
public final class Adapters
{
    public static final SaasAdapter ADAPTER = JiraAdapter.create();
    public static final ConnectionInfo CONNECTION = new ConnectionInfo("acme", "main", "https://acme.atlassian.net", Map.of(), 1);

    private Adapters() {}

    /**
     * A query with those of the predicates that are not refused.
     */
    public static RemoteQuery query(String table, List<String> columns, ColumnPredicate... predicates)
    {
        RemoteQuery query = RemoteQuery.scan(table).withColumns(columns);
        for (ColumnPredicate predicate : predicates) {
            Verdict verdict = verdict(query, predicate);
            if (verdict != Verdict.NEVER) {
                query = query.withFilters(append(query.filters(), new RemoteFilter(predicate, verdict)));
            }
        }
        return query;
    }

    /**
     * What the policy says of a predicate that comes after those of the query.
     */
    public static Verdict verdict(RemoteQuery query, ColumnPredicate predicate)
    {
        return ADAPTER.pushdown().filter(query, predicate);
    }

    public static RemoteQuery limited(RemoteQuery query, long limit)
    {
        return query.withLimit(OptionalLong.of(limit));
    }

    private static List<RemoteFilter> append(List<RemoteFilter> filters, RemoteFilter filter)
    {
        return Stream.concat(filters.stream(), Stream.of(filter)).toList();
    }
}
