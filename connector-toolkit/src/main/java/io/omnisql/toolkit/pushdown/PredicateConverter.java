package io.omnisql.toolkit.pushdown;

import io.airlift.slice.Slice;
import io.omnisql.toolkit.adapter.ColumnDefinition;
import io.omnisql.toolkit.adapter.RemotePredicate;
import io.omnisql.toolkit.adapter.RemotePredicate.AllOf;
import io.omnisql.toolkit.adapter.RemotePredicate.AnyOf;
import io.omnisql.toolkit.adapter.RemotePredicate.ColumnPredicate;
import io.omnisql.toolkit.adapter.RemotePredicate.Contains;
import io.omnisql.toolkit.adapter.RemotePredicate.Like;
import io.omnisql.toolkit.adapter.RemoteValue;
import io.omnisql.toolkit.adapter.ValueType.Kind;
import io.omnisql.toolkit.pushdown.CastComparisons.ColumnDomain;
import io.omnisql.toolkit.types.ValueConverter;
import io.trino.spi.expression.Call;
import io.trino.spi.expression.ConnectorExpression;
import io.trino.spi.expression.Constant;
import io.trino.spi.expression.FunctionName;
import io.trino.spi.expression.Variable;
import io.trino.spi.predicate.Domain;
import io.trino.spi.predicate.Range;
import io.trino.spi.predicate.ValueSet;
import io.trino.spi.type.Type;
import io.trino.spi.type.VarcharType;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
import static io.trino.spi.type.DoubleType.DOUBLE;
import static java.util.Objects.requireNonNull;

/**
 * Makes predicates of the engine's expressions, as far as a service may understand them: comparisons of columns with literals, LIKE,
 * {@code starts_with}, {@code contains}, and OR between them. What is not recognised is empty.
 */
final class PredicateConverter
{
    private static final FunctionName CONTAINS = new FunctionName("contains");
    private static final FunctionName SPLIT = new FunctionName("split");
    private static final FunctionName STARTS_WITH = new FunctionName("starts_with");

    private final Map<String, ColumnDefinition> assignments;

    private PredicateConverter(Map<String, ColumnDefinition> assignments)
    {
        this.assignments = requireNonNull(assignments, "assignments is null");
    }

    /**
     * @param assignments the columns that the expression's variables stand for
     */
    static Optional<RemotePredicate> convert(ConnectorExpression expression, Map<String, ColumnDefinition> assignments)
    {
        return new PredicateConverter(assignments).convert(expression);
    }

    private Optional<RemotePredicate> convert(ConnectorExpression expression)
    {
        if (!(expression instanceof Call call)) {
            return flag(expression, true);
        }
        Optional<ColumnDomain> ofCast = CastComparisons.domain(call, assignments);
        if (ofCast.isPresent()) {
            return values(ofCast.get().column(), ofCast.get().domain());
        }
        FunctionName function = call.getFunctionName();
        List<ConnectorExpression> arguments = call.getArguments();
        if (function.equals(OR_FUNCTION_NAME)) {
            return all(arguments).map(AnyOf::new);
        }
        if (function.equals(AND_FUNCTION_NAME)) {
            return all(arguments).map(AllOf::new);
        }
        if (function.equals(LIKE_FUNCTION_NAME)) {
            return like(arguments).map(RemotePredicate.class::cast);
        }
        if (function.equals(STARTS_WITH) && arguments.size() == 2) {
            return startsWith(arguments).map(RemotePredicate.class::cast);
        }
        if (function.equals(CONTAINS) && arguments.size() == 2) {
            return contains(arguments).map(RemotePredicate.class::cast);
        }
        if (function.equals(NOT_FUNCTION_NAME)) {
            return arguments.getFirst() instanceof Call inner && inner.getFunctionName().equals(IS_NULL_FUNCTION_NAME)
                    ? column(inner.getArguments().getFirst()).flatMap(column -> values(column, Domain.notNull(engineType(column.type()))))
                    : flag(arguments.getFirst(), false);
        }
        if (function.equals(IS_NULL_FUNCTION_NAME)) {
            return column(arguments.getFirst()).flatMap(column -> values(column, Domain.onlyNull(engineType(column.type()))));
        }
        if (function.equals(IN_PREDICATE_FUNCTION_NAME)) {
            return in(arguments);
        }
        return arguments.size() == 2 ? comparison(function, arguments.getFirst(), arguments.getLast()) : Optional.empty();
    }

