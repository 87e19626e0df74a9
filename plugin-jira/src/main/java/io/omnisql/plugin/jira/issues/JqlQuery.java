package io.omnisql.plugin.jira.issues;

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

import static java.util.Objects.requireNonNull;

/**
 * The table function {@code jql}: issues by a search that the user writes, e.g. with {@code WAS} and {@code CHANGED}, which no column has.
 */
public final class JqlQuery
        implements PassthroughQuery
{
    private final JqlTable table;

    JqlQuery(JqlTable table)
    {
        this.table = requireNonNull(table, "table is null");
    }

    @Override
    public String name()
    {
        return "jql";
    }

    @Override
    public TableDefinition describe(ConnectionInfo connection, Map<String, String> arguments, Function<String, Optional<TableDefinition>> tables, RemoteReader reader)
    {
        List<String> errors = JiraLists.errors(connection, reader, arguments.get(QUERY));
        if (!errors.isEmpty()) {
            throw new IllegalArgumentException(String.join(" ", errors));
        }
        TableDefinition definition = table.describe(connection, reader);
        List<ColumnDefinition> columns = definition.columns().stream().map(column -> column.withFilter(FilterSupport.NONE)).toList();
        return definition.withColumns(columns);
    }
}
