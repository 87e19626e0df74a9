package io.omnisql.sandbox.jira.jql;

import io.omnisql.sandbox.jira.data.Issue;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A field of points in time; what is written in quotation marks means a minute in the caller's zone.
 */
final class TimeField
        extends JqlField
{
    private final Function<Issue, ? extends Collection<?>> values;
    private final TimeLiterals literals;
    private final boolean orderable;

    TimeField(List<String> names, List<Operator> operators, Function<Issue, ? extends Collection<?>> values, TimeLiterals literals, boolean orderable)
    {
        super(names, "java.util.Date", operators);
        this.values = values;
        this.literals = literals;
        this.orderable = orderable;
    }

    @Override
    boolean isEmpty(Issue issue)
    {
        return values.apply(issue).isEmpty();
    }

    @Override
    Predicate<Issue> equal(Operand.Literal literal)
    {
        Instant start = literals.instant(name(), literal);
        Instant end = literal.number() ? start.plusMillis(1) : start.plus(Duration.ofMinutes(1));
        return issue -> values.apply(issue).stream().map(Instant.class::cast).anyMatch(value -> !value.isBefore(start) && value.isBefore(end));
    }

    @Override
    Predicate<Issue> related(Operator operator, Operand.Literal literal)
    {
        Instant bound = literals.instant(name(), literal);
        return issue -> values.apply(issue).stream().map(Instant.class::cast).anyMatch(value -> holds(operator, value.compareTo(bound)));
    }

    @Override
    public Optional<Comparator<Issue>> order()
    {
        Function<Issue, Instant> first = issue -> values.apply(issue).stream().map(Instant.class::cast).findFirst().orElse(null);
        return orderable ? Optional.of(Comparator.comparing(first, Comparator.nullsLast(Comparator.naturalOrder()))) : Optional.empty();
    }
}
