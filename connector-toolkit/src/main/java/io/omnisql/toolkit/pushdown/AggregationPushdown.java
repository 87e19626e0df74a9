package io.omnisql.toolkit.pushdown;

import io.omnisql.toolkit.adapter.ColumnDefinition;
import io.omnisql.toolkit.adapter.PushdownPolicy;
import io.omnisql.toolkit.adapter.RemoteAggregate;
import io.omnisql.toolkit.adapter.RemoteAggregate.Function;
import io.omnisql.toolkit.adapter.RemoteQuery;
import io.omnisql.toolkit.adapter.ValueType;
import io.omnisql.toolkit.adapter.ValueType.Kind;
import io.trino.spi.connector.AggregateFunction;
import io.trino.spi.expression.ConnectorExpression;
import io.trino.spi.expression.Variable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static io.omnisql.toolkit.types.EngineTypes.engineType;
import static java.util.Objects.requireNonNull;

/**
 * Takes over count, sum, min, max and avg of columns, and GROUP BY. Pure.
 */
public final class AggregationPushdown
{
    private static final int MAX_PRECISION = 38;

    private final PushdownPolicy policy;

    public AggregationPushdown(PushdownPolicy policy)
    {
        this.policy = requireNonNull(policy, "policy is null");
    }

    /**
     * What was taken over.
     *
     * @param results of the functions, of the outputs of the query's aggregates
     */
    public record Result(RemoteQuery query, List<ConnectorExpression> results)
    {
        public Result
        {
            requireNonNull(query, "query is null");
            results = List.copyOf(results);
        }
    }

    /**
     * @param columns the columns that the aggregates' variables stand for
     * @param grouping columns of the one grouping set; a hidden column among them prevents the pushdown
     * @return empty when the aggregation cannot be taken over
     */
    public Optional<Result> apply(RemoteQuery query, List<AggregateFunction> functions, Map<String, ColumnDefinition> columns, List<ColumnDefinition> grouping)
    {
        if (!query.isExact() || query.isAggregation() || query.limit().isPresent() || grouping.stream().anyMatch(ColumnDefinition::isHidden)) {
            return Optional.empty();
        }
        List<RemoteAggregate> aggregates = new ArrayList<>();
        for (AggregateFunction function : functions) {
            Optional<RemoteAggregate> aggregate = aggregate(function, columns, "aggregate_" + aggregates.size());
            if (aggregate.isEmpty()) {
                return Optional.empty();
            }
            aggregates.add(aggregate.get());
        }
        List<String> groupingNames = grouping.stream().map(ColumnDefinition::name).toList();
        if (aggregates.isEmpty() && groupingNames.isEmpty()) {
            return Optional.empty();
        }
        return take(query, new Averages(aggregates, aggregates.stream().map(Averages::variable).toList()), groupingNames)
                .or(() -> Averages.divide(aggregates, columns.values()).flatMap(divided -> take(query, divided, groupingNames)));
    }

    private Optional<Result> take(RemoteQuery query, Averages averages, List<String> grouping)
    {
        return policy.aggregation(query, averages.aggregates(), grouping)
                ? Optional.of(new Result(query.withColumns(List.of()).withAggregation(averages.aggregates(), grouping), averages.results()))
                : Optional.empty();
    }

    private static Optional<RemoteAggregate> aggregate(AggregateFunction function, Map<String, ColumnDefinition> columns, String output)
    {
        if (function.getFilter().isPresent() || !function.getSortItems().isEmpty()) {
            return Optional.empty();
        }
        if (function.getArguments().isEmpty()) {
            return function.getFunctionName().equals("count")
                    ? Optional.of(new RemoteAggregate(Function.COUNT, Optional.empty(), false, output, ValueType.BIGINT))
                    : Optional.empty();
        }
        if (function.getArguments().size() != 1 || !(function.getArguments().getFirst() instanceof Variable variable)) {
            return Optional.empty();
        }
        return Optional.ofNullable(columns.get(variable.getName()))
                .filter(column -> !column.isHidden() && column.type().isScalar())
                .flatMap(column -> aggregate(function, column, output));
    }

    private static Optional<RemoteAggregate> aggregate(AggregateFunction function, ColumnDefinition column, String output)
    {
        boolean distinct = function.isDistinct();
        return switch (function.getFunctionName()) {
            case "count" -> Optional.of(new RemoteAggregate(
                    Function.COUNT,
                    distinct || column.nullable() ? Optional.of(column.name()) : Optional.empty(),
                    distinct,
                    output,
                    ValueType.BIGINT));
            case "min" -> aggregate(Function.MIN, function, column, false, output, column.type());
            case "max" -> aggregate(Function.MAX, function, column, false, output, column.type());
            case "sum" -> sumType(column.type()).flatMap(type -> aggregate(Function.SUM, function, column, distinct, output, type));
            case "avg" -> aggregate(Function.AVG, function, column, distinct, output, column.type().kind() == Kind.DECIMAL ? column.type() : ValueType.DOUBLE);
            default -> Optional.empty();
        };
    }

    private static Optional<RemoteAggregate> aggregate(Function remote, AggregateFunction function, ColumnDefinition column, boolean distinct, String output, ValueType type)
    {
        // the engine's own type of the result decides: an aggregate that is typed otherwise is not the one meant here
        return engineType(type).equals(function.getOutputType())
                ? Optional.of(new RemoteAggregate(remote, Optional.of(column.name()), distinct, output, type))
                : Optional.empty();
    }

    private static Optional<ValueType> sumType(ValueType type)
    {
        return switch (type.kind()) {
            case INTEGER, BIGINT -> Optional.of(ValueType.BIGINT);
            case DOUBLE -> Optional.of(ValueType.DOUBLE);
            case DECIMAL -> Optional.of(ValueType.decimal(MAX_PRECISION, type.scale()));
            default -> Optional.empty();
        };
    }
}
