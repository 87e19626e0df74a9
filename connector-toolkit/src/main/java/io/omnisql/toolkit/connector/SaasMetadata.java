package io.omnisql.toolkit.connector;

import com.google.inject.Inject;
import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.TableDefinition;
import io.omnisql.toolkit.connector.Joins.JoinedTable;
import io.trino.spi.TrinoException;
import io.trino.spi.connector.AggregateFunction;
import io.trino.spi.connector.AggregationApplicationResult;
import io.trino.spi.connector.ColumnHandle;
import io.trino.spi.connector.ColumnMetadata;
import io.trino.spi.connector.ConnectorMetadata;
import io.trino.spi.connector.ConnectorSession;
import io.trino.spi.connector.ConnectorTableHandle;
import io.trino.spi.connector.ConnectorTableMetadata;
import io.trino.spi.connector.ConnectorTableProperties;
import io.trino.spi.connector.ConnectorTableVersion;
import io.trino.spi.connector.Constraint;
import io.trino.spi.connector.ConstraintApplicationResult;
import io.trino.spi.connector.JoinApplicationResult;
import io.trino.spi.connector.JoinStatistics;
import io.trino.spi.connector.JoinType;
import io.trino.spi.connector.LimitApplicationResult;
import io.trino.spi.connector.ProjectionApplicationResult;
import io.trino.spi.connector.RelationColumnsMetadata;
import io.trino.spi.connector.RelationCommentMetadata;
import io.trino.spi.connector.SchemaTableName;
import io.trino.spi.connector.SortItem;
import io.trino.spi.connector.TableFunctionApplicationResult;
import io.trino.spi.connector.TableNotFoundException;
import io.trino.spi.connector.TopNApplicationResult;
import io.trino.spi.expression.ConnectorExpression;
import io.trino.spi.function.table.ConnectorTableFunctionHandle;
import io.trino.spi.predicate.TupleDomain;
import io.trino.spi.statistics.TableStatistics;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.ImmutableMap.toImmutableMap;
import static com.google.common.collect.ImmutableSet.toImmutableSet;
import static io.trino.spi.StandardErrorCode.NOT_SUPPORTED;
import static java.util.Objects.requireNonNull;

/**
 * Schemas, tables and pushdown for the session of each call: it is shared by all sessions and remembers none.
 */
