package io.omnisql.plugin.salesforce.property;

import io.airlift.slice.Slice;
import io.omnisql.toolkit.adapter.ColumnDefinition;
import io.omnisql.toolkit.adapter.ValueType.Kind;
import io.trino.likematcher.LikeMatcher;
import io.trino.spi.expression.Call;
import io.trino.spi.expression.ConnectorExpression;
import io.trino.spi.expression.Constant;
import io.trino.spi.expression.FunctionName;
import io.trino.spi.expression.Variable;
import io.trino.spi.type.ArrayType;
import io.trino.spi.type.Type;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.Stream;

import static io.airlift.slice.Slices.utf8Slice;
import static io.omnisql.toolkit.types.EngineTypes.engineType;
import static io.trino.spi.expression.StandardFunctions.AND_FUNCTION_NAME;
import static io.trino.spi.expression.StandardFunctions.ARRAY_CONSTRUCTOR_FUNCTION_NAME;
import static io.trino.spi.expression.StandardFunctions.EQUAL_OPERATOR_FUNCTION_NAME;
import static io.trino.spi.expression.StandardFunctions.GREATER_THAN_OPERATOR_FUNCTION_NAME;
import static io.trino.spi.expression.StandardFunctions.GREATER_THAN_OR_EQUAL_OPERATOR_FUNCTION_NAME;
import static io.trino.spi.expression.StandardFunctions.IN_PREDICATE_FUNCTION_NAME;
import static io.trino.spi.expression.StandardFunctions.IS_NULL_FUNCTION_NAME;
import static io.trino.spi.expression.StandardFunctions.LESS_THAN_OPERATOR_FUNCTION_NAME;
import static io.trino.spi.expression.StandardFunctions.LESS_THAN_OR_EQUAL_OPERATOR_FUNCTION_NAME;
import static io.trino.spi.expression.StandardFunctions.LIKE_FUNCTION_NAME;
import static io.trino.spi.expression.StandardFunctions.NOT_EQUAL_OPERATOR_FUNCTION_NAME;
import static io.trino.spi.expression.StandardFunctions.NOT_FUNCTION_NAME;
import static io.trino.spi.expression.StandardFunctions.OR_FUNCTION_NAME;
import static io.trino.spi.type.BooleanType.BOOLEAN;
import static io.trino.spi.type.VarcharType.VARCHAR;
import static java.util.Comparator.comparing;
import static java.util.Objects.requireNonNull;

/**
 * Random conditions as the engine words those that are no set of values of one column: OR between comparisons, and LIKE.
 */
final class RandomPredicates
{
    private static final Map<FunctionName, IntPredicate> COMPARISONS = Map.of(
            EQUAL_OPERATOR_FUNCTION_NAME, order -> order == 0,
            NOT_EQUAL_OPERATOR_FUNCTION_NAME, order -> order != 0,
            LESS_THAN_OPERATOR_FUNCTION_NAME, order -> order < 0,
            LESS_THAN_OR_EQUAL_OPERATOR_FUNCTION_NAME, order -> order <= 0,
            GREATER_THAN_OPERATOR_FUNCTION_NAME, order -> order > 0,
            GREATER_THAN_OR_EQUAL_OPERATOR_FUNCTION_NAME, order -> order >= 0);
    private static final List<FunctionName> EQUALITIES = List.of(EQUAL_OPERATOR_FUNCTION_NAME, NOT_EQUAL_OPERATOR_FUNCTION_NAME);
    private static final List<FunctionName> OPERATORS = COMPARISONS.keySet().stream().sorted(comparing(FunctionName::getName)).toList();

    private final Random random;
    private final RandomDomains values;

    /**
     * @param values literals of columns
     */
    RandomPredicates(Random random, RandomDomains values)
    {
        this.random = requireNonNull(random, "random is null");
        this.values = requireNonNull(values, "values is null");
    }

    /**
     * A condition, and whether it is true of a row: unknown is as good as false, as nothing negates it.
     */
    record RandomPredicate(ConnectorExpression expression, Predicate<Map<String, Object>> test) {}

    static ConnectorExpression and(List<RandomPredicate> conjuncts)
    {
        return conjuncts.stream().map(RandomPredicate::expression)
                .reduce((left, right) -> call(AND_FUNCTION_NAME, List.of(left, right)))
                .orElse(Constant.TRUE);
    }

    static Stream<ConnectorExpression> conjuncts(ConnectorExpression expression)
    {
        if (expression instanceof Call call && call.getFunctionName().equals(AND_FUNCTION_NAME)) {
            return call.getArguments().stream().flatMap(RandomPredicates::conjuncts);
        }
        return expression.equals(Constant.TRUE) ? Stream.empty() : Stream.of(expression);
    }