    private Optional<List<RemotePredicate>> all(List<ConnectorExpression> expressions)
    {
        List<RemotePredicate> predicates = new ArrayList<>();
        for (ConnectorExpression expression : expressions) {
            Optional<RemotePredicate> predicate = convert(expression);
            if (predicate.isEmpty()) {
                return Optional.empty();
            }
            predicates.add(predicate.get());
        }
        return Optional.of(predicates);
    }

    private Optional<ColumnDefinition> column(ConnectorExpression expression)
    {
        return expression instanceof Variable variable
                ? Optional.ofNullable(assignments.get(variable.getName())).filter(column -> !column.isHidden())
                : Optional.empty();
    }

    /**
     * A column of booleans that stands for itself.
     */
    private Optional<RemotePredicate> flag(ConnectorExpression expression, boolean value)
    {
        return column(expression)
                .filter(column -> column.type().kind() == Kind.BOOLEAN)
                .flatMap(column -> values(column, Domain.singleValue(engineType(column.type()), value)));
    }

    private static Optional<RemotePredicate> values(ColumnDefinition column, Domain domain)
    {
        if (domain.isAll() || domain.isNone()) {
            return Optional.empty();
        }
        return DomainConverter.toPredicate(column.name(), column.type(), domain).map(RemotePredicate.class::cast);
    }

    private Optional<RemotePredicate> comparison(FunctionName function, ConnectorExpression left, ConnectorExpression right)
    {
        Optional<ColumnDefinition> column = column(left);
        if (column.isEmpty() || !column.get().type().isScalar() || !(right instanceof Constant constant) || constant.getValue() == null) {
            return Optional.empty();
        }
        Type type = engineType(column.get().type());
        if (!constant.getType().equals(type) || isFloatNaN(type, constant.getValue())) {
            return Optional.empty();
        }
        return comparison(function, type, constant.getValue()).flatMap(domain -> values(column.get(), domain));
    }

    private static Optional<Domain> comparison(FunctionName function, Type type, Object value)
    {
        if (function.equals(EQUAL_OPERATOR_FUNCTION_NAME)) {
            return Optional.of(Domain.singleValue(type, value));
        }
        if (function.equals(NOT_EQUAL_OPERATOR_FUNCTION_NAME)) {
            return Optional.of(Domain.create(ValueSet.of(type, value).complement(), false));
        }
        return range(function, type, value).map(range -> Domain.create(ValueSet.ofRanges(range), false));
    }

    private static Optional<Range> range(FunctionName function, Type type, Object value)
    {
        if (function.equals(LESS_THAN_OPERATOR_FUNCTION_NAME)) {
            return Optional.of(Range.lessThan(type, value));
        }
        if (function.equals(LESS_THAN_OR_EQUAL_OPERATOR_FUNCTION_NAME)) {
            return Optional.of(Range.lessThanOrEqual(type, value));
        }
        if (function.equals(GREATER_THAN_OPERATOR_FUNCTION_NAME)) {
            return Optional.of(Range.greaterThan(type, value));
        }
        if (function.equals(GREATER_THAN_OR_EQUAL_OPERATOR_FUNCTION_NAME)) {
            return Optional.of(Range.greaterThanOrEqual(type, value));
        }
        return Optional.empty();
    }

