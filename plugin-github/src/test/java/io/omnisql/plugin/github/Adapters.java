package io.omnisql.plugin.github;

import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.RemoteFilter;
import io.omnisql.toolkit.adapter.RemotePredicate.ColumnPredicate;
import io.omnisql.toolkit.adapter.RemoteQuery;
import io.omnisql.toolkit.adapter.SaasAdapter;
import io.omnisql.toolkit.adapter.Verdict;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import static io.omnisql.toolkit.testing.RemoteQueries.equal;

/**
 * Queries for tests of the adapter, taken over as the toolkit does it.
 */
public final class Adapters
{
    public static final SaasAdapter ADAPTER = GithubAdapter.create();
    public static final ConnectionInfo CONNECTION = connection("acme");

    private Adapters() {}

    public static ConnectionInfo connection(String owners)
    {
        return new ConnectionInfo("acme", "main", "https://api.github.com", owners.isEmpty() ? Map.of() : Map.of("owners", owners), 1);
    }

    /**
     * A query with those of the predicates that are not refused.
     */
    public static RemoteQuery query(String table, List<String> columns, ColumnPredicate... predicates)
    {
        RemoteQuery query = RemoteQuery.scan(table).withColumns(columns);
        for (ColumnPredicate predicate : predicates) {
            Verdict verdict = ADAPTER.pushdown().filter(query, predicate);
            if (verdict != Verdict.NEVER) {
                query = query.withFilters(append(query.filters(), new RemoteFilter(predicate, verdict)));
            }
        }
        return query;
    }

    public static RemoteQuery website(String table, List<String> columns, ColumnPredicate... predicates)
    {
        ColumnPredicate[] all = Arrays.copyOf(new ColumnPredicate[] {equal("owner", "acme"), equal("repository", "website")}, predicates.length + 2);
        System.arraycopy(predicates, 0, all, 2, predicates.length);
        return query(table, columns, all);
    }

    private static List<RemoteFilter> append(List<RemoteFilter> filters, RemoteFilter filter)
    {
        return Stream.concat(filters.stream(), Stream.of(filter)).toList();
    }
}