    RandomPredicate next(List<ColumnDefinition> columns)
    {
        List<ColumnDefinition> texts = columns.stream().filter(column -> column.type().kind() == Kind.VARCHAR).toList();
        return random.nextInt(4) == 0 && !texts.isEmpty() ? like(pick(texts)) : any(columns);
    }

    private RandomPredicate any(List<ColumnDefinition> columns)
    {
        List<RandomPredicate> alternatives = Stream.generate(() -> random.nextInt(4) == 0 ? both(columns) : leaf(columns)).limit(2 + random.nextInt(2)).toList();
        return new RandomPredicate(
                call(OR_FUNCTION_NAME, alternatives.stream().map(RandomPredicate::expression).toList()),
                row -> alternatives.stream().anyMatch(alternative -> alternative.test().test(row)));
    }

    private RandomPredicate both(List<ColumnDefinition> columns)
    {
        RandomPredicate left = leaf(columns);
        RandomPredicate right = leaf(columns);
        return new RandomPredicate(call(AND_FUNCTION_NAME, List.of(left.expression(), right.expression())), left.test().and(right.test()));
    }

    private RandomPredicate leaf(List<ColumnDefinition> columns)
    {
        ColumnDefinition column = pick(columns);
        Type type = engineType(column.type());
        Variable variable = new Variable(column.name(), type);
        Function<Map<String, Object>, Object> read = row -> row.get(column.name());
        ConnectorExpression isNull = call(IS_NULL_FUNCTION_NAME, List.of(variable));
        switch (random.nextInt(column.nullable() ? 8 : 6)) {
            case 0:
                List<Object> list = Stream.generate(() -> values.value(column)).limit(1 + random.nextInt(4)).distinct().toList();
                ConnectorExpression array = new Call(new ArrayType(type), ARRAY_CONSTRUCTOR_FUNCTION_NAME, list.stream().map(value -> (ConnectorExpression) new Constant(value, type)).toList());
                return new RandomPredicate(call(IN_PREDICATE_FUNCTION_NAME, List.of(variable, array)), row -> read.apply(row) != null && list.stream().anyMatch(value -> compare(read.apply(row), value) == 0));
            case 1:
                if (column.type().kind() == Kind.VARCHAR) {
                    return like(column);
                }
                if (column.type().kind() == Kind.BOOLEAN) {
                    return new RandomPredicate(call(NOT_FUNCTION_NAME, List.of(variable)), row -> Boolean.FALSE.equals(read.apply(row)));
                }
                return comparison(column, variable);
            case 6:
                return new RandomPredicate(isNull, row -> read.apply(row) == null);
            case 7:
                return new RandomPredicate(call(NOT_FUNCTION_NAME, List.of(isNull)), row -> read.apply(row) != null);
            default:
                return comparison(column, variable);
        }
    }

    private RandomPredicate comparison(ColumnDefinition column, Variable variable)
    {
        Object value = values.value(column);
        FunctionName operator = pick(column.type().kind() == Kind.BOOLEAN ? EQUALITIES : OPERATORS);
        return new RandomPredicate(
                call(operator, List.of(variable, new Constant(value, variable.getType()))),
                row -> row.get(column.name()) != null && COMPARISONS.get(operator).test(compare(row.get(column.name()), value)));
    }

    private RandomPredicate like(ColumnDefinition column)
    {
        String text = ((Slice) values.value(column)).toStringUtf8();
        int[] characters = text.codePoints().toArray();
        int from = characters.length == 0 ? 0 : random.nextInt(characters.length);
        StringBuilder pattern = new StringBuilder(random.nextInt(3) == 0 ? "" : "%");
        for (int i = from; i < Math.min(characters.length, from + random.nextInt(8)); i++) {
            pattern.appendCodePoint(random.nextInt(6) == 0 ? '_' : characters[i]);
        }
        pattern.append(random.nextInt(3) == 0 ? "" : "%");
        LikeMatcher matcher = LikeMatcher.compile(pattern.toString(), Optional.empty());
        return new RandomPredicate(
                call(LIKE_FUNCTION_NAME, List.of(new Variable(column.name(), engineType(column.type())), new Constant(utf8Slice(pattern.toString()), VARCHAR))),
                row -> row.get(column.name()) instanceof Slice value && matcher.match(value.getBytes()));
    }

    private static ConnectorExpression call(FunctionName function, List<ConnectorExpression> arguments)
    {
        return new Call(BOOLEAN, function, arguments);
    }

    @SuppressWarnings("unchecked")
    static int compare(Object left, Object right)
    {
        return ((Comparable<Object>) left).compareTo(right);
    }

    private <T> T pick(List<T> options)
    {
        return options.get(random.nextInt(options.size()));
    }
}
