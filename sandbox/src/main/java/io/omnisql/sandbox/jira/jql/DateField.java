package io.omnisql.sandbox.jira.jql;

import io.omnisql.sandbox.jira.data.Issue;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A field of calendar days.
 */
final class DateField
        extends JqlField
{
    private final Function<Issue, LocalDate> value;
    private final TimeLiterals literals;

    /**
     * @param value null for none
     */
    DateField(List<String> names, Function<Issue, LocalDate> value, TimeLiterals literals)
    {
        super(names, "java.util.Date", operators(Operator.EQUALITY, Operator.RELATION, Operator.EMPTINESS));
        this.value = value;
        this.literals = literals;
    }

    @Override
    boolean isEmpty(Issue issue)
    {
        return value.apply(issue) == null;
    }

    @Override
    Predicate<Issue> equal(Operand.Literal literal)
    {
        LocalDate date = literals.local(name(), literal).toLocalDate();
        return issue -> date.equals(value.apply(issue));
    }

    @Override
    Predicate<Issue> related(Operator operator, Operand.Literal literal)
    {
        LocalDateTime bound = literals.local(name(), literal);
        return issue -> holds(operator, value.apply(issue).atStartOfDay().compareTo(bound));
    }

    @Override
    public Optional<Comparator<Issue>> order()
    {
        return Optional.of(Comparator.comparing(value, Comparator.nullsLast(Comparator.naturalOrder())));
    }
}
