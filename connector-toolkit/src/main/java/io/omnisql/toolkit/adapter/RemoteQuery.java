package io.omnisql.toolkit.adapter;

import com.fasterxml.jackson.annotation.JsonIgnore;

import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalLong;

import static java.util.Objects.requireNonNull;

/**
 * What is asked of one remote table: the part of a SQL query that the service takes over.
 *
 * @param definition the table, with at least the columns that the query uses
 * @param columns names of the columns to produce, in order; empty when only the number of rows matters
 * @param filters all of them hold
 * @param sort empty when any order will do
 * @param limit how many rows are needed at most, after the sort; only present when every filter is exact
 * @param aggregates only present when every filter is exact; then a row carries {@code grouping} and these
 * @param grouping columns of GROUP BY
 * @param having which groups are wanted: all of these hold, exactly, of columns of {@code grouping} and outputs of {@code aggregates}
 * @param options values of the adapter's session options, by name
 */
public record RemoteQuery(
        TableDefinition definition,
        List<String> columns,
        List<RemoteFilter> filters,
        List<RemoteSort> sort,
        OptionalLong limit,
        List<RemoteAggregate> aggregates,
        List<String> grouping,
        List<RemoteFilter> having,
        Map<String, String> options)
{
    public RemoteQuery
    {
        requireNonNull(definition, "definition is null");
        columns = List.copyOf(columns);
        filters = List.copyOf(filters);
        sort = List.copyOf(sort);
        requireNonNull(limit, "limit is null");
        aggregates = List.copyOf(aggregates);
        grouping = List.copyOf(grouping);
        having = List.copyOf(having);
        options = Map.copyOf(options);
    }

    public static RemoteQuery scan(TableDefinition definition)
    {
        return new RemoteQuery(definition, List.of(), List.of(), List.of(), OptionalLong.empty(), List.of(), List.of(), List.of(), Map.of());
    }

    /**
     * A scan of a table whose definition the adapter knows by its name.
     */
    public static RemoteQuery scan(String table)
    {
        return scan(new TableDefinition(table, "", List.of()));
    }

    /**
     * The table's name in SQL.
     */
    @JsonIgnore
    public String table()
    {
        return definition.name();
    }

    /**
     * @throws java.util.NoSuchElementException when the query does not use the column
     */
    public ColumnDefinition column(String name)
    {
        return definition.column(name).orElseThrow(() -> new NoSuchElementException("no column " + name));
    }

    /**
     * The value of one of the adapter's {@link SessionOption}s, or what else the adapter stored under the name.
     */
    public Optional<String> option(String name)
    {
        return Optional.ofNullable(options.get(name));
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
        return new RemoteQuery(definition, columns, filters, sort, limit, aggregates, grouping, having, options);
    }

    public RemoteQuery withFilters(List<RemoteFilter> filters)
    {
        return new RemoteQuery(definition, columns, filters, sort, limit, aggregates, grouping, having, options);
    }

    public RemoteQuery withSort(List<RemoteSort> sort)
    {
        return new RemoteQuery(definition, columns, filters, sort, limit, aggregates, grouping, having, options);
    }

    public RemoteQuery withLimit(OptionalLong limit)
    {
        return new RemoteQuery(definition, columns, filters, sort, limit, aggregates, grouping, having, options);
    }

    public RemoteQuery withAggregation(List<RemoteAggregate> aggregates, List<String> grouping)
    {
        return new RemoteQuery(definition, columns, filters, sort, limit, aggregates, grouping, having, options);
    }

    public RemoteQuery withHaving(List<RemoteFilter> having)
    {
        return new RemoteQuery(definition, columns, filters, sort, limit, aggregates, grouping, having, options);
    }

    public RemoteQuery withDefinition(TableDefinition definition)
    {
        return new RemoteQuery(definition, columns, filters, sort, limit, aggregates, grouping, having, options);
    }

    public RemoteQuery withOptions(Map<String, String> options)
    {
        return new RemoteQuery(definition, columns, filters, sort, limit, aggregates, grouping, having, options);
    }
}
