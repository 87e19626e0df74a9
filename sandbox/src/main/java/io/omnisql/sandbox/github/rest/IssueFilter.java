package io.omnisql.sandbox.github.rest;

import io.omnisql.sandbox.github.data.Account;
import io.omnisql.sandbox.github.data.Issue;
import io.omnisql.sandbox.github.query.Mentions;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The filters of a repository's list of issues, beside state and time.
 */
final class IssueFilter
        implements Predicate<Issue>
{
    private static final Set<String> TYPES = Set.of("Bug", "Feature", "Task");

    private final List<Predicate<Issue>> conditions;

    private IssueFilter(List<Predicate<Issue>> conditions)
    {
        this.conditions = conditions;
    }

    /**
     * @throws RestException 422 when a filter names a user, a milestone, a type or a field that does not exist
     */
    static IssueFilter of(RestCall call)
    {
        Arguments arguments = call.arguments();
        List<Predicate<Issue>> conditions = new ArrayList<>();
        arguments.text("labels").ifPresent(labels -> {
            for (String label : labels.split(",")) {
                conditions.add(issue -> issue.hasLabel(label));
            }
        });
        arguments.text("assignee").ifPresent(assignee -> conditions.add(assignee(call, assignee)));
        if (arguments.given("creator")) {
            String login = user(call, "creator").restLogin();
            conditions.add(issue -> (issue.author() == null ? Account.GHOST : issue.author()).restLogin().equals(login));
        }
        if (arguments.given("mentioned")) {
            String login = user(call, "mentioned").login();
            conditions.add(issue -> Mentions.mentions(issue.body(), login));
        }
        arguments.text("milestone").ifPresent(milestone -> conditions.add(milestone(call, milestone)));
        arguments.text("type").ifPresent(type -> conditions.add(type(call, type)));
        if (arguments.given("issue_field_values")) {
            // no issue fields are defined in the sandbox, so every value names one that does not exist
            throw call.invalid("Issue", "issue_field_values");
        }
        return new IssueFilter(conditions);
    }

    private static Predicate<Issue> assignee(RestCall call, String assignee)
    {
        return switch (assignee) {
            case "none" -> issue -> issue.assignees().isEmpty();
            case "*" -> issue -> !issue.assignees().isEmpty();
            default -> {
                String login = user(call, "assignee").restLogin();
                yield issue -> issue.isAssignedTo(login);
            }
        };
    }

    private static Predicate<Issue> milestone(RestCall call, String milestone)
    {
        return switch (milestone) {
            case "none" -> issue -> issue.milestone() == null;
            case "*" -> issue -> issue.milestone() != null;
            default -> {
                if (call.contents().milestones().stream().noneMatch(existing -> Integer.toString(existing.number()).equals(milestone))) {
                    throw call.invalid("Issue", "milestone");
                }
                yield issue -> issue.milestone() != null && Integer.toString(issue.milestone().number()).equals(milestone);
            }
        };
    }

    private static Predicate<Issue> type(RestCall call, String type)
    {
        return switch (type) {
            case "none" -> issue -> issue.type() == null;
            case "*" -> issue -> issue.type() != null;
            default -> {
                if (TYPES.stream().noneMatch(type::equalsIgnoreCase)) {
                    throw call.invalid("Issue", "type");
                }
                yield issue -> type.equalsIgnoreCase(issue.type());
            }
        };
    }

    private static Account user(RestCall call, String parameter)
    {
        return call.data().account(call.arguments().value(parameter)).orElseThrow(() -> call.invalid("Issue", parameter));
    }

    @Override
    public boolean test(Issue issue)
    {
        return conditions.stream().allMatch(condition -> condition.test(issue));
    }
}
