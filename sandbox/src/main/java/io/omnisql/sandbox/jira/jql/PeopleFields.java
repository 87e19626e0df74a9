package io.omnisql.sandbox.jira.jql;

import io.omnisql.sandbox.jira.Scope;
import io.omnisql.sandbox.jira.data.Group;
import io.omnisql.sandbox.jira.data.Issue;
import io.omnisql.sandbox.jira.data.Worklog;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The system's fields of users.
 */
final class PeopleFields
{
    private static final List<Operator> OPERATORS = JqlField.operators(Operator.EQUALITY, Operator.EMPTINESS);

    private final Scope scope;

    PeopleFields(Scope scope)
    {
        this.scope = scope;
    }

    List<JqlField> fields()
    {
        return List.of(
                user(List.of("assignee"), issue -> optional(issue.assignee())),
                user(List.of("reporter"), issue -> optional(issue.reporter())),
                user(List.of("creator"), issue -> optional(issue.creator())),
                user(List.of("voter"), Issue::voters),
                user(List.of("watcher"), Issue::watchers),
                user(List.of("worklogAuthor"), issue -> scope.data().worklogs(issue.id()).stream().map(Worklog::author).toList()));
    }

    private static List<String> optional(String value)
    {
        return value == null ? List.of() : List.of(value);
    }

    /**
     * Users are found by account ids and names, and ordered by names.
     */
    JqlField user(List<String> names, Function<Issue, ? extends Collection<?>> values)
    {
        List<IdentityField.Choice<String>> choices = scope.catalog().users().stream()
                .map(user -> new IdentityField.Choice<>(user.accountId(), scope.dataCenter() ? user.name() : user.accountId(), Arrays.asList(user.displayName(), user.email())))
                .toList();
        Comparator<String> order = Comparator.comparing((String accountId) -> scope.catalog().user(accountId).orElseThrow().displayName(), String.CASE_INSENSITIVE_ORDER).thenComparing(Comparator.naturalOrder());
        return new IdentityField<>(names, "com.atlassian.jira.user.ApplicationUser", OPERATORS, choices, values, new IdentityField.Options<>(false, order, null));
    }

    JqlField group(List<String> names, Function<Issue, ? extends Collection<?>> values)
    {
        List<IdentityField.Choice<String>> choices = scope.catalog().groups().stream()
                .map(group -> new IdentityField.Choice<>(group.groupId(), group.groupId(), Stream.of(group.name()).toList()))
                .toList();
        Comparator<String> order = Comparator.comparing(id -> scope.catalog().groups().stream().filter(group -> group.groupId().equals(id)).map(Group::name).findFirst().orElseThrow());
        return new IdentityField<>(names, "com.atlassian.crowd.embedded.api.Group", OPERATORS, choices, values, new IdentityField.Options<>(false, order, null));
    }
}
