package io.omnisql.sandbox.jira.jql;

import io.omnisql.sandbox.jira.data.Issue;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A field of words that nobody lists, so that no word is wrong; the case of letters does not matter.
 */
final class OpenChoiceField
        extends JqlField
{
    private final Function<Issue, List<String>> values;

    OpenChoiceField(List<String> names, List<Operator> operators, Function<Issue, List<String>> values)
    {
        super(names, "java.lang.String", operators);
        this.values = values;
    }

    @Override
    boolean isEmpty(Issue issue)
    {
        return values.apply(issue).isEmpty();
    }

    @Override
    Predicate<Issue> equal(Operand.Literal literal)
    {
        return issue -> values.apply(issue).stream().anyMatch(value -> value.equalsIgnoreCase(literal.text()));
    }

    @Override
    public Optional<Comparator<Issue>> order()
    {
        Function<Issue, String> first = issue -> values.apply(issue).stream().min(String.CASE_INSENSITIVE_ORDER).orElse(null);
        return Optional.of(Comparator.comparing(first, Comparator.nullsLast(String.CASE_INSENSITIVE_ORDER)));
    }
}
