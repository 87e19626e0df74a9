package io.omnisql.sandbox.jira.jql;

import io.omnisql.sandbox.jira.data.Issue;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A field whose values are chosen from those that the site knows.
 *
 * @param <T> what identifies a value
 */
final class IdentityField<T>
        extends JqlField
{
    private final Function<Issue, ? extends Collection<?>> values;
    private final List<Choice<T>> choices;
    private final Options<T> options;

    /**
     * A value that may be chosen.
     *
     * @param id null when it has none that searches may name
     * @param names without regard to case
     */
    record Choice<T>(T value, String id, List<String> names)
    {
        boolean isNamed(String name)
        {
            return names.stream().anyMatch(candidate -> candidate != null && candidate.equalsIgnoreCase(name));
        }
    }

    /**
     * @param nameAndId whether a value is found by its id even when another has that name
     * @param comparator of the values, null when issues are not ordered by them
     * @param comparable whether two values may be compared, null when no values may
     */
    record Options<T>(boolean nameAndId, Comparator<T> comparator, Relation<T> comparable) {}

    interface Relation<T>
    {
        boolean related(T left, T right);
    }

    IdentityField(List<String> names, String type, List<Operator> operators, List<Choice<T>> choices, Function<Issue, ? extends Collection<?>> values, Options<T> options)
    {
        super(names, type, operators);
        this.values = values;
        this.choices = List.copyOf(choices);
        this.options = options;
    }

    @Override
    boolean isEmpty(Issue issue)
    {
        return values.apply(issue).isEmpty();
    }

    @Override
    Predicate<Issue> equal(Operand.Literal literal)
    {
        Set<T> wanted = find(literal);
        return issue -> values.apply(issue).stream().anyMatch(wanted::contains);
    }

    private Set<T> find(Operand.Literal literal)
    {
        Set<T> byId = choices.stream().filter(choice -> literal.text().equals(choice.id())).map(Choice::value).collect(Collectors.toSet());
        Set<T> byName = choices.stream().filter(choice -> choice.isNamed(literal.text())).map(Choice::value).collect(Collectors.toSet());
        if (byId.isEmpty() && byName.isEmpty()) {
            throw noSuchValue(literal);
        }
        if (options.nameAndId()) {
            Set<T> both = new HashSet<>(byId);
            both.addAll(byName);
            return both;
        }
        if (literal.number()) {
            return byId.isEmpty() ? byName : byId;
        }
        return byName.isEmpty() ? byId : byName;
    }

    @Override
    Predicate<Issue> related(Operator operator, Operand.Literal literal)
    {
        if (options.comparable() == null) {
            throw unsupported(operator);
        }
        Set<T> bounds = find(literal);
        Set<T> matching = choices.stream()
                .map(Choice::value)
                .filter(value -> bounds.stream().anyMatch(bound -> options.comparable().related(value, bound) && holds(operator, options.comparator().compare(value, bound))))
                .collect(Collectors.toSet());
        return issue -> values.apply(issue).stream().anyMatch(matching::contains);
    }

    @Override
    public Optional<Comparator<Issue>> order()
    {
        if (options.comparator() == null) {
            return Optional.empty();
        }
        List<T> ordered = choices.stream().map(Choice::value).distinct().sorted(options.comparator()).toList();
        Function<Issue, Integer> first = issue -> values.apply(issue).stream().map(ordered::indexOf).filter(index -> index >= 0).min(Comparator.naturalOrder()).orElse(null);
        return Optional.of(Comparator.comparing(first, Comparator.nullsLast(Comparator.naturalOrder())));
    }
}
