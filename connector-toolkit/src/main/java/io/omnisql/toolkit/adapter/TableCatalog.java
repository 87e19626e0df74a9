package io.omnisql.toolkit.adapter;

import java.util.List;
import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * Which tables a connection has. The toolkit remembers the answers for some minutes.
 */
public interface TableCatalog
{
    /**
     * All tables of the connection.
     */
    List<TableName> names(ConnectionInfo connection, RemoteReader reader);

    /**
     * One table. A service that describes tables one by one asks for no other.
     *
     * @return empty when there is no such table, or the connection may not see it
     */
    Optional<TableDefinition> find(ConnectionInfo connection, String table, RemoteReader reader);

    /**
     * All tables with their columns.
     */
    List<TableDefinition> all(ConnectionInfo connection, RemoteReader reader);

    /**
     * Tables about the connections' tables, in the schema {@code system}.
     */
    default List<SystemListing> listings()
    {
        return List.of();
    }

    /**
     * The same tables for every connection, known without asking.
     */
    static TableCatalog fixed(List<TableDefinition> tables)
    {
        return new FixedTables(tables);
    }

    /**
     * A table's name in SQL.
     */
    record TableName(String name, String comment)
    {
        public TableName
        {
            requireNonNull(name, "name is null");
            requireNonNull(comment, "comment is null");
        }
    }
}
