package io.omnisql.sandbox.github.rest;

import io.omnisql.sandbox.github.data.Conversation;
import io.omnisql.sandbox.github.data.Issue;
import io.omnisql.sandbox.github.data.Milestone;
import io.omnisql.sandbox.github.query.RowOrder;

import java.time.Instant;
import java.util.List;

/**
 * A repository's milestones.
 */
final class MilestoneEndpoints
{
    private MilestoneEndpoints() {}

    static List<RestEndpoint> endpoints()
    {
        return List.of(RestEndpoint.get(
                "/repos/{owner}/{repo}/milestones",
                "issues/milestones#list-milestones",
                List.of(
                        Parameter.oneOf("state", "open", "closed", "all").defaultsTo("open"),
                        Parameter.oneOf("sort", "due_on", "completeness").defaultsTo("due_on"),
                        Parameter.oneOf("direction", "asc", "desc").defaultsTo("asc"),
                        Parameter.PER_PAGE,
                        Parameter.PAGE),
                MilestoneEndpoints::list));
    }

    private static RestResult list(RestCall call)
    {
        String state = call.arguments().value("state");
        List<Milestone> matching = call.contents().milestones().stream()
                .filter(milestone -> state.equals("all") || state.equals(milestone.open() ? "open" : "closed"))
                .toList();
        // without a due date comes last
        RowOrder<Milestone> order = call.arguments().value("sort").equals("due_on")
                ? RowOrder.byTime(milestone -> milestone.dueOn() == null ? Instant.MAX : milestone.dueOn(), Milestone::id)
                : RowOrder.byCount(milestone -> completeness(call, milestone), Milestone::id);
        boolean descending = call.arguments().value("direction").equals("desc");
        return Paging.numbered(call, order.descending(descending).sorted(matching), milestone -> call.json().issues().milestone(call.repository(), milestone));
    }

    /**
     * Closed ones of a million.
     */
    private static int completeness(RestCall call, Milestone milestone)
    {
        List<Issue> issues = call.contents().conversations().stream()
                .map(Conversation::issue)
                .filter(issue -> milestone.equals(issue.milestone()))
                .toList();
        return issues.isEmpty() ? 0 : (int) (1_000_000 * issues.stream().filter(issue -> !issue.isOpen()).count() / issues.size());
    }
}
