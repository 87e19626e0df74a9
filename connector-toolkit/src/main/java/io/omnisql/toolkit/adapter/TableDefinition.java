package io.omnisql.toolkit.adapter;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * A remote collection seen as a table.
 *
 * @param attributes what the adapter needs to know of the table when it plans, e.g. the service's name for it
 */
public record TableDefinition(String name, String comment, List<ColumnDefinition> columns, Map<String, String> attributes)
{
    public TableDefinition
    {
        requireNonNull(name, "name is null");
        requireNonNull(comment, "comment is null");
        columns = List.copyOf(columns);
        attributes = Map.copyOf(attributes);
    }

    public TableDefinition(String name, String comment, List<ColumnDefinition> columns)
    {
        this(name, comment, columns, Map.of());
    }

    public TableDefinition withColumns(List<ColumnDefinition> columns)
    {
        return new TableDefinition(name, comment, columns, attributes);
    }

    public Optional<ColumnDefinition> column(String name)
    {
        return columns.stream().filter(column -> column.name().equals(name)).findFirst();
    }
}
