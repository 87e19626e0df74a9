package io.omnisql.sandbox.jira.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnisql.sandbox.http.Json;
import io.omnisql.sandbox.jira.data.ChangeHistory;
import io.omnisql.sandbox.jira.data.ChangeItem;
import io.omnisql.sandbox.jira.data.Comment;
import io.omnisql.sandbox.jira.data.Issue;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Comments and changes of issues.
 */
final class ActivityEndpoints
{
    private static final int MAX_COMMENTS = 5_000;
    private static final int MAX_HISTORIES = 100;
    private static final int MAX_IDS = 1_000;
    private static final int MAX_BULK_HISTORIES = 10_000;
    private static final int MAX_FIELD_IDS = 10;

    private ActivityEndpoints() {}

    static List<RestEndpoint> endpoints()
    {
        List<Parameter> bulk = List.of(
                Parameter.texts("issueIdsOrKeys").mandatory(),
                Parameter.texts("fieldIds"),
                Parameter.maxResults(1_000),
                Parameter.text("nextPageToken"));
        return List.of(
                RestEndpoint.get("/rest/api/3/issue/{issueIdOrKey}/comment", "comment-list", List.of(Parameter.START_AT, Parameter.maxResults(100), Parameter.orderBy("created"), Parameter.expand()), ActivityEndpoints::comments),
                RestEndpoint.post("/rest/api/3/comment/list", "comment-bulk", List.of(Parameter.expand()), List.of(Parameter.integers("ids").mandatory()), ActivityEndpoints::commentsById),
                RestEndpoint.get("/rest/api/3/issue/{issueIdOrKey}/changelog", "changelog-list", List.of(Parameter.START_AT, Parameter.maxResults(100)), ActivityEndpoints::histories),
                RestEndpoint.post("/rest/api/3/issue/{issueIdOrKey}/changelog/list", "changelog-by-ids", List.of(), List.of(Parameter.integers("changelogIds").mandatory()), ActivityEndpoints::historiesById),
                RestEndpoint.post("/rest/api/3/changelog/bulkfetch", "changelog-bulkfetch", List.of(), bulk, ActivityEndpoints::bulkHistories));
    }

    private static RestResult comments(RestCall call)
    {
        List<Comment> comments = call.activity().visibleComments(call.issue().id());
        if (call.arguments().value("orderBy").startsWith("-")) {
            comments = comments.reversed();
        }
        Pages.Page<Comment> page = Pages.page(call, comments, MAX_COMMENTS);
        ObjectNode json = Json.object().put("startAt", page.startAt()).put("maxResults", page.maxResults()).put("total", page.total());
        json.set("comments", Json.array(page.rows(), call.activity()::comment));
        return RestResult.objects(json, page.rows().size());
    }

    private static RestResult commentsById(RestCall call)
    {
        List<Long> ids = call.arguments().numbers("ids");
        if (ids.isEmpty() || ids.size() > MAX_IDS) {
            throw RestException.of(400, "The number of comment ids has to be between 1 and %s.".formatted(MAX_IDS));
        }
        Set<Long> wanted = new TreeSet<>(ids);
        List<Comment> comments = call.scope().data().comments().stream()
                .filter(comment -> wanted.contains(comment.id()))
                .filter(comment -> call.activity().sees(comment) && call.scope().issue(Long.toString(comment.issueId())).isPresent())
                .sorted(Comparator.comparing(Comment::id))
                .toList();
        Pages.Page<Comment> page = new Pages.Page<>(comments, 0, MAX_IDS, comments.size());
        return RestResult.objects(Pages.bean(call, page, call.activity()::comment), comments.size());
    }

    private static RestResult histories(RestCall call)
    {
        return Pages.list(call, call.scope().data().histories(call.issue().id()), MAX_HISTORIES, call.activity()::history);
    }

    private static RestResult historiesById(RestCall call)
    {
        List<Long> ids = call.arguments().numbers("changelogIds");
        List<ChangeHistory> histories = call.scope().data().histories(call.issue().id()).stream().filter(history -> ids.contains(history.id())).toList();
        ObjectNode json = Json.object().put("startAt", 0).put("maxResults", histories.size()).put("total", histories.size());
        json.set("histories", call.activity().histories(histories));
        return RestResult.objects(json, histories.size());
    }

    private record Change(ChangeHistory history, List<ChangeItem> items) {}

    /**
     * Oldest first over all issues; a page lists each of its issues once.
     */
    private static RestResult bulkHistories(RestCall call)
    {
        Arguments arguments = call.arguments();
        List<String> wanted = arguments.texts("issueIdsOrKeys");
        List<String> fieldIds = arguments.texts("fieldIds");
        long maxResults = arguments.integer("maxResults");
        if (wanted.isEmpty() || wanted.size() > MAX_IDS) {
            throw RestException.of(400, "The number of issues has to be between 1 and %s.".formatted(MAX_IDS));
        }
        if (fieldIds.size() > MAX_FIELD_IDS) {
            throw RestException.of(400, "The number of field ids must not exceed %s.".formatted(MAX_FIELD_IDS));
        }
        if (maxResults < 1 || maxResults > MAX_BULK_HISTORIES) {
            throw RestException.of(400, "The max results parameter has to be between 1 and 10,000.");
        }
        String question = "changelog|%s|%s|%s".formatted(call.scope().site().name(), wanted, fieldIds);
        int offset = arguments.text("nextPageToken")
                .map(token -> call.tokens().get(token, question, call.scope().now()).orElseThrow(() -> RestException.of(400, "The provided next page token is invalid or expired.")).offset())
                .orElse(0);
        List<Change> changes = wanted.stream()
                .flatMap(idOrKey -> call.scope().issue(idOrKey).stream())
                .map(Issue::id)
                .distinct()
                .flatMap(id -> call.scope().data().histories(id).stream())
                .map(history -> new Change(history, history.items().stream().filter(item -> fieldIds.isEmpty() || fieldIds.contains(item.fieldId())).toList()))
                .filter(change -> !change.items().isEmpty())
                .sorted(Comparator.comparing((Change change) -> change.history().created()).thenComparing(change -> change.history().id()))
                .toList();
        int end = (int) Math.min(changes.size(), offset + maxResults);
        ObjectNode json = Json.object();
        json.set("issueChangeLogs", byIssue(call, changes.subList(Math.min(offset, end), end)));
        if (end < changes.size()) {
            json.put("nextPageToken", call.tokens().put(question, null, end, 0, call.scope().now()));
        }
        return RestResult.objects(json, end - offset);
    }

    private static ArrayNode byIssue(RestCall call, List<Change> changes)
    {
        Map<Long, ObjectNode> logs = new LinkedHashMap<>();
        for (Change change : changes) {
            ObjectNode log = logs.computeIfAbsent(change.history().issueId(), id -> Json.object().put("issueId", Long.toString(id)));
            log.withArray("changeHistories").add(call.activity().bulkHistory(change.history(), change.items()));
        }
        return Json.array(logs.values(), log -> log);
    }
}