    private Optional<RemotePredicate> in(List<ConnectorExpression> arguments)
    {
        Optional<ColumnDefinition> column = column(arguments.getFirst());
        if (column.isEmpty() || !column.get().type().isScalar()
                || !(arguments.getLast() instanceof Call list) || !list.getFunctionName().equals(ARRAY_CONSTRUCTOR_FUNCTION_NAME)) {
            return Optional.empty();
        }
        Type type = engineType(column.get().type());
        List<Object> values = new ArrayList<>();
        for (ConnectorExpression element : list.getArguments()) {
            if (!(element instanceof Constant constant) || constant.getValue() == null || !constant.getType().equals(type) || isFloatNaN(type, constant.getValue())) {
                return Optional.empty();
            }
            values.add(constant.getValue());
        }
        return values.isEmpty() ? Optional.empty() : values(column.get(), Domain.create(ValueSet.copyOf(type, values), false));
    }

    /**
     * NaN lies in no range.
     */
    private static boolean isFloatNaN(Type type, Object value)
    {
        return type.equals(DOUBLE) && Double.isNaN((double) value);
    }

    private Optional<ColumnPredicate> like(List<ConnectorExpression> arguments)
    {
        Optional<Character> escape = Optional.empty();
        if (arguments.size() == 3) {
            Optional<String> text = text(arguments.get(2));
            if (text.filter(value -> value.length() == 1).isEmpty()) {
                return Optional.empty();
            }
            escape = text.map(value -> value.charAt(0));
        }
        Optional<Character> escapeCharacter = escape;
        return column(arguments.getFirst())
                .flatMap(column -> text(arguments.get(1)).map(pattern -> new Like(column.name(), pattern, escapeCharacter)));
    }

    private Optional<ColumnPredicate> startsWith(List<ConnectorExpression> arguments)
    {
        return column(arguments.getFirst()).flatMap(column -> text(arguments.getLast())
                .filter(prefix -> !prefix.isEmpty())
                .map(prefix -> isPlain(prefix)
                        ? new Like(column.name(), prefix + "%", Optional.empty())
                        : new Like(column.name(), prefix.replaceAll("[\\\\%_]", "\\\\$0") + "%", Optional.of('\\'))));
    }

    /**
     * Whether it stands for itself in a pattern.
     */
    private static boolean isPlain(String text)
    {
        return text.indexOf('%') < 0 && text.indexOf('_') < 0;
    }

    private static Optional<String> text(ConnectorExpression expression)
    {
        return expression instanceof Constant constant && constant.getValue() instanceof Slice value
                ? ValueConverter.toText(value).map(RemoteValue::text)
                : Optional.empty();
    }

    private Optional<ColumnPredicate> contains(List<ConnectorExpression> arguments)
    {
        Optional<ColumnDefinition> list = column(arguments.getFirst()).filter(column -> column.type().element().isPresent());
        Optional<ColumnDefinition> column = list.or(() -> separated(arguments.getFirst()));
        if (column.isEmpty() || !(arguments.getLast() instanceof Constant constant) || constant.getValue() == null) {
            return Optional.empty();
        }
        return Optional.of(column.get().type().element().orElse(column.get().type()))
                .filter(element -> element.isScalar() && (engineType(element).equals(constant.getType()) || (element.kind() == Kind.VARCHAR && constant.getType() instanceof VarcharType)))
                .flatMap(element -> ValueConverter.toRemote(element, constant.getValue()))
                .map(value -> new Contains(column.get().name(), value));
    }

    /**
     * A column of texts that are split where their values end.
     */
    private Optional<ColumnDefinition> separated(ConnectorExpression expression)
    {
        return expression instanceof Call call && call.getFunctionName().equals(SPLIT) && call.getArguments().size() == 2
                ? column(call.getArguments().getFirst()).filter(column -> column.separator().isPresent() && column.separator().equals(text(call.getArguments().getLast())))
                : Optional.empty();
    }
}
