package io.omnisql.plugin.jira.scan;

import io.omnisql.toolkit.adapter.ColumnDefinition;
import io.omnisql.toolkit.adapter.RemoteRequest.Parameter;
import io.omnisql.toolkit.adapter.ValueType;

import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * A column of a list, with what its parameters can do for it.
 *
 * @param order Jira's name of the order by this column
 * @param need the parameter without which rows lack the value; those of several columns are joined
 * @param lookup the list that finds rows by this column, in place of the table's
 */
public record ListColumn(
        ColumnDefinition column,
        Optional<ListFilter> filter,
        Optional<String> order,
        Optional<Parameter> need,
        Optional<Listing> lookup)
{
    private static final String CONSTANT = "/(";

    public ListColumn
    {
        requireNonNull(column, "column is null");
        requireNonNull(filter, "filter is null");
        requireNonNull(order, "order is null");
        requireNonNull(need, "need is null");
        requireNonNull(lookup, "lookup is null");
    }

    public static ListColumn column(String name, ValueType type, String pointer, String comment)
    {
        return new ListColumn(ColumnDefinition.column(name, type, pointer, comment), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    public ListColumn notNull()
    {
        return new ListColumn(column.notNull(), filter, order, need, lookup);
    }

    public ListColumn lowerCase()
    {
        return new ListColumn(column.withLowerCase(), filter, order, need, lookup);
    }

    /**
     * The text is the JSON of what stands at the pointer.
     */
    public ListColumn json()
    {
        return new ListColumn(column.withJson(), filter, order, need, lookup);
    }

    public ListColumn filteredBy(ListFilter filter)
    {
        return new ListColumn(column, Optional.of(filter), order, need, lookup);
    }

    public ListColumn foundBy(Listing lookup, ListFilter filter)
    {
        return new ListColumn(column, Optional.of(filter), order, need, Optional.of(lookup));
    }

    /**
     * Jira's order by this column is SQL's, and it is never NULL.
     */
    public ListColumn orderedBy(String order)
    {
        return new ListColumn(column, filter, Optional.of(order), need, lookup);
    }

    public ListColumn expanding(String value)
    {
        return new ListColumn(column, filter, order, Optional.of(new Parameter("expand", value)), lookup);
    }

    /**
     * The value is below a field of an issue.
     */
    public ListColumn ofField(String field)
    {
        return new ListColumn(column, filter, order, Optional.of(new Parameter("fields", field)), lookup);
    }

    /**
     * What is left of the column where a list takes no parameters.
     */
    ListColumn unfiltered()
    {
        return new ListColumn(column, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /**
     * Whether rows have no such value, and it is known by what was asked.
     */
    boolean isConstant()
    {
        return column.pointer().startsWith(CONSTANT);
    }

    public String name()
    {
        return column.name();
    }

    ColumnDefinition definition()
    {
        ColumnDefinition filtered = filter.map(ListFilter::support).map(column::withFilter).orElse(column);
        return order.isPresent() ? filtered.withSort() : filtered;
    }
}
