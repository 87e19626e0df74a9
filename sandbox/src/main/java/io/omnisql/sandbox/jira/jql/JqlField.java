package io.omnisql.sandbox.jira.jql;

import io.omnisql.sandbox.jira.data.Issue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What may be asked of a field, and which issues an answer has.
 */
public abstract class JqlField
{
    private final List<String> names;
    private final List<Operator> operators;
    private final String type;

    /**
     * @param names the first is how it is shown
     * @param type of the values, as the description of searches names it
     */
    JqlField(List<String> names, String type, List<Operator> operators)
    {
        this.names = List.copyOf(names);
        this.type = type;
        this.operators = List.copyOf(operators);
    }

    static List<Operator> operators(List<Operator> first, List<Operator> second)
    {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    static List<Operator> operators(List<Operator> first, List<Operator> second, List<Operator> third)
    {
        return operators(first, operators(second, third));
    }

    public final String name()
    {
        return names.getFirst();
    }

    public final List<String> names()
    {
        return names;
    }

    public final List<Operator> operators()
    {
        return operators;
    }

    public final String type()
    {
        return type;
    }

    /**
     * Ascending, with empty values last; empty when it is no order for issues.
     */
    public Optional<Comparator<Issue>> order()
    {
        return Optional.empty();
    }

    abstract boolean isEmpty(Issue issue);

    /**
     * @throws JqlException when there is no such value
     */
    abstract Predicate<Issue> equal(Operand.Literal literal);

    Predicate<Issue> related(Operator operator, Operand.Literal literal)
    {
        throw unsupported(operator);
    }

    Predicate<Issue> like(Operand.Literal literal)
    {
        throw unsupported(Operator.LIKE);
    }

    final Predicate<Issue> test(Operator operator, List<Operand> operands)
    {
        boolean empty = operands.stream().anyMatch(Operand.Empty.class::isInstance);
        List<Operand.Literal> literals = operands.stream().filter(Operand.Literal.class::isInstance).map(Operand.Literal.class::cast).toList();
        if (!operators.contains(operator)) {
            throw unsupported(operator);
        }
        if (empty && !operators.contains(Operator.IS)) {
            throw new JqlException("The field '%s' does not support searching for an empty value.".formatted(name()));
        }
        return switch (operator) {
            case IS, IS_NOT -> {
                if (!literals.isEmpty()) {
                    throw new JqlException("The operator '%s' is only supported with the value EMPTY, not '%s', for the field '%s'.".formatted(operator.jql(), literals.getFirst().text(), name()));
                }
                yield operator == Operator.IS ? this::isEmpty : issue -> !isEmpty(issue);
            }
            case EQUALS, IN -> {
                Predicate<Issue> any = anyEqual(literals);
                yield issue -> (empty && isEmpty(issue)) || any.test(issue);
            }
            case NOT_EQUALS, NOT_IN -> {
                Predicate<Issue> any = anyEqual(literals);
                yield issue -> !isEmpty(issue) && !any.test(issue);
            }
            case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> {
                Predicate<Issue> related = related(operator, single(operator, literals));
                yield issue -> !isEmpty(issue) && related.test(issue);
            }
            case LIKE -> like(single(operator, literals));
            case NOT_LIKE -> {
                Predicate<Issue> like = like(single(operator, literals));
                yield issue -> !isEmpty(issue) && !like.test(issue);
            }
        };
    }

    private Predicate<Issue> anyEqual(List<Operand.Literal> literals)
    {
        List<Predicate<Issue>> tests = new ArrayList<>();
        List<String> errors = new ArrayList<>();
        for (Operand.Literal literal : literals) {
            try {
                tests.add(equal(literal));
            }
            catch (JqlException e) {
                errors.addAll(e.messages());
            }
        }
        if (!errors.isEmpty()) {
            throw JqlException.all(errors);
        }
        return issue -> tests.stream().anyMatch(test -> test.test(issue));
    }

    private Operand.Literal single(Operator operator, List<Operand.Literal> literals)
    {
        if (literals.size() != 1) {
            throw new JqlException("The operator '%s' needs one value for the field '%s'.".formatted(operator.jql(), name()));
        }
        return literals.getFirst();
    }

    final JqlException unsupported(Operator operator)
    {
        return new JqlException("The operator '%s' is not supported by the '%s' field.".formatted(operator.jql(), name()));
    }

    final JqlException noSuchValue(Operand.Literal literal)
    {
        if (literal.number()) {
            return new JqlException("A value with ID '%s' does not exist for the field '%s'.".formatted(literal.text(), name()));
        }
        return new JqlException("The value '%s' does not exist for the field '%s'.".formatted(literal.text(), name()));
    }

    static boolean holds(Operator operator, int comparison)
    {
        return switch (operator) {
            case LESS -> comparison < 0;
            case LESS_OR_EQUAL -> comparison <= 0;
            case GREATER -> comparison > 0;
            case GREATER_OR_EQUAL -> comparison >= 0;
            default -> throw new IllegalArgumentException("Not a relation: " + operator);
        };
    }
}
