package io.omnisql.sandbox.github.graphql;

import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import io.omnisql.sandbox.github.data.Account;
import io.omnisql.sandbox.github.data.Conversation;
import io.omnisql.sandbox.github.data.Issue;
import io.omnisql.sandbox.github.data.PullRequest;
import io.omnisql.sandbox.github.data.Repository;
import io.omnisql.sandbox.github.data.RepositoryContents;
import io.omnisql.sandbox.github.query.Mentions;
import io.omnisql.sandbox.github.query.RowOrder;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

import static io.omnisql.sandbox.github.graphql.TypeFields.scope;

/**
 * A repository's connections of issues, without pull requests, and of pull requests.
 */
final class IssueConnections
{
    private IssueConnections() {}

    static void wire(RuntimeWiring.Builder wiring)
    {
        TypeFields.of(wiring, Repository.class, "Repository")
                .fetch("issues", IssueConnections::issues)
                .fetch("pullRequests", IssueConnections::pullRequests);
    }

    private static Map<String, Object> issues(DataFetchingEnvironment environment)
    {
        List<String> states = environment.getArgument("states");
        List<String> labels = environment.getArgument("labels");
        Map<String, Object> filterBy = environment.getArgument("filterBy");
        List<Issue> matching = contents(environment).issues().stream()
                .filter(issue -> states == null || states.contains(issue.state().name()))
                .filter(issue -> labels == null || hasAny(issue, labels))
                .filter(issue -> filterBy == null || matches(issue, filterBy))
                .toList();
        return Connections.page(environment, matching, order(environment), issue -> issue);
    }

    private static Map<String, Object> pullRequests(DataFetchingEnvironment environment)
    {
        List<String> states = environment.getArgument("states");
        List<String> labels = environment.getArgument("labels");
        String head = environment.getArgument("headRefName");
        String base = environment.getArgument("baseRefName");
        List<PullRequest> matching = contents(environment).pullRequests().stream()
                .filter(pull -> states == null || states.contains(PullRequestFields.state(pull)))
                .filter(pull -> labels == null || hasAny(pull.issue(), labels))
                .filter(pull -> head == null || pull.head().ref().equals(head))
                .filter(pull -> base == null || pull.base().ref().equals(base))
                .toList();
        return Connections.page(environment, matching, order(environment), pull -> pull);
    }

    private static RepositoryContents contents(DataFetchingEnvironment environment)
    {
        return scope(environment).data().contents(environment.<Repository>getSource().id());
    }

    private static <T extends Conversation> RowOrder<T> order(DataFetchingEnvironment environment)
    {
        Map<String, Object> orderBy = environment.getArgument("orderBy");
        RowOrder<T> order = switch (Connections.orderField(orderBy, "CREATED_AT")) {
            case "UPDATED_AT" -> RowOrder.byTime(row -> row.issue().updatedAt(), row -> row.issue().id());
            case "COMMENTS" -> RowOrder.byCount(row -> row.issue().comments(), row -> row.issue().id());
            default -> RowOrder.byTime(row -> row.issue().createdAt(), row -> row.issue().id());
        };
        return order.descending(Connections.descending(orderBy));
    }

    private static boolean hasAny(Issue issue, List<String> labels)
    {
        return labels.stream().anyMatch(issue::hasLabel);
    }

    private static boolean matches(Issue issue, Map<String, Object> filterBy)
    {
        return given(filterBy, "states", (List<String> states) -> states.contains(issue.state().name()))
                && given(filterBy, "labels", (List<String> labels) -> hasAny(issue, labels))
                && given(filterBy, "since", (Instant since) -> !issue.updatedAt().isBefore(since))
                && given(filterBy, "createdBy", (String login) -> issue.author() != null && issue.author().restLogin().equalsIgnoreCase(login))
                && given(filterBy, "mentioned", (String login) -> Mentions.mentions(issue.body(), login))
                && nullable(filterBy, "assignee", issue.assignees(), (assignees, login) -> assignees.stream().map(Account::login).anyMatch(login::equalsIgnoreCase), List::isEmpty)
                && nullable(filterBy, "milestone", issue, (found, id) -> found.milestone() != null && Long.toString(found.milestone().id()).equals(id), found -> found.milestone() == null)
                && nullable(filterBy, "milestoneNumber", issue, (found, number) -> found.milestone() != null && Integer.toString(found.milestone().number()).equals(number), found -> found.milestone() == null);
    }

    @SuppressWarnings("unchecked")
    private static <V> boolean given(Map<String, Object> filterBy, String name, Predicate<V> condition)
    {
        Object value = filterBy.get(name);
        return value == null || condition.test((V) value);
    }

    /**
     * A filter that takes null for rows without a value, {@code *} for rows with any, or the value itself.
     */
    private static <T> boolean nullable(Map<String, Object> filterBy, String name, T row, BiPredicate<T, String> condition, Predicate<T> absent)
    {
        if (!filterBy.containsKey(name)) {
            return true;
        }
        String value = (String) filterBy.get(name);
        if (value == null) {
            return absent.test(row);
        }
        return value.equals("*") ? !absent.test(row) : condition.test(row, value);
    }
}
