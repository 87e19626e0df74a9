package io.omnisql.toolkit.pushdown;

import io.omnisql.toolkit.adapter.ColumnDefinition;
import io.omnisql.toolkit.adapter.PushdownPolicy;
import io.omnisql.toolkit.adapter.RemoteAggregate;
import io.omnisql.toolkit.adapter.RemoteAggregate.Function;
import io.omnisql.toolkit.adapter.RemoteQuery;
import io.omnisql.toolkit.adapter.ValueType;
import io.trino.spi.connector.AggregateFunction;
import io.trino.spi.expression.Variable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * Takes over {@code count(*)} and {@code count(column)}, with or without GROUP BY. Pure.
 */
public final class AggregationPushdown
{
    private final PushdownPolicy policy;

    public AggregationPushdown(PushdownPolicy policy)
    {
        this.policy = requireNonNull(policy, "policy is null");
    }

    /**
     * @param columns the columns that the aggregates' variables stand for
     * @param grouping columns of the one grouping set; a hidden column among them prevents the pushdown
     * @return empty when the aggregation cannot be taken over
     */
    public Optional<RemoteQuery> apply(RemoteQuery query, List<AggregateFunction> functions, Map<String, ColumnDefinition> columns, List<ColumnDefinition> grouping)
    {
        if (!query.isExact() || query.isAggregation() || query.limit().isPresent() || grouping.stream().anyMatch(ColumnDefinition::isHidden)) {
            return Optional.empty();
        }
        List<RemoteAggregate> aggregates = new ArrayList<>();
        for (AggregateFunction function : functions) {
            Optional<RemoteAggregate> aggregate = count(function, columns, "aggregate_" + aggregates.size());
            if (aggregate.isEmpty()) {
                return Optional.empty();
            }
            aggregates.add(aggregate.get());
        }
        List<String> groupingNames = grouping.stream().map(ColumnDefinition::name).toList();
        if (aggregates.isEmpty() && groupingNames.isEmpty()) {
            return Optional.empty();
        }
        if (!policy.aggregation(query, aggregates, groupingNames)) {
            return Optional.empty();
        }
        return Optional.of(query.withColumns(List.of()).withAggregation(aggregates, groupingNames));
    }

    private static Optional<RemoteAggregate> count(AggregateFunction function, Map<String, ColumnDefinition> columns, String output)
    {
        if (!function.getFunctionName().equals("count") || function.isDistinct() || function.getFilter().isPresent() || !function.getSortItems().isEmpty()) {
            return Optional.empty();
        }
        if (function.getArguments().isEmpty()) {
            return Optional.of(new RemoteAggregate(Function.COUNT, Optional.empty(), false, output, ValueType.BIGINT));
        }
        if (function.getArguments().size() != 1 || !(function.getArguments().getFirst() instanceof Variable variable)) {
            return Optional.empty();
        }
        return Optional.ofNullable(columns.get(variable.getName()))
                .filter(column -> !column.isHidden())
                .map(column -> new RemoteAggregate(
                        Function.COUNT,
                        column.nullable() ? Optional.of(column.name()) : Optional.empty(),
                        false,
                        output,
                        ValueType.BIGINT));
    }
}
