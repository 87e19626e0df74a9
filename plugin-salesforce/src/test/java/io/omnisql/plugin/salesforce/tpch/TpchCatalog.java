package io.omnisql.plugin.salesforce.tpch;

import io.omnisql.toolkit.adapter.ColumnDefinition;
import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.RemoteReader;
import io.omnisql.toolkit.adapter.TableCatalog;
import io.omnisql.toolkit.adapter.TableDefinition;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import static java.util.Objects.requireNonNull;

/**
 * The TPC-H tables under their own names: {@code nation} with {@code nationkey} in place of {@code nation__c} with {@code nationkey__c}.
 * Other objects and the fields that every object has are left out.
 */
final class TpchCatalog
        implements TableCatalog
{
    private static final String CUSTOM = "__c";

    private final TableCatalog salesforce;
    private final Set<String> tables;

    /**
     * @param tables their names in SQL
     */
    TpchCatalog(TableCatalog salesforce, Set<String> tables)
    {
        this.salesforce = requireNonNull(salesforce, "salesforce is null");
        this.tables = Set.copyOf(tables);
    }

    @Override
    public List<TableName> names(ConnectionInfo connection, RemoteReader reader)
    {
        return salesforce.names(connection, reader).stream()
                .filter(table -> isShown(table.name()))
                .map(table -> new TableName(shortened(table.name()), table.comment()))
                .toList();
    }

    @Override
    public Optional<TableDefinition> find(ConnectionInfo connection, String table, RemoteReader reader)
    {
        return tables.contains(table) ? salesforce.find(connection, table + CUSTOM, reader).map(TpchCatalog::renamed) : Optional.empty();
    }

    @Override
    public List<TableDefinition> all(ConnectionInfo connection, RemoteReader reader)
    {
        return salesforce.all(connection, reader).stream()
                .filter(table -> isShown(table.name()))
                .map(TpchCatalog::renamed)
                .toList();
    }

    private boolean isShown(String table)
    {
        return table.endsWith(CUSTOM) && tables.contains(shortened(table));
    }

    private static TableDefinition renamed(TableDefinition table)
    {
        List<ColumnDefinition> columns = table.columns().stream()
                .filter(column -> column.name().endsWith(CUSTOM))
                .map(TpchCatalog::renamed)
                .toList();
        return new TableDefinition(shortened(table.name()), table.comment(), columns, table.attributes());
    }

    private static ColumnDefinition renamed(ColumnDefinition column)
    {
        return new ColumnDefinition(
                shortened(column.name()),
                column.type(),
                column.comment(),
                column.pointer(),
                column.spellings(),
                column.valueCase(),
                column.filter(),
                column.sortable(),
                column.nullable(),
                column.renderer(),
                column.attributes());
    }

    private static String shortened(String name)
    {
        return name.substring(0, name.length() - CUSTOM.length());
    }
}
