package io.omnisql.toolkit.adapter;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A table about connections, in the schema {@code system}: what the service says of its tables rather than what is in them. Its first
 * column is the connection's name, which the toolkit puts before the columns here.
 */
public interface SystemListing
{
    /**
     * The column that names the table which a row is about; a query that asks for some tables only is passed on as such.
     */
    String TABLE_NAME = "table_name";

    /**
     * The name in the schema and the columns, which are texts, booleans and 64-bit integers.
     */
    TableDefinition definition();

    /**
     * The rows of one connection, with a value for each column; what the connection's credentials may not see is not there.
     *
     * @param tables the tables that the query asks about, empty for all; more rows than asked for do no harm
     */
    List<List<Object>> rows(ConnectionInfo connection, Optional<Set<String>> tables, RemoteReader reader);
}
