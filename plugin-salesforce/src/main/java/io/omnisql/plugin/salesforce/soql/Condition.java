package io.omnisql.plugin.salesforce.soql;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

/**
 * A condition of a WHERE or HAVING clause. There is no NOT, whose meaning for null is not SQL's; AND and OR stand in parentheses always.
 */
public sealed interface Condition
{
    Condition TRUE = new Constant(true);
    Condition FALSE = new Constant(false);

    String OR = "OR";

    /**
     * What SOQL cannot say: it is folded away.
     */
    record Constant(boolean value)
            implements Condition
    {
        @Override
        public String text()
        {
            throw new IllegalStateException("A constant has no text");
        }
    }

    /**
     * A comparison of a field.
     */
    record Comparison(String text)
            implements Condition
    {
        public Comparison
        {
            requireNonNull(text, "text is null");
        }
    }

    /**
     * Two or more conditions, none of them constant.
     */
    record Combination(String operator, List<Condition> operands)
            implements Condition
    {
        public Combination
        {
            requireNonNull(operator, "operator is null");
            operands = List.copyOf(operands);
        }

        @Override
        public String text()
        {
            return operands.stream().map(Condition::text).collect(joining(" " + operator + " ", "(", ")"));
        }
    }

    /**
     * As it stands in a statement.
     */
    String text();

    default boolean isFalse()
    {
        return equals(FALSE);
    }

    /**
     * Whether OR stands anywhere in it.
     */
    default boolean hasOr()
    {
        return this instanceof Combination combination && (combination.operator().equals(OR) || combination.operands().stream().anyMatch(Condition::hasOr));
    }

    /**
     * @param text as it stands in a statement
     */
    static Condition comparison(String text)
    {
        return new Comparison(text);
    }

    static Condition compare(String field, String operator, String literal)
    {
        return new Comparison(field + " " + operator + " " + literal);
    }

    static Condition isNull(String field)
    {
        return compare(field, "=", "null");
    }

    static Condition isNotNull(String field)
    {
        return compare(field, "!=", "null");
    }

    /**
     * The field has one of the values, which are not null.
     */
    static Condition in(String field, Collection<String> literals)
    {
        if (literals.isEmpty()) {
            return FALSE;
        }
        return literals.size() == 1
                ? compare(field, "=", literals.iterator().next())
                : compare(field, "IN", literals.stream().collect(joining(",", "(", ")")));
    }

    /**
     * The field has a value, and none of these.
     */
    static Condition notIn(String field, Collection<String> literals)
    {
        if (literals.isEmpty()) {
            return isNotNull(field);
        }
        Condition other = literals.size() == 1
                ? compare(field, "!=", literals.iterator().next())
                : compare(field, "NOT IN", literals.stream().collect(joining(",", "(", ")")));
        return and(List.of(other, isNotNull(field)));
    }

    static Condition and(List<Condition> conditions)
    {
        return combine("AND", conditions, FALSE, TRUE);
    }

    static Condition or(List<Condition> conditions)
    {
        return combine(OR, conditions, TRUE, FALSE);
    }

    /**
     * @param decisive what one such operand makes of the whole
     * @param neutral what does not change it
     */
    private static Condition combine(String operator, List<Condition> conditions, Condition decisive, Condition neutral)
    {
        List<Condition> operands = new ArrayList<>();
        for (Condition condition : conditions) {
            if (condition.equals(decisive)) {
                return decisive;
            }
            if (condition instanceof Combination inner && inner.operator().equals(operator)) {
                operands.addAll(inner.operands());
            }
            else if (!condition.equals(neutral)) {
                operands.add(condition);
            }
        }
        return switch (operands.size()) {
            case 0 -> neutral;
            case 1 -> operands.getFirst();
            default -> new Combination(operator, operands);
        };
    }

    /**
     * The clause, empty when every row satisfies the condition.
     */
    default Optional<String> where()
    {
        if (equals(TRUE)) {
            return Optional.empty();
        }
        if (this instanceof Combination combination) {
            String text = combination.text();
            return Optional.of(text.substring(1, text.length() - 1));
        }
        return Optional.of(text());
    }
}
