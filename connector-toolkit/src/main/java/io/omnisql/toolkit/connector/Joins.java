package io.omnisql.toolkit.connector;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import com.google.inject.Inject;
import io.omnisql.toolkit.adapter.ColumnDefinition;
import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.JoinedQuery;
import io.omnisql.toolkit.adapter.RemoteJoin;
import io.omnisql.toolkit.adapter.RemoteReader;
import io.omnisql.toolkit.adapter.SaasAdapter;
import io.omnisql.toolkit.pushdown.JoinPushdown;
import io.omnisql.toolkit.pushdown.JoinPushdown.Side;
import io.trino.spi.connector.ColumnHandle;
import io.trino.spi.connector.ConnectorSession;
import io.trino.spi.connector.ConnectorTableHandle;
import io.trino.spi.connector.JoinApplicationResult;
import io.trino.spi.connector.JoinType;
import io.trino.spi.connector.SchemaTableName;
import io.trino.spi.expression.ConnectorExpression;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * Joins of two tables of a connection that the service takes over.
 */
final class Joins
{
    private final SaasAdapter adapter;
    private final ConnectionAccess access;

    @Inject
    Joins(SaasAdapter adapter, ConnectionAccess access)
    {
        this.adapter = requireNonNull(adapter, "adapter is null");
        this.access = requireNonNull(access, "access is null");
    }

    /**
     * A table that is joined, with what the engine reads of it.
     *
     * @param columns all that the engine knows of it
     * @param assignments what the condition's variables stand for
     */
    record JoinedTable(SaasTableHandle handle, Collection<ColumnHandle> columns, Map<String, ColumnHandle> assignments)
    {
        JoinedTable
        {
            requireNonNull(handle, "handle is null");
            requireNonNull(columns, "columns is null");
            assignments = ImmutableMap.copyOf(assignments);
        }

        private Side side()
        {
            return new Side(handle.query(), Maps.transformValues(assignments, SaasColumnHandle::definitionOf));
        }

        /**
         * Columns that another pushdown made are in no table, and the engine cannot be told what became of them.
         */
        private boolean readsOwnColumns()
        {
            return columns.containsAll(assignments.values());
        }

        /**
         * For every column the one in its place. Those that nobody reads have none that is true.
         */
        private Map<ColumnHandle, ColumnHandle> mapping(Map<ColumnDefinition, ColumnDefinition> read)
        {
            ImmutableMap.Builder<ColumnHandle, ColumnHandle> mapping = ImmutableMap.builder();
            for (ColumnHandle column : columns) {
                ColumnDefinition definition = SaasColumnHandle.definitionOf(column);
                ColumnDefinition unread = ColumnDefinition.column("$%s.%s".formatted(handle.query().table(), definition.name()), definition.type(), "", "");
                mapping.put(column, new SaasColumnHandle(read.getOrDefault(definition, unread)));
            }
            return mapping.buildOrThrow();
        }
    }

    Optional<JoinApplicationResult<ConnectorTableHandle>> apply(ConnectorSession session, JoinType type, JoinedTable left, JoinedTable right, ConnectorExpression condition)
    {
        if (!isOfOneConnection(left.handle(), right.handle()) || !left.readsOwnColumns() || !right.readsOwnColumns()) {
            return Optional.empty();
        }
        ConnectionInfo connection = access.connection(session, left.handle());
        return JoinPushdown.apply(type, left.side(), right.side(), condition, join -> ask(session, connection, join))
                .map(result -> {
                    SchemaTableName name = new SchemaTableName(connection.name(), result.query().table());
                    SaasTableHandle joined = new SaasTableHandle(
                            left.handle().tenant(),
                            left.handle().revision(),
                            name,
                            result.query(),
                            false,
                            Explanation.of(adapter.planner(), connection, result.query()));
                    return new JoinApplicationResult<>(joined, left.mapping(result.left()), right.mapping(result.right()), false);
                });
    }

    private static boolean isOfOneConnection(SaasTableHandle left, SaasTableHandle right)
    {
        return left.tenant().equals(right.tenant())
                && left.revision() == right.revision()
                && left.name().getSchemaName().equals(right.name().getSchemaName())
                && !left.contradiction()
                && !right.contradiction();
    }

    private Optional<JoinedQuery> ask(ConnectorSession session, ConnectionInfo connection, RemoteJoin join)
    {
        RemoteReader reader = request -> access.reader(session, connection, Tables.DESCRIPTION, access.activity(session, connection.tenant())).read(request);
        return BackgroundTask.call("omnisql-join", () -> adapter.pushdown().join(connection, join, reader));
    }
}
