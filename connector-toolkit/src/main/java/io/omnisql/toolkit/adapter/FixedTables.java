package io.omnisql.toolkit.adapter;

import java.util.List;
import java.util.Optional;

/**
 * Tables that every connection has.
 */
record FixedTables(List<TableDefinition> tables)
        implements TableCatalog
{
    FixedTables
    {
        tables = List.copyOf(tables);
    }

    @Override
    public List<TableName> names(ConnectionInfo connection, RemoteReader reader)
    {
        return tables.stream().map(table -> new TableName(table.name(), table.comment())).toList();
    }

    @Override
    public Optional<TableDefinition> find(ConnectionInfo connection, String table, RemoteReader reader)
    {
        return tables.stream().filter(definition -> definition.name().equals(table)).findFirst();
    }

    @Override
    public List<TableDefinition> all(ConnectionInfo connection, RemoteReader reader)
    {
        return tables;
    }
}
