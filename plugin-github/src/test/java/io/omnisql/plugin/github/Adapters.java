package io.omnisql.plugin.github;

import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.RemoteAggregate;
import io.omnisql.toolkit.adapter.RemoteFilter;
import io.omnisql.toolkit.adapter.RemotePredicate.ColumnPredicate;
import io.omnisql.toolkit.adapter.RemotePredicate.Contains;
import io.omnisql.toolkit.adapter.RemotePredicate.Values;
import io.omnisql.toolkit.adapter.RemoteQuery;
import io.omnisql.toolkit.adapter.RemoteRange;
import io.omnisql.toolkit.adapter.RemoteSort;
import io.omnisql.toolkit.adapter.RemoteValue;
import io.omnisql.toolkit.adapter.SaasAdapter;
import io.omnisql.toolkit.adapter.ValueType;
import io.omnisql.toolkit.adapter.Verdict;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

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

    public static RemoteQuery sorted(RemoteQuery query, String column, boolean ascending, long limit)
    {
        return query.withSort(List.of(new RemoteSort(column, ascending, false))).withLimit(OptionalLong.of(limit));
    }

    public static RemoteQuery counted(RemoteQuery query)
    {
        return query.withColumns(List.of()).withAggregation(List.of(count()), List.of());
    }

    public static RemoteAggregate count()
    {
        return new RemoteAggregate(RemoteAggregate.Function.COUNT, Optional.empty(), false, "aggregate_0", ValueType.BIGINT);
    }

    public static Values equal(String column, String... values)
    {
        return new Values(column, Arrays.stream(values).sorted().map(RemoteValue::of).map(RemoteRange::equal).toList(), false);
    }

    public static Values equal(String column, long... values)
    {
        return new Values(column, Arrays.stream(values).sorted().mapToObj(RemoteValue::of).map(RemoteRange::equal).toList(), false);
    }

    public static Values equal(String column, boolean value)
    {
        return new Values(column, List.of(RemoteRange.equal(RemoteValue.of(value))), false);
    }

    public static Values notEqual(String column, String value)
    {
        Optional<RemoteValue> excluded = Optional.of(RemoteValue.of(value));
        return new Values(column, List.of(new RemoteRange(Optional.empty(), false, excluded, false), new RemoteRange(excluded, false, Optional.empty(), false)), false);
    }

    public static Values atLeast(String column, String instant)
    {
        return new Values(column, List.of(new RemoteRange(Optional.of(RemoteValue.of(Instant.parse(instant))), true, Optional.empty(), false)), false);
    }

    public static Values before(String column, String instant)
    {
        return new Values(column, List.of(new RemoteRange(Optional.empty(), false, Optional.of(RemoteValue.of(Instant.parse(instant))), false)), false);
    }

    /**
     * @param high not included
     */
    public static Values within(String column, String low, String high)
    {
        return new Values(column, List.of(new RemoteRange(Optional.of(RemoteValue.of(Instant.parse(low))), true, Optional.of(RemoteValue.of(Instant.parse(high))), false)), false);
    }

    public static Values between(String column, long low, long high)
    {
        return new Values(column, List.of(new RemoteRange(Optional.of(RemoteValue.of(low)), true, Optional.of(RemoteValue.of(high)), true)), false);
    }

    public static Values isNull(String column)
    {
        return new Values(column, List.of(), true);
    }

    public static Values isNotNull(String column)
    {
        return new Values(column, List.of(new RemoteRange(Optional.empty(), false, Optional.empty(), false)), false);
    }

    public static Contains contains(String column, String value)
    {
        return new Contains(column, RemoteValue.of(value));
    }

    private static List<RemoteFilter> append(List<RemoteFilter> filters, RemoteFilter filter)
    {
        return Stream.concat(filters.stream(), Stream.of(filter)).toList();
    }
}
