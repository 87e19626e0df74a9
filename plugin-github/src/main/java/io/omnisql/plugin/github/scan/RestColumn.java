package io.omnisql.plugin.github.scan;

import io.omnisql.toolkit.adapter.ColumnDefinition;
import io.omnisql.toolkit.adapter.ValueType;

import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * A column of a table that is read through REST, with how the list is narrowed and ordered by it declared beside it.
 *
 * @param filter how the list is filtered by it, empty when it is not
 * @param order GitHub's name of the order by it, empty when there is none
 */
public record RestColumn(ColumnDefinition definition, Optional<RestFilter> filter, Optional<String> order)
{
    public RestColumn
    {
        requireNonNull(definition, "definition is null");
        requireNonNull(filter, "filter is null");
        requireNonNull(order, "order is null");
    }

    /**
     * @param pointer where the value stands in a row
     */
    public static RestColumn column(String name, ValueType type, String pointer, String comment)
    {
        return new RestColumn(ColumnDefinition.column(name, type, pointer, comment), Optional.empty(), Optional.empty());
    }

    public String name()
    {
        return definition.name();
    }

    public RestColumn notNull()
    {
        return new RestColumn(definition.notNull(), filter, order);
    }

    public RestColumn lowerCase()
    {
        return new RestColumn(definition.withLowerCase(), filter, order);
    }

    /**
     * The column holds the key at the end of another row's address.
     */
    public RestColumn lastSegment()
    {
        return new RestColumn(definition.withLastSegment(), filter, order);
    }

    /**
     * The column holds the JSON that stands there.
     */
    public RestColumn json()
    {
        return new RestColumn(definition.withJson(), filter, order);
    }

    /**
     * The value is made by the adapter's renderer of this name.
     */
    public RestColumn rendered(String renderer)
    {
        return new RestColumn(definition.withRenderer(renderer), filter, order);
    }

    public RestColumn filteredBy(RestFilter filter)
    {
        return new RestColumn(definition.withFilter(filter.support()), Optional.of(filter), order);
    }

    /**
     * GitHub can order by the column, which is never NULL.
     */
    public RestColumn orderedBy(String order)
    {
        return new RestColumn(definition.withSort(), filter, Optional.of(order));
    }
}
