package io.omnisql.toolkit.adapter;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import static java.util.Objects.requireNonNull;

/**
 * A table function that takes a query in the service's own language: {@code TABLE(catalog.system.name(query => '…'))}.
 * <p>
 * Its result is scanned as the table that {@link #describe} returns, with the arguments among {@link RemoteQuery#options()}.
 */
public interface PassthroughQuery
{
    /**
     * The argument that every such function has.
     */
    String QUERY = "query";

    /**
     * The function's name, in snake_case.
     */
    String name();

    /**
     * Arguments besides {@link #QUERY}.
     */
    default List<Argument> arguments()
    {
        return List.of();
    }

    /**
     * The columns of a query's result. The table's name starts with a dollar sign. May ask the service, on a virtual thread.
     *
     * @param tables finds the connection's tables by their names, as they are remembered
     * @throws IllegalArgumentException when the query is not one that may be asked; its message is for users
     */
    TableDefinition describe(ConnectionInfo connection, Map<String, String> arguments, Function<String, Optional<TableDefinition>> tables, RemoteReader reader);

    /**
     * A text argument.
     *
     * @param values what it may be, the default first
     */
    record Argument(String name, List<String> values)
    {
        public Argument
        {
            requireNonNull(name, "name is null");
            values = List.copyOf(values);
        }
    }
}