public final class SaasMetadata
        implements ConnectorMetadata
{
    private final ConnectionAccess access;
    private final Tables tables;
    private final Pushdown pushdown;
    private final SaasSessionProperties properties;
    private final TableEstimates estimates;
    private final Joins joins;

    @Inject
    SaasMetadata(ConnectionAccess access, Tables tables, Pushdown pushdown, SaasSessionProperties properties, TableEstimates estimates, Joins joins)
    {
        this.access = requireNonNull(access, "access is null");
        this.tables = requireNonNull(tables, "tables is null");
        this.pushdown = requireNonNull(pushdown, "pushdown is null");
        this.properties = requireNonNull(properties, "properties is null");
        this.estimates = requireNonNull(estimates, "estimates is null");
        this.joins = requireNonNull(joins, "joins is null");
    }

    @Override
    public List<String> listSchemaNames(ConnectorSession session)
    {
        return access.names(session);
    }

    @Override
    public SaasTableHandle getTableHandle(ConnectorSession session, SchemaTableName name, Optional<ConnectorTableVersion> startVersion, Optional<ConnectorTableVersion> endVersion)
    {
        if (startVersion.isPresent() || endVersion.isPresent()) {
            throw new TrinoException(NOT_SUPPORTED, "This connector does not support versioned tables");
        }
        return access.find(session, name.getSchemaName())
                .flatMap(connection -> tables.find(session, connection, name.getTableName())
                        .map(table -> pushdown.scan(connection, name, table, properties.options(session))))
                .orElse(null);
    }

    @Override
    public ConnectorTableMetadata getTableMetadata(ConnectorSession session, ConnectorTableHandle handle)
    {
        SchemaTableName name = ((SaasTableHandle) handle).name();
        TableDefinition table = definition(session, (SaasTableHandle) handle);
        return new ConnectorTableMetadata(name, Tables.metadata(table), Map.of(), comment(table.comment()));
    }

    @Override
    public ConnectorTableProperties getTableProperties(ConnectorSession session, ConnectorTableHandle handle)
    {
        TupleDomain<ColumnHandle> predicate = ((SaasTableHandle) handle).contradiction() ? TupleDomain.none() : TupleDomain.all();
        return new ConnectorTableProperties(predicate, Optional.empty(), Optional.empty(), List.of());
    }

    @Override
    public Map<String, ColumnHandle> getColumnHandles(ConnectorSession session, ConnectorTableHandle handle)
    {
        Map<String, ColumnHandle> handles = new LinkedHashMap<>();
        Tables.columns(definition(session, (SaasTableHandle) handle)).forEach(column -> handles.put(column.definition().name(), column));
        return handles;
    }

    @Override
    public ColumnMetadata getColumnMetadata(ConnectorSession session, ConnectorTableHandle handle, ColumnHandle column)
    {
        return ((SaasColumnHandle) column).metadata();
    }

    @Override
    public List<SchemaTableName> listTables(ConnectorSession session, Optional<String> schema)
    {
        return connections(session, schema)
                .flatMap(connection -> tables.names(session, connection).stream().map(table -> new SchemaTableName(connection.name(), table.name())))
                .collect(toImmutableList());
    }

    @Override
    public Iterator<RelationColumnsMetadata> streamRelationColumns(ConnectorSession session, Optional<String> schema, UnaryOperator<Set<SchemaTableName>> filter)
    {
        List<Relation> relations = connections(session, schema)
                .flatMap(connection -> tables.all(session, connection).stream().map(table -> new Relation(new SchemaTableName(connection.name(), table.name()), table)))
                .toList();
        Set<SchemaTableName> visible = filter.apply(relations.stream().map(Relation::name).collect(toImmutableSet()));
        return relations.stream()
                .filter(relation -> visible.contains(relation.name))
                .map(relation -> RelationColumnsMetadata.forTable(relation.name, Tables.metadata(relation.table)))
                .iterator();
    }

    @Override
    public Iterator<RelationCommentMetadata> streamRelationComments(ConnectorSession session, Optional<String> schema, UnaryOperator<Set<SchemaTableName>> filter)
    {
        Map<SchemaTableName, String> comments = connections(session, schema)
                .flatMap(connection -> tables.names(session, connection).stream().map(table -> Map.entry(new SchemaTableName(connection.name(), table.name()), table.comment())))
                .collect(toImmutableMap(Map.Entry::getKey, Map.Entry::getValue));
        return filter.apply(comments.keySet()).stream()
                .map(name -> RelationCommentMetadata.forRelation(name, comment(comments.get(name))))
                .iterator();
    }

    @Override
    public Optional<ConstraintApplicationResult<ConnectorTableHandle>> applyFilter(ConnectorSession session, ConnectorTableHandle handle, Constraint constraint)
    {
        return pushdown.filter(connection(session, handle), (SaasTableHandle) handle, constraint);
    }

    @Override
    public Optional<ProjectionApplicationResult<ConnectorTableHandle>> applyProjection(
            ConnectorSession session,
            ConnectorTableHandle handle,
            List<ConnectorExpression> projections,
            Map<String, ColumnHandle> assignments)
    {
        return pushdown.projection(connection(session, handle), (SaasTableHandle) handle, projections, assignments);
    }

    @Override
    public Optional<LimitApplicationResult<ConnectorTableHandle>> applyLimit(ConnectorSession session, ConnectorTableHandle handle, long limit)
    {
        return pushdown.limit(connection(session, handle), (SaasTableHandle) handle, limit);
    }

    @Override
    public Optional<TopNApplicationResult<ConnectorTableHandle>> applyTopN(
            ConnectorSession session,
            ConnectorTableHandle handle,
            long count,
            List<SortItem> sortItems,
            Map<String, ColumnHandle> assignments)
    {
        return pushdown.topN(connection(session, handle), (SaasTableHandle) handle, count, sortItems, assignments);
    }

    @Override
    public Optional<AggregationApplicationResult<ConnectorTableHandle>> applyAggregation(
            ConnectorSession session,
            ConnectorTableHandle handle,
            List<AggregateFunction> aggregates,
            Map<String, ColumnHandle> assignments,
            List<List<ColumnHandle>> groupingSets)
    {
        return pushdown.aggregation(connection(session, handle), (SaasTableHandle) handle, aggregates, assignments, groupingSets);
    }

    @Override
    public Optional<JoinApplicationResult<ConnectorTableHandle>> applyJoin(
            ConnectorSession session,
            JoinType joinType,
            ConnectorTableHandle left,
            ConnectorTableHandle right,
            ConnectorExpression joinCondition,
            Map<String, ColumnHandle> leftAssignments,
            Map<String, ColumnHandle> rightAssignments,
            JoinStatistics statistics)
    {
        return joins.apply(session, joinType, joined(session, left, leftAssignments), joined(session, right, rightAssignments), joinCondition);
    }

    private JoinedTable joined(ConnectorSession session, ConnectorTableHandle handle, Map<String, ColumnHandle> assignments)
    {
        return new JoinedTable((SaasTableHandle) handle, getColumnHandles(session, handle).values(), assignments);
    }

    @Override
    public Optional<TableFunctionApplicationResult<ConnectorTableHandle>> applyTableFunction(ConnectorSession session, ConnectorTableFunctionHandle handle)
    {
        if (!(handle instanceof SaasFunctionHandle(SaasTableHandle table))) {
            return Optional.empty();
        }
        List<ColumnHandle> columns = table.query().definition().columns().stream()
                .<ColumnHandle>map(SaasColumnHandle::new)
                .toList();
        return Optional.of(new TableFunctionApplicationResult<>(table, columns));
    }

    @Override
    public TableStatistics getTableStatistics(ConnectorSession session, ConnectorTableHandle handle)
    {
        return estimates.statistics(session, connection(session, handle), (SaasTableHandle) handle);
    }

    @Override
    public void cleanupQuery(ConnectorSession session)
    {
        access.forget(session);
    }

    private ConnectionInfo connection(ConnectorSession session, ConnectorTableHandle handle)
    {
        return access.connection(session, (SaasTableHandle) handle);
    }

    private TableDefinition definition(ConnectorSession session, SaasTableHandle handle)
    {
        if (handle.isSynthetic()) {
            access.connection(session, handle);
            return handle.query().definition();
        }
        return tables.find(session, access.connection(session, handle), handle.name().getTableName())
                .orElseThrow(() -> new TableNotFoundException(handle.name()));
    }

    private record Relation(SchemaTableName name, TableDefinition table) {}

    private Stream<ConnectionInfo> connections(ConnectorSession session, Optional<String> schema)
    {
        return schema.map(List::of).orElseGet(() -> access.names(session)).stream()
                .flatMap(name -> access.find(session, name).stream());
    }

    private static Optional<String> comment(String comment)
    {
        return Optional.of(comment).filter(text -> !text.isEmpty());
    }
}
