package io.omnisql.toolkit.adapter;

import java.util.List;
import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * A remote collection seen as a table.
 */
public record TableDefinition(String name, String comment, List<ColumnDefinition> columns)
{
    public TableDefinition
    {
        requireNonNull(name, "name is null");
        requireNonNull(comment, "comment is null");
        columns = List.copyOf(columns);
    }

    public Optional<ColumnDefinition> column(String name)
    {
        return columns.stream().filter(column -> column.name().equals(name)).findFirst();
    }
}
