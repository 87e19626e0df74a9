package io.omnisql.toolkit.adapter;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.google.common.base.Splitter;

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
    /**
     * Stands between the names of joined tables.
     */
    private static final String JOIN = "+";

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

    /**
     * The same for rows that also hold another table's.
     */
    public TableDefinition joinedTo(String other)
    {
        return new TableDefinition(name + JOIN + other, comment, columns, attributes);
    }

    @JsonIgnore
    public boolean isJoined()
    {
        return name.contains(JOIN);
    }

    /**
     * The names of the tables that a joined one reads, or the name of a plain one.
     */
    public static List<String> tables(String name)
    {
        return Splitter.on(JOIN).splitToList(name);
    }
}
