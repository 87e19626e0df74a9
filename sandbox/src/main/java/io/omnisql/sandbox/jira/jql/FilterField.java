package io.omnisql.sandbox.jira.jql;

import io.omnisql.sandbox.jira.data.Issue;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The field of saved searches: an issue has those that find it.
 */
final class FilterField
        extends JqlField
{
    private final Function<Operand.Literal, Condition> compile;

    FilterField(Function<Operand.Literal, Condition> compile)
    {
        super(List.of("filter", "request", "savedFilter", "searchRequest"), "com.atlassian.jira.issue.search.SearchRequest", Operator.EQUALITY);
        this.compile = compile;
    }

    @Override
    boolean isEmpty(Issue issue)
    {
        return false;
    }

    @Override
    Predicate<Issue> equal(Operand.Literal literal)
    {
        return compile.apply(literal);
    }
}
