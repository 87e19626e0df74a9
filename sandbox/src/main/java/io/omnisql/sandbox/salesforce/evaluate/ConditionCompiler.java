package io.omnisql.sandbox.salesforce.evaluate;

import io.omnisql.sandbox.salesforce.ApiException;
import io.omnisql.sandbox.salesforce.schema.FieldFlag;
import io.omnisql.sandbox.salesforce.schema.FieldType;
import io.omnisql.sandbox.salesforce.schema.SField;
import io.omnisql.sandbox.salesforce.soql.Condition;
import io.omnisql.sandbox.salesforce.soql.Condition.Operator;
import io.omnisql.sandbox.salesforce.soql.Expression;
import io.omnisql.sandbox.salesforce.soql.Literal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Turns conditions into predicates of two-valued logic: what is null is unlike every value, and nothing is unknown.
 *
 * @param <T> rows, or groups after HAVING
 */
final class ConditionCompiler<T>
{
    private final Function<Expression, Operand<T>> operands;
    private final SemiJoins<T> semiJoins;

    /**
     * @param semiJoins null where they may not be
     */
    ConditionCompiler(Function<Expression, Operand<T>> operands, SemiJoins<T> semiJoins)
    {
        this.operands = operands;
        this.semiJoins = semiJoins;
    }

    /**
     * The meaning of semi-joins.
     */
    interface SemiJoins<T>
    {
        Predicate<T> compile(Condition.InQuery condition, Operand<T> left);
    }

    Predicate<T> compile(Condition condition)
    {
        return compile(condition, true);
    }

    private Predicate<T> compile(Condition condition, boolean onlyAnds)
    {
        return switch (condition) {
            case Condition.And(List<Condition> operands) -> {
                List<Predicate<T>> compiled = operands.stream().map(operand -> compile(operand, onlyAnds)).toList();
                yield value -> compiled.stream().allMatch(predicate -> predicate.test(value));
            }
            case Condition.Or(List<Condition> operands) -> {
                List<Predicate<T>> compiled = operands.stream().map(operand -> compile(operand, false)).toList();
                yield value -> compiled.stream().anyMatch(predicate -> predicate.test(value));
            }
            case Condition.Not(Condition operand) -> compile(operand, false).negate();
            case Condition.Comparison comparison -> comparison(comparison);
            case Condition.In in -> in(in);
            case Condition.InQuery in -> {
                if (semiJoins == null || !onlyAnds) {
                    throw ApiException.malformedQuery("Semi join sub-selects are only allowed at the top level WHERE expressions and not in nested WHERE expressions, nor with the 'OR' operator");
                }
                yield semiJoins.compile(in, filterable(in.left()));
            }
            case Condition.Includes includes -> includes(includes);
        };
    }

    private Operand<T> filterable(Expression expression)
    {
        Operand<T> operand = operands.apply(expression);
        SField field = operand.field();
        if (!field.is(FieldFlag.FILTERABLE) || field.type().isCompound()) {
            throw ApiException.invalidField("field '%s' can not be filtered in a query call".formatted(operand.text()));
        }
        return operand;
    }

    private Predicate<T> comparison(Condition.Comparison comparison)
    {
        Operand<T> left = filterable(comparison.left());
        SField field = left.field();
        Operator operator = comparison.operator();
        checkOperator(field, left.text(), operator);
        if (comparison.right() instanceof Literal.Null) {
            return nullTest(left, operator);
        }
        if (operator == Operator.LIKE) {
            if (!(comparison.right() instanceof Literal.Text wanted)) {
                throw LiteralValues.mismatch(left.text(), field.type(), comparison.right());
            }
            Pattern pattern = wanted.like(field.is(FieldFlag.CASE_SENSITIVE));
            return value -> left.value().apply(value) instanceof String text && pattern.matcher(text).matches();
        }
        Object right = LiteralValues.of(field, left.text(), comparison.right());
        if (field.type() == FieldType.MULTIPICKLIST) {
            Set<String> wanted = members((String) right);
            Predicate<T> equal = value -> left.value().apply(value) instanceof String text && members(text).equals(wanted);
            return operator == Operator.EQUAL ? equal : equal.negate();
        }
        if (operator.isRange()) {
            return range(left, operator, right);
        }
        Predicate<T> equal = equalTo(left, right);
        return operator == Operator.EQUAL ? equal : equal.negate();
    }

