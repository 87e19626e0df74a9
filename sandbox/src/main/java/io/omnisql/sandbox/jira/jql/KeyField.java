package io.omnisql.sandbox.jira.jql;

import io.omnisql.sandbox.jira.Scope;
import io.omnisql.sandbox.jira.data.Issue;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * A field whose values are issues, named by keys or ids.
 */
final class KeyField
        extends JqlField
{
    private final Scope scope;
    private final Function<Issue, Long> issueId;

    /**
     * @param issueId null for none
     */
    KeyField(List<String> names, List<Operator> operators, Scope scope, Function<Issue, Long> issueId)
    {
        super(names, "com.atlassian.jira.issue.Issue", operators);
        this.scope = scope;
        this.issueId = issueId;
    }

    @Override
    boolean isEmpty(Issue issue)
    {
        return issueId.apply(issue) == null;
    }

    private Issue find(Operand.Literal literal)
    {
        return scope.issue(literal.text()).orElseThrow(() -> new JqlException(literal.number()
                ? "An issue with ID '%s' does not exist for field '%s'.".formatted(literal.text(), name())
                : "An issue with key '%s' does not exist for field '%s'.".formatted(literal.text(), name())));
    }

    @Override
    Predicate<Issue> equal(Operand.Literal literal)
    {
        Long wanted = find(literal).id();
        return issue -> wanted.equals(issueId.apply(issue));
    }

    @Override
    Predicate<Issue> related(Operator operator, Operand.Literal literal)
    {
        Issue bound = find(literal);
        return issue -> issue.projectId() == bound.projectId() && holds(operator, Integer.compare(issue.number(), bound.number()));
    }

    @Override
    Predicate<Issue> like(Operand.Literal literal)
    {
        Pattern pattern = Pattern.compile("(?i)\\Q" + literal.text().replace("\\E", "").replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q") + "\\E");
        return issue -> pattern.matcher(issue.key()).matches();
    }

    @Override
    public Optional<Comparator<Issue>> order()
    {
        if (!operators().containsAll(Operator.RELATION)) {
            return Optional.empty();
        }
        return Optional.of(Comparator.comparing((Issue issue) -> scope.catalog().project(issue.projectId()).key()).thenComparing(Issue::number));
    }
}
