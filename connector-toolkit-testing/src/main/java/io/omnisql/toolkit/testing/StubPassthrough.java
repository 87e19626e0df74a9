package io.omnisql.toolkit.testing;

import io.omnisql.toolkit.adapter.ColumnDefinition;
import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.FilterSupport;
import io.omnisql.toolkit.adapter.PassthroughQuery;
import io.omnisql.toolkit.adapter.RemoteReader;
import io.omnisql.toolkit.adapter.TableDefinition;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A table function whose query is the name of a shard.
 */
final class StubPassthrough
        implements PassthroughQuery
{
    static final String TABLE = "$shard";

    @Override
    public String name()
    {
        return "shard";
    }

    @Override
    public TableDefinition describe(ConnectionInfo connection, Map<String, String> arguments, Function<String, Optional<TableDefinition>> tables, RemoteReader reader)
    {
        if (!arguments.get(QUERY).matches("[a-z]")) {
            throw new IllegalArgumentException("A shard has a letter for a name");
        }
        List<ColumnDefinition> columns = StubTable.items().columns().stream()
                .map(column -> column.withFilter(FilterSupport.NONE))
                .toList();
        return new TableDefinition(TABLE, "", columns);
    }
}
