package io.omnisql.sandbox.github.rest;

import io.omnisql.sandbox.github.data.Conversation;
import io.omnisql.sandbox.github.data.Issue;
import io.omnisql.sandbox.github.query.RowOrder;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A repository's issues, which contain its pull requests, and its labels.
 */
final class IssueEndpoints
{
    private IssueEndpoints() {}

    static List<RestEndpoint> endpoints()
    {
        return List.of(
                RestEndpoint.get(
                                "/repos/{owner}/{repo}/issues",
                                "issues/issues#list-repository-issues",
                                List.of(
                                        Parameter.text("milestone"),
                                        Parameter.oneOf("state", "open", "closed", "all").defaultsTo("open"),
                                        Parameter.text("assignee"),
                                        Parameter.text("type"),
                                        Parameter.text("creator"),
                                        Parameter.text("mentioned"),
                                        Parameter.text("issue_field_values"),
                                        Parameter.text("labels"),
                                        Parameter.oneOf("sort", "created", "updated", "comments").defaultsTo("created"),
                                        Parameter.oneOf("direction", "asc", "desc").defaultsTo("desc"),
                                        Parameter.SINCE,
                                        Parameter.PER_PAGE,
                                        Parameter.PAGE),
                                IssueEndpoints::list)
                        .withLinkParameters("after", "before"),
                RestEndpoint.get("/repos/{owner}/{repo}/issues/{issue_number}", "issues/issues#get-an-issue", List.of(), IssueEndpoints::issue),
                RestEndpoint.get("/repos/{owner}/{repo}/labels", "issues/labels#list-labels-for-a-repository", List.of(Parameter.PER_PAGE, Parameter.PAGE), IssueEndpoints::labels));
    }

    private static RestResult list(RestCall call)
    {
        String state = call.arguments().value("state");
        Optional<Instant> since = call.arguments().time("since");
        IssueFilter filter = IssueFilter.of(call);
        List<Conversation> matching = call.contents().conversations().stream()
                .filter(conversation -> state.equals("all") || conversation.issue().state().restName().equals(state))
                .filter(conversation -> since.isEmpty() || !conversation.issue().updatedAt().isBefore(since.get()))
                .filter(conversation -> filter.test(conversation.issue()))
                .toList();
        RowOrder<Conversation> order = switch (call.arguments().value("sort")) {
            case "updated" -> RowOrder.byTime(row -> row.issue().updatedAt(), IssueEndpoints::id);
            case "comments" -> RowOrder.byCount(row -> row.issue().comments(), IssueEndpoints::id);
            default -> RowOrder.byTime(row -> row.issue().createdAt(), IssueEndpoints::id);
        };
        boolean descending = call.arguments().value("direction").equals("desc");
        return Paging.cursored(call, matching, order.descending(descending), row -> call.json().issues().issue(call.repository(), row));
    }

    private static long id(Conversation conversation)
    {
        return conversation.issue().id();
    }

    private static RestResult issue(RestCall call)
    {
        Conversation conversation = call.conversation("issue_number");
        Issue issue = conversation.issue();
        return RestResult.of(call.json().issues().detail(call.repository(), conversation), issue.updatedAt());
    }

    private static RestResult labels(RestCall call)
    {
        return Paging.numbered(call, call.contents().labels(), label -> call.json().issues().label(call.repository(), label));
    }
}
