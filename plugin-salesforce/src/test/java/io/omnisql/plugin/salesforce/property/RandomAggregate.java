package io.omnisql.plugin.salesforce.property;

import io.omnisql.toolkit.adapter.ColumnDefinition;
import io.omnisql.toolkit.adapter.ValueType.Kind;
import io.trino.spi.connector.AggregateFunction;
import io.trino.spi.expression.ConnectorExpression;
import io.trino.spi.expression.Variable;
import io.trino.spi.type.Type;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;

import static io.omnisql.toolkit.types.EngineTypes.engineType;
import static io.trino.spi.type.BigintType.BIGINT;
import static java.util.Objects.requireNonNull;

/**
 * An aggregate, and what it is in SQL.
 *
 * @param column empty for {@code count(*)}
 */
record RandomAggregate(String function, Optional<ColumnDefinition> column, boolean distinct)
{
    RandomAggregate
    {
        requireNonNull(function, "function is null");
        requireNonNull(column, "column is null");
    }

    static RandomAggregate next(Random random, ColumnDefinition column)
    {
        return switch (random.nextInt(6)) {
            case 0 -> new RandomAggregate("count", Optional.empty(), false);
            case 1 -> new RandomAggregate("count", Optional.of(column), false);
            case 2 -> new RandomAggregate("count", Optional.of(column), true);
            case 3 -> new RandomAggregate(column.type().kind() == Kind.INTEGER ? "sum" : "min", Optional.of(column), false);
            case 4 -> new RandomAggregate("min", Optional.of(column), false);
            default -> new RandomAggregate("max", Optional.of(column), false);
        };
    }

    AggregateFunction toFunction()
    {
        Type type = function.equals("min") || function.equals("max") ? engineType(column.orElseThrow().type()) : BIGINT;
        return new AggregateFunction(
                function,
                type,
                column.stream().map(argument -> (ConnectorExpression) new Variable(argument.name(), engineType(argument.type()))).toList(),
                List.of(),
                distinct,
                Optional.empty());
    }

    Object evaluate(List<Map<String, Object>> rows)
    {
        if (column.isEmpty()) {
            return (long) rows.size();
        }
        List<Object> values = rows.stream().map(row -> row.get(column.get().name())).filter(Objects::nonNull).toList();
        return switch (function) {
            case "count" -> distinct ? values.stream().distinct().count() : values.size();
            case "sum" -> values.stream().map(Long.class::cast).reduce(Long::sum).orElse(null);
            case "min" -> values.stream().min(RandomPredicates::compare).orElse(null);
            case "max" -> values.stream().max(RandomPredicates::compare).orElse(null);
            default -> throw new IllegalArgumentException(function);
        };
    }
}
