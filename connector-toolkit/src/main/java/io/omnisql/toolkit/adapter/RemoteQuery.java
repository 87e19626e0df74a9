package io.omnisql.toolkit.adapter;

import com.fasterxml.jackson.annotation.JsonIgnore;

import java.util.List;
import java.util.OptionalLong;

import static java.util.Objects.requireNonNull;

/**
 * What is asked of one remote table: the part of a SQL query that the service takes over.
 *
 * @param columns names of the columns to produce, in order; empty when only the number of rows matters
 * @param filters all of them hold
 * @param sort empty when any order will do
 * @param limit how many rows are needed at most, after the sort; only present when every filter is exact
 * @param aggregates only present when every filter is exact; then a row carries {@code grouping} and these
 * @param grouping columns of GROUP BY
 */
public record RemoteQuery(
        String table,
        List<String> columns,
        List<RemoteFilter> filters,
        List<RemoteSort> sort,
        OptionalLong limit,
        List<RemoteAggregate> aggregates,
        List<String> grouping)
{
    public RemoteQuery
    {
        requireNonNull(table, "table is null");
        columns = List.copyOf(columns);
        filters = List.copyOf(filters);
        sort = List.copyOf(sort);
        requireNonNull(limit, "limit is null");
        aggregates = List.copyOf(aggregates);
        grouping = List.copyOf(grouping);
    }

    public static RemoteQuery scan(String table)
    {
        return new RemoteQuery(table, List.of(), List.of(), List.of(), OptionalLong.empty(), List.of(), List.of());
    }

    @JsonIgnore
    public boolean isExact()
    {
        return filters.stream().allMatch(filter -> filter.verdict() == Verdict.EXACT);
    }

    @JsonIgnore
    public boolean isAggregation()
    {
        return !aggregates.isEmpty() || !grouping.isEmpty();
    }

    public RemoteQuery withColumns(List<String> columns)
    {
        return new RemoteQuery(table, columns, filters, sort, limit, aggregates, grouping);
    }

    public RemoteQuery withFilters(List<RemoteFilter> filters)
    {
        return new RemoteQuery(table, columns, filters, sort, limit, aggregates, grouping);
    }

    public RemoteQuery withSort(List<RemoteSort> sort)
    {
        return new RemoteQuery(table, columns, filters, sort, limit, aggregates, grouping);
    }

    public RemoteQuery withLimit(OptionalLong limit)
    {
        return new RemoteQuery(table, columns, filters, sort, limit, aggregates, grouping);
    }

    public RemoteQuery withAggregation(List<RemoteAggregate> aggregates, List<String> grouping)
    {
        return new RemoteQuery(table, columns, filters, sort, limit, aggregates, grouping);
    }
}
