package io.omnisql.sandbox.jira.jql;

import io.omnisql.sandbox.jira.data.Issue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Turns conditions into predicates; all errors of a search are told at once.
 */
final class Compiler
{
    private final JqlFields fields;
    private final Functions functions;
    private final List<String> errors = new ArrayList<>();

    private Compiler(JqlFields fields, Functions functions)
    {
        this.fields = fields;
        this.functions = functions;
    }

    static Predicate<Issue> compile(Clause clause, JqlFields fields, Functions functions)
    {
        Compiler compiler = new Compiler(fields, functions);
        Predicate<Issue> predicate = compiler.predicate(clause, false);
        if (!compiler.errors.isEmpty()) {
            throw JqlException.all(compiler.errors);
        }
        return predicate;
    }

    private Predicate<Issue> predicate(Clause clause, boolean negated)
    {
        return switch (clause) {
            case Clause.Not not -> predicate(not.clause(), !negated);
            case Clause.And and -> join(and.clauses(), negated, negated);
            case Clause.Or or -> join(or.clauses(), negated, !negated);
            case Clause.Comparison comparison -> {
                try {
                    yield comparison(comparison, negated ? negation(comparison.operator()) : comparison.operator());
                }
                catch (JqlException e) {
                    if (!e.isSimulated()) {
                        throw e;
                    }
                    errors.addAll(e.messages());
                    yield _ -> false;
                }
            }
        };
    }

    private Predicate<Issue> join(List<Clause> clauses, boolean negated, boolean any)
    {
        List<Predicate<Issue>> predicates = clauses.stream().map(clause -> predicate(clause, negated)).toList();
        return any
                ? issue -> predicates.stream().anyMatch(predicate -> predicate.test(issue))
                : issue -> predicates.stream().allMatch(predicate -> predicate.test(issue));
    }

    private static Operator negation(Operator operator)
    {
        return switch (operator) {
            case EQUALS -> Operator.NOT_EQUALS;
            case NOT_EQUALS -> Operator.EQUALS;
            case IN -> Operator.NOT_IN;
            case NOT_IN -> Operator.IN;
            case LESS -> Operator.GREATER_OR_EQUAL;
            case LESS_OR_EQUAL -> Operator.GREATER;
            case GREATER -> Operator.LESS_OR_EQUAL;
            case GREATER_OR_EQUAL -> Operator.LESS;
            case IS -> Operator.IS_NOT;
            case IS_NOT -> Operator.IS;
            case LIKE -> Operator.NOT_LIKE;
            case NOT_LIKE -> Operator.LIKE;
        };
    }

    /**
     * Of several fields with the name, those answer that can.
     */
    private Predicate<Issue> comparison(Clause.Comparison comparison, Operator operator)
    {
        List<Operand> operands = values(comparison.operand());
        List<Predicate<Issue>> tests = new ArrayList<>();
        JqlException refused = null;
        for (JqlField field : fields.named(comparison.field())) {
            try {
                tests.add(field.test(operator, operands));
            }
            catch (JqlException e) {
                refused = e;
            }
        }
        if (tests.isEmpty()) {
            throw refused;
        }
        boolean all = operator.isNegative() || operator == Operator.IS;
        return all
                ? issue -> tests.stream().allMatch(test -> test.test(issue))
                : issue -> tests.stream().anyMatch(test -> test.test(issue));
    }

    private List<Operand> values(Operand operand)
    {
        return switch (operand) {
            case Operand.Values values -> values.operands().stream().flatMap(value -> values(value).stream()).toList();
            case Operand.Function function -> List.copyOf(functions.call(function));
            default -> List.of(operand);
        };
    }
}
