package io.omnisql.sandbox.jira.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnisql.sandbox.http.Json;
import io.omnisql.sandbox.jira.data.DeletedWorklog;
import io.omnisql.sandbox.jira.data.Worklog;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * Work that was logged.
 */
final class WorklogEndpoints
{
    private static final int PAGE = 1_000;
    private static final int MAX_WORKLOGS = 5_000;

    private WorklogEndpoints() {}

    static List<RestEndpoint> endpoints()
    {
        List<Parameter> list = List.of(Parameter.START_AT, Parameter.maxResults(MAX_WORKLOGS), Parameter.integer("startedAfter"), Parameter.integer("startedBefore"), Parameter.expand());
        return List.of(
                RestEndpoint.get("/rest/api/3/issue/{issueIdOrKey}/worklog", "worklog-list", list, WorklogEndpoints::worklogs),
                RestEndpoint.get("/rest/api/3/worklog/updated", "worklog-updated", List.of(Parameter.integer("since", "0"), Parameter.expand()), WorklogEndpoints::updated),
                RestEndpoint.get("/rest/api/3/worklog/deleted", "worklog-deleted", List.of(Parameter.integer("since", "0")), WorklogEndpoints::deleted),
                RestEndpoint.post("/rest/api/3/worklog/list", "worklog-bulk", List.of(Parameter.expand()), List.of(Parameter.integers("ids").mandatory()), WorklogEndpoints::worklogsById));
    }

    private static RestResult worklogs(RestCall call)
    {
        List<Worklog> worklogs = call.scope().data().worklogs(call.issue().id()).stream()
                .filter(worklog -> call.arguments().number("startedAfter").isEmpty() || worklog.started().toEpochMilli() > call.arguments().integer("startedAfter"))
                .filter(worklog -> call.arguments().number("startedBefore").isEmpty() || worklog.started().toEpochMilli() < call.arguments().integer("startedBefore"))
                .toList();
        Pages.Page<Worklog> page = Pages.page(call, worklogs, MAX_WORKLOGS);
        ObjectNode json = Json.object().put("startAt", page.startAt()).put("maxResults", page.maxResults()).put("total", page.total());
        json.set("worklogs", Json.array(page.rows(), call.activity()::worklog));
        return RestResult.objects(json, page.rows().size());
    }

    private record Change(long id, Instant at) {}

    private static RestResult updated(RestCall call)
    {
        return changes(call, call.scope().data().worklogs().stream().map(worklog -> new Change(worklog.id(), worklog.updated())).toList());
    }

    private static RestResult deleted(RestCall call)
    {
        return changes(call, call.scope().data().deletedWorklogs().stream().map((DeletedWorklog worklog) -> new Change(worklog.id(), worklog.deleted())).toList());
    }

    /**
     * Changes since a time, oldest first, without those of the last minute.
     */
    private static RestResult changes(RestCall call, List<Change> all)
    {
        long since = call.arguments().integer("since");
        Instant until = call.scope().now().minus(Duration.ofMinutes(1));
        List<Change> changes = all.stream()
                .filter(change -> change.at().toEpochMilli() >= since && change.at().isBefore(until))
                .sorted(Comparator.comparing(Change::at).thenComparing(Change::id))
                .toList();
        List<Change> page = changes.subList(0, Math.min(PAGE, changes.size()));
        boolean last = page.size() == changes.size();
        long end = page.isEmpty() ? since : page.getLast().at().toEpochMilli();
        ObjectNode json = Json.object();
        json.set("values", Json.array(page, change -> {
            ObjectNode node = Json.object().put("worklogId", change.id()).put("updatedTime", change.at().toEpochMilli());
            node.putArray("properties");
            return node;
        }));
        json.put("since", since).put("until", end).put("self", call.url() + "?since=" + since);
        if (!last) {
            // rows of the same millisecond come again, else they would be lost
            json.put("nextPage", call.url() + "?since=" + end);
        }
        return RestResult.objects(json.put("lastPage", last), page.size());
    }

    private static RestResult worklogsById(RestCall call)
    {
        List<Long> ids = call.arguments().numbers("ids");
        if (ids.isEmpty() || ids.size() > PAGE) {
            throw RestException.of(400, "The number of worklog ids has to be between 1 and %s.".formatted(PAGE));
        }
        List<Worklog> worklogs = call.scope().data().worklogs().stream()
                .filter(worklog -> ids.contains(worklog.id()))
                .filter(worklog -> call.scope().issue(Long.toString(worklog.issueId())).isPresent())
                .toList();
        return RestResult.objects(Json.array(worklogs, call.activity()::worklog), worklogs.size());
    }
}
