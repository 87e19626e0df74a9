package io.omnisql.toolkit.connector;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Maps;
import com.google.inject.Inject;
import io.omnisql.toolkit.adapter.ColumnDefinition;
import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.PushdownPolicy;
import io.omnisql.toolkit.adapter.RemoteAggregate;
import io.omnisql.toolkit.adapter.RemotePredicate;
import io.omnisql.toolkit.adapter.RemoteQuery;
import io.omnisql.toolkit.adapter.RemoteSort;
import io.omnisql.toolkit.adapter.SaasAdapter;
import io.omnisql.toolkit.adapter.ScanPlanner;
import io.omnisql.toolkit.adapter.TableDefinition;
import io.omnisql.toolkit.pushdown.AggregationPushdown;
import io.omnisql.toolkit.pushdown.DerivedColumns;
import io.omnisql.toolkit.pushdown.FilterPushdown;
import io.omnisql.toolkit.pushdown.SortPushdown;
import io.trino.spi.connector.AggregateFunction;
import io.trino.spi.connector.AggregationApplicationResult;
import io.trino.spi.connector.Assignment;
import io.trino.spi.connector.ColumnHandle;
import io.trino.spi.connector.ConnectorTableHandle;
import io.trino.spi.connector.Constraint;
import io.trino.spi.connector.ConstraintApplicationResult;
import io.trino.spi.connector.LimitApplicationResult;
import io.trino.spi.connector.ProjectionApplicationResult;
import io.trino.spi.connector.SchemaTableName;
import io.trino.spi.connector.SortItem;
import io.trino.spi.connector.TopNApplicationResult;
import io.trino.spi.expression.ConnectorExpression;
import io.trino.spi.expression.Variable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.ImmutableSet.toImmutableSet;
import static io.omnisql.toolkit.types.EngineTypes.engineType;
import static java.util.function.Function.identity;

/**
 * Grows a table handle by what the service takes over. Each answer is empty when nothing new is taken over.
 */
final class Pushdown
{
    private final ScanPlanner planner;
    private final PushdownPolicy policy;
    private final FilterPushdown filters;
    private final SortPushdown sorts;
    private final AggregationPushdown aggregations;

    @Inject
    Pushdown(SaasAdapter adapter)
    {
        this.planner = adapter.planner();
        this.policy = adapter.pushdown();
        this.filters = new FilterPushdown(adapter.pushdown());
        this.sorts = new SortPushdown(adapter.pushdown());
        this.aggregations = new AggregationPushdown(adapter.pushdown());
    }

    /**
     * @param options values of the adapter's session options
     */
    SaasTableHandle scan(ConnectionInfo connection, SchemaTableName name, TableDefinition table, Map<String, String> options)
    {
        RemoteQuery query = RemoteQuery.scan(table)
                .withOptions(options)
                .withColumns(table.columns().stream().map(ColumnDefinition::name).toList());
        return new SaasTableHandle(connection.tenant(), connection.revision(), name, query, false, Explanation.of(planner, connection, query));
    }

    Optional<ConstraintApplicationResult<ConnectorTableHandle>> filter(ConnectionInfo connection, SaasTableHandle handle, Constraint constraint)
    {
        if (handle.contradiction() || (handle.query().isAggregation() && !planner.isSinglePartition(connection, handle.query()))) {
            // a group of several partitions is whole only above them
            return Optional.empty();
        }
        return filters.apply(
                        handle.query(),
                        constraint.getSummary().transformKeys(SaasColumnHandle::definitionOf),
                        constraint.getExpression(),
                        definitions(constraint.getAssignments()))
                .map(result -> new ConstraintApplicationResult<>(
                        result.contradiction() ? contradiction(handle) : with(connection, handle, result.query()),
                        result.remaining().transformKeys(SaasColumnHandle::new),
                        result.remainingExpression(),
                        false));
    }

    Optional<ProjectionApplicationResult<ConnectorTableHandle>> projection(
            ConnectionInfo connection,
            SaasTableHandle handle,
            List<ConnectorExpression> projections,
            Map<String, ColumnHandle> assignments)
    {
        if (handle.query().isAggregation()) {
            return Optional.empty();
        }
        DerivedColumns derived = DerivedColumns.replace(projections, definitions(assignments), handle.query(), policy);
        Map<String, ColumnDefinition> read = new LinkedHashMap<>(Maps.filterKeys(definitions(assignments), variables(derived.expressions())::contains));
        read.putAll(derived.columns());
        Set<String> wanted = read.values().stream().map(ColumnDefinition::name).collect(toImmutableSet());
        List<String> columns = Stream.concat(handle.query().columns().stream(), derived.columns().keySet().stream().sorted())
                .filter(wanted::contains)
                .distinct()
                .collect(toImmutableList());
        if (columns.equals(handle.query().columns())) {
            return Optional.empty();
        }
        List<Assignment> assigned = read.entrySet().stream()
                .map(entry -> new Assignment(entry.getKey(), new SaasColumnHandle(entry.getValue()), engineType(entry.getValue().type())))
                .collect(toImmutableList());
        return Optional.of(new ProjectionApplicationResult<>(with(connection, handle, narrow(extend(handle.query(), derived), columns)), derived.expressions(), assigned, false));
    }

