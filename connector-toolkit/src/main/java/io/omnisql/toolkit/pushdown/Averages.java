package io.omnisql.toolkit.pushdown;

import io.omnisql.toolkit.adapter.ColumnDefinition;
import io.omnisql.toolkit.adapter.RemoteAggregate;
import io.omnisql.toolkit.adapter.RemoteAggregate.Function;
import io.omnisql.toolkit.adapter.ValueType;
import io.trino.spi.expression.Call;
import io.trino.spi.expression.ConnectorExpression;
import io.trino.spi.expression.Variable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import static io.omnisql.toolkit.types.EngineTypes.engineType;
import static io.trino.spi.expression.StandardFunctions.CAST_FUNCTION_NAME;
import static io.trino.spi.expression.StandardFunctions.DIVIDE_FUNCTION_NAME;
import static io.trino.spi.type.DoubleType.DOUBLE;

/**
 * Averages of integers as sums divided by counts, for services that sum exactly and round averages by rules of their own.
 *
 * @param aggregates what the service computes
 * @param results what the engine makes of their outputs, one for each of its functions
 */
record Averages(List<RemoteAggregate> aggregates, List<ConnectorExpression> results)
{
    Averages
    {
        aggregates = List.copyOf(aggregates);
        results = List.copyOf(results);
    }

    static ConnectorExpression variable(RemoteAggregate aggregate)
    {
        return new Variable(aggregate.output(), engineType(aggregate.type()));
    }

    /**
     * Empty when there is no average, or one of other numbers.
     */
    static Optional<Averages> divide(List<RemoteAggregate> aggregates, Collection<ColumnDefinition> columns)
    {
        List<RemoteAggregate> computed = new ArrayList<>();
        List<ConnectorExpression> results = new ArrayList<>();
        for (RemoteAggregate aggregate : aggregates) {
            if (aggregate.function() != Function.AVG) {
                computed.add(aggregate);
                results.add(variable(aggregate));
                continue;
            }
            if (aggregate.distinct() || columns.stream().noneMatch(column -> column.name().equals(aggregate.argument().orElseThrow()) && isInteger(column.type()))) {
                return Optional.empty();
            }
            RemoteAggregate sum = part(aggregate, Function.SUM, "_sum");
            RemoteAggregate count = part(aggregate, Function.COUNT, "_count");
            computed.add(sum);
            computed.add(count);
            // of no values the sum is NULL, and so is what it is divided by anything
            results.add(new Call(DOUBLE, DIVIDE_FUNCTION_NAME, List.of(number(sum), number(count))));
        }
        return computed.size() > aggregates.size() ? Optional.of(new Averages(computed, results)) : Optional.empty();
    }

    private static boolean isInteger(ValueType type)
    {
        return switch (type.kind()) {
            case INTEGER, BIGINT -> true;
            default -> false;
        };
    }

    private static RemoteAggregate part(RemoteAggregate average, Function function, String suffix)
    {
        return new RemoteAggregate(function, average.argument(), false, average.output() + suffix, ValueType.BIGINT);
    }

    private static ConnectorExpression number(RemoteAggregate aggregate)
    {
        return new Call(DOUBLE, CAST_FUNCTION_NAME, List.of(variable(aggregate)));
    }
}
