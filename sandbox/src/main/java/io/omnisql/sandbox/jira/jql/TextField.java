package io.omnisql.sandbox.jira.jql;

import io.omnisql.sandbox.jira.data.Issue;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A field whose words are searched.
 */
final class TextField
        extends JqlField
{
    private final Function<Issue, List<String>> texts;
    private final boolean orderable;

    TextField(List<String> names, List<Operator> operators, Function<Issue, List<String>> texts, boolean orderable)
    {
        super(names, "java.lang.String", operators);
        this.texts = texts;
        this.orderable = orderable;
    }

    @Override
    boolean isEmpty(Issue issue)
    {
        return texts.apply(issue).isEmpty();
    }

    @Override
    Predicate<Issue> equal(Operand.Literal literal)
    {
        throw unsupported(Operator.EQUALS);
    }

    @Override
    Predicate<Issue> like(Operand.Literal literal)
    {
        TextQuery query = TextQuery.parse(name(), literal.text());
        return issue -> texts.apply(issue).stream().anyMatch(query::matches);
    }

    @Override
    public Optional<Comparator<Issue>> order()
    {
        Function<Issue, String> first = issue -> texts.apply(issue).stream().findFirst().orElse(null);
        return orderable ? Optional.of(Comparator.comparing(first, Comparator.nullsLast(String.CASE_INSENSITIVE_ORDER))) : Optional.empty();
    }
}
