package io.omnisql.toolkit.adapter;

import java.util.List;

/**
 * Which tables a connection has.
 */
public interface TableCatalog
{
    /**
     * All tables of the connection. A service with fixed tables ignores both arguments.
     */
    List<TableDefinition> tables(ConnectionInfo connection, RemoteReader reader);
}
