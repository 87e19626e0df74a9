package io.omnisql.plugin.github.scan;

import io.omnisql.toolkit.adapter.ColumnDefinition;
import io.omnisql.toolkit.adapter.ValueType;

import java.util.Map;
import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * A column of a table that is read through GraphQL, with how GitHub is asked for it declared beside it.
 *
 * @param selection the fields to select on a row, e.g. {@code author { login }}
 * @param filter how the connection filters by it, empty when it does not
 * @param order GitHub's name of the order by it, empty when there is none
 */
public record GithubColumn(ColumnDefinition definition, String selection, Optional<ConnectionFilter> filter, Optional<String> order)
{
    public GithubColumn
    {
        requireNonNull(definition, "definition is null");
        requireNonNull(selection, "selection is null");
        requireNonNull(filter, "filter is null");
        requireNonNull(order, "order is null");
    }

    /**
     * A column that is one field of a row.
     */
    public static GithubColumn column(String name, ValueType type, String field, String comment)
    {
        return column(name, type, field, "/" + field, comment);
    }

    /**
     * @param pointer where the value stands in a row
     */
    public static GithubColumn column(String name, ValueType type, String selection, String pointer, String comment)
    {
        return new GithubColumn(ColumnDefinition.column(name, type, pointer, comment), selection, Optional.empty(), Optional.empty());
    }

    /**
     * A column whose value stands in every answer, and not in its rows.
     *
     * @param pointer where it stands in an answer
     */
    static GithubColumn outside(String name, ValueType type, String pointer, String comment)
    {
        return new GithubColumn(ColumnDefinition.column(name, type, "^" + pointer, comment), "", Optional.empty(), Optional.empty());
    }

    public String name()
    {
        return definition.name();
    }

    public GithubColumn notNull()
    {
        return new GithubColumn(definition.notNull(), selection, filter, order);
    }

    public GithubColumn lowerCase()
    {
        return new GithubColumn(definition.withLowerCase(), selection, filter, order);
    }

    public GithubColumn spelled(Map<String, String> spellings)
    {
        return new GithubColumn(definition.withSpellings(spellings), selection, filter, order);
    }

    /**
     * The value is made by the adapter's renderer of this name.
     */
    public GithubColumn rendered(String renderer)
    {
        return new GithubColumn(definition.withRenderer(renderer), selection, filter, order);
    }

    public GithubColumn filteredBy(ConnectionFilter filter)
    {
        return new GithubColumn(definition.withFilter(filter.support()), selection, Optional.of(filter), order);
    }

    /**
     * GitHub can order by the column, which is never NULL.
     */
    public GithubColumn orderedBy(String order)
    {
        return new GithubColumn(definition.withSort(), selection, filter, Optional.of(order));
    }
}