    /**
     * An empty text is stored as null, and false is what a boolean that is not there is.
     */
    private Predicate<T> equalTo(Operand<T> left, Object right)
    {
        SField field = left.field();
        Object key = right instanceof String text && text.isEmpty() ? null : Values.key(field, right);
        if (field.type() == FieldType.BOOLEAN) {
            return value -> key.equals(Boolean.TRUE.equals(left.value().apply(value)));
        }
        return value -> Objects.equals(Values.key(field, left.value().apply(value)), key);
    }

    private static void checkOperator(SField field, String text, Operator operator)
    {
        boolean allowed = switch (operator) {
            case EQUAL, NOT_EQUAL -> true;
            case LIKE -> field.type().isText() && field.type() != FieldType.MULTIPICKLIST && !field.is(FieldFlag.ENCRYPTED);
            default -> field.type() != FieldType.BOOLEAN && field.type() != FieldType.MULTIPICKLIST && !field.is(FieldFlag.ENCRYPTED);
        };
        if (!allowed) {
            throw ApiException.invalidOperator("invalid operator on %s field: %s %s".formatted(field.is(FieldFlag.ENCRYPTED) ? "encrypted" : field.type(), text, operator.symbol()));
        }
    }

    private Predicate<T> nullTest(Operand<T> left, Operator operator)
    {
        if (operator != Operator.EQUAL && operator != Operator.NOT_EQUAL) {
            throw ApiException.invalidOperator("invalid operator on null value: " + operator.symbol());
        }
        Predicate<T> isNull = left.field().type() == FieldType.BOOLEAN ?
                value -> !Boolean.TRUE.equals(left.value().apply(value)) :
                value -> left.value().apply(value) == null;
        return operator == Operator.EQUAL ? isNull : isNull.negate();
    }

    private Predicate<T> range(Operand<T> left, Operator operator, Object right)
    {
        Comparator<Object> order = Values.order(left.field());
        return value -> {
            Object actual = left.value().apply(value);
            if (actual == null) {
                return false;
            }
            int comparison = order.compare(actual, right);
            return switch (operator) {
                case LESS -> comparison < 0;
                case LESS_OR_EQUAL -> comparison <= 0;
                case GREATER -> comparison > 0;
                default -> comparison >= 0;
            };
        };
    }

    private Predicate<T> in(Condition.In in)
    {
        Operand<T> left = filterable(in.left());
        SField field = left.field();
        if (field.type() == FieldType.MULTIPICKLIST) {
            throw ApiException.invalidOperator("invalid operator on multipicklist field: %s IN".formatted(left.text()));
        }
        if (in.values().stream().anyMatch(Literal.Null.class::isInstance)) {
            throw ApiException.rejected("MALFORMED_QUERY", "What null means in a list of IN is not documented");
        }
        Set<Object> keys = in.values().stream()
                .map(literal -> LiteralValues.of(field, left.text(), literal))
                .map(value -> Values.key(field, value))
                .collect(Collectors.toSet());
        Predicate<T> found = value -> {
            Object key = Values.key(field, left.value().apply(value));
            return keys.contains(key == null ? field.type() == FieldType.BOOLEAN ? false : "" : key);
        };
        return in.negated() ? found.negate() : found;
    }

    private Predicate<T> includes(Condition.Includes includes)
    {
        Operand<T> left = filterable(includes.left());
        if (left.field().type() != FieldType.MULTIPICKLIST) {
            throw ApiException.invalidOperator("invalid operator on %s field: %s %s".formatted(left.field().type(), left.text(), includes.negated() ? "EXCLUDES" : "INCLUDES"));
        }
        List<Set<String>> alternatives = new ArrayList<>();
        for (Literal literal : includes.values()) {
            alternatives.add(members((String) LiteralValues.of(left.field(), left.text(), literal)));
        }
        Predicate<T> included = value -> left.value().apply(value) instanceof String text && alternatives.stream().anyMatch(wanted -> members(text).containsAll(wanted));
        return includes.negated() ? included.negate() : included;
    }

    private static Set<String> members(String text)
    {
        return Arrays.stream(text.split(";")).map(String::strip).map(Values::fold).collect(Collectors.toSet());
    }
}
