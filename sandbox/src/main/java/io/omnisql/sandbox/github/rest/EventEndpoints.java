package io.omnisql.sandbox.github.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnisql.sandbox.github.data.Comment;
import io.omnisql.sandbox.github.data.Conversation;
import io.omnisql.sandbox.github.data.IssueEvent;
import io.omnisql.sandbox.github.data.IssueEvents;
import io.omnisql.sandbox.github.query.RowOrder;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Events of issues and pull requests: of one, and of a whole repository.
 */
final class EventEndpoints
{
    private static final List<Parameter> PAGES = List.of(Parameter.PER_PAGE, Parameter.PAGE);

    private EventEndpoints() {}

    private record Entry(Instant at, ObjectNode json) {}

    static List<RestEndpoint> endpoints()
    {
        return List.of(
                RestEndpoint.get("/repos/{owner}/{repo}/issues/events", "issues/events#list-issue-events-for-a-repository", PAGES, EventEndpoints::ofRepository),
                RestEndpoint.get("/repos/{owner}/{repo}/issues/{issue_number}/events", "issues/events#list-issue-events", PAGES, EventEndpoints::ofIssue),
                RestEndpoint.get("/repos/{owner}/{repo}/issues/{issue_number}/timeline", "issues/timeline#list-timeline-events-for-an-issue", List.of(Parameter.PER_PAGE, Parameter.PAGE, Parameter.text("exclude")), EventEndpoints::timeline));
    }

    private static RestResult ofRepository(RestCall call)
    {
        List<IssueEvent> events = call.contents().conversations().stream().flatMap(conversation -> IssueEvents.of(conversation).stream()).toList();
        RowOrder<IssueEvent> newestFirst = RowOrder.byTime(IssueEvent::createdAt, IssueEvent::id).descending(true);
        return Paging.numbered(call, newestFirst.sorted(events), event -> call.json().events().withIssue(call.repository(), event));
    }

    private static RestResult ofIssue(RestCall call)
    {
        return Paging.numbered(call, IssueEvents.of(call.conversation("issue_number")), event -> call.json().events().event(call.repository(), event));
    }

    private static RestResult timeline(RestCall call)
    {
        Optional<String> exclude = call.arguments().text("exclude");
        if (exclude.isPresent() && !exclude.get().matches("[a-z_]+(,[a-z_]+)*")) {
            throw RestException.rejected("The query parameter 'exclude' must be a list of kinds of events", "exclude", call.documentation());
        }
        Conversation conversation = call.conversation("issue_number");
        List<Entry> entries = new ArrayList<>();
        for (IssueEvent event : IssueEvents.of(conversation)) {
            entries.add(new Entry(event.createdAt(), call.json().events().event(call.repository(), event).without("assigner")));
        }
        for (Comment comment : call.contents().comments(conversation.issue().number())) {
            entries.add(new Entry(comment.createdAt(), call.json().events().commented(call.repository(), comment)));
        }
        List<ObjectNode> timeline = entries.stream()
                .filter(entry -> !call.arguments().commaSeparated("exclude").contains(entry.json().get("event").textValue()))
                .sorted(Comparator.comparing(Entry::at))
                .map(Entry::json)
                .toList();
        return Paging.numbered(call, timeline, json -> json);
    }
}