    private static Set<String> variables(List<ConnectorExpression> expressions)
    {
        return expressions.stream().flatMap(Pushdown::variables).collect(toImmutableSet());
    }

    private static Stream<String> variables(ConnectorExpression expression)
    {
        return expression instanceof Variable variable ? Stream.of(variable.getName()) : expression.getChildren().stream().flatMap(Pushdown::variables);
    }

    private static RemoteQuery extend(RemoteQuery query, DerivedColumns derived)
    {
        TableDefinition definition = query.definition();
        return query.withDefinition(definition.withColumns(Stream.concat(definition.columns().stream(), derived.columns().values().stream()).distinct().toList()));
    }

    /**
     * Also the definition keeps only what the query uses: it travels with every split's task, and tables may have hundreds of columns.
     */
    private static RemoteQuery narrow(RemoteQuery query, List<String> columns)
    {
        Set<String> used = Stream.of(
                        columns.stream(),
                        query.filters().stream().flatMap(filter -> columns(filter.predicate())),
                        query.sort().stream().map(RemoteSort::column))
                .flatMap(identity())
                .collect(toImmutableSet());
        TableDefinition definition = query.definition();
        return query.withColumns(columns)
                .withDefinition(definition.withColumns(definition.columns().stream().filter(column -> used.contains(column.name())).toList()));
    }

    private static Stream<String> columns(RemotePredicate predicate)
    {
        return switch (predicate) {
            case RemotePredicate.ColumnPredicate single -> Stream.of(single.column());
            case RemotePredicate.AnyOf any -> any.alternatives().stream().flatMap(Pushdown::columns);
            case RemotePredicate.AllOf all -> all.conjuncts().stream().flatMap(Pushdown::columns);
        };
    }

    Optional<LimitApplicationResult<ConnectorTableHandle>> limit(ConnectionInfo connection, SaasTableHandle handle, long limit)
    {
        if (handle.contradiction()) {
            return Optional.empty();
        }
        return SortPushdown.applyLimit(handle.query(), limit)
                .map(query -> new LimitApplicationResult<>(with(connection, handle, query), planner.isSinglePartition(connection, query), false));
    }

    Optional<TopNApplicationResult<ConnectorTableHandle>> topN(
            ConnectionInfo connection,
            SaasTableHandle handle,
            long count,
            List<SortItem> items,
            Map<String, ColumnHandle> assignments)
    {
        if (handle.contradiction()) {
            return Optional.empty();
        }
        return sorts.applyTopN(handle.query(), count, items, definitions(assignments))
                .map(query -> new TopNApplicationResult<>(with(connection, handle, query), planner.isSinglePartition(connection, query), false));
    }

    /**
     * Counts are put together from all partitions by one page source; for all else there may be only one partition.
     */
    Optional<AggregationApplicationResult<ConnectorTableHandle>> aggregation(
            ConnectionInfo connection,
            SaasTableHandle handle,
            List<AggregateFunction> functions,
            Map<String, ColumnHandle> assignments,
            List<List<ColumnHandle>> groupingSets)
    {
        if (handle.contradiction() || groupingSets.size() != 1) {
            return Optional.empty();
        }
        List<ColumnDefinition> grouping = groupingSets.getFirst().stream().map(SaasColumnHandle::definitionOf).toList();
        return aggregations.apply(handle.query(), functions, definitions(assignments), grouping)
                .filter(result -> TotalPage.isTotal(planner, connection, result.query()) || planner.isSinglePartition(connection, result.query()))
                .map(result -> aggregationResult(with(connection, handle, result.query()), result.results()));
    }

    private static AggregationApplicationResult<ConnectorTableHandle> aggregationResult(SaasTableHandle handle, List<ConnectorExpression> results)
    {
        ImmutableList.Builder<Assignment> assignments = ImmutableList.builder();
        for (RemoteAggregate aggregate : handle.query().aggregates()) {
            ColumnDefinition output = ColumnDefinition.column(aggregate.output(), aggregate.type(), "/" + aggregate.output(), aggregate.toString());
            assignments.add(new Assignment(output.name(), new SaasColumnHandle(output), engineType(output.type())));
        }
        return new AggregationApplicationResult<>(handle, results, assignments.build(), Map.of(), false);
    }

    private SaasTableHandle with(ConnectionInfo connection, SaasTableHandle handle, RemoteQuery query)
    {
        return new SaasTableHandle(handle.tenant(), handle.revision(), handle.name(), query, false, Explanation.of(planner, connection, query));
    }

    private static SaasTableHandle contradiction(SaasTableHandle handle)
    {
        return new SaasTableHandle(handle.tenant(), handle.revision(), handle.name(), handle.query(), true, "{no row can match | remote calls: 0}");
    }

    private static Map<String, ColumnDefinition> definitions(Map<String, ColumnHandle> handles)
    {
        return Maps.transformValues(handles, SaasColumnHandle::definitionOf);
    }
}
