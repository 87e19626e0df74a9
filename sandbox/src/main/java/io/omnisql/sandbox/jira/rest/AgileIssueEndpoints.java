package io.omnisql.sandbox.jira.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnisql.sandbox.http.Json;
import io.omnisql.sandbox.jira.Scope;
import io.omnisql.sandbox.jira.data.Board;
import io.omnisql.sandbox.jira.data.CustomFieldType;
import io.omnisql.sandbox.jira.data.Issue;
import io.omnisql.sandbox.jira.data.Sprint;
import io.omnisql.sandbox.jira.data.StatusCategory;
import io.omnisql.sandbox.jira.jql.JqlEngine;
import io.omnisql.sandbox.jira.json.AgileJson;
import io.omnisql.sandbox.jira.json.FieldSelection;
import io.omnisql.sandbox.jira.json.IssueJson;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The issues of boards and sprints, and epics.
 */
final class AgileIssueEndpoints
{
    private static final int MAX_ISSUES = 100;
    /**
     * Fields that only boards and sprints give.
     */
    private static final List<String> AGILE_FIELDS = List.of("sprint", "closedSprints", "flagged", "epic");

    private AgileIssueEndpoints() {}

    static List<RestEndpoint> endpoints()
    {
        List<Parameter> issues = List.of(
                Parameter.START_AT,
                Parameter.maxResults(50),
                Parameter.text("jql"),
                Parameter.flag("validateQuery"),
                Parameter.texts("fields"),
                Parameter.expand("names", "schema", "changelog"));
        List<Parameter> epics = List.of(Parameter.START_AT, Parameter.maxResults(50), Parameter.oneOf("done", "true", "false"));
        return List.of(
                RestEndpoint.get("/rest/agile/1.0/board/{boardId}/issue", "board-issue", issues, AgileIssueEndpoints::boardIssues),
                RestEndpoint.get("/rest/agile/1.0/board/{boardId}/backlog", "board-backlog", issues, AgileIssueEndpoints::backlog),
                RestEndpoint.get("/rest/agile/1.0/sprint/{sprintId}/issue", "sprint-issue", issues, AgileIssueEndpoints::sprintIssues),
                RestEndpoint.get("/rest/agile/1.0/board/{boardId}/epic", "board-epic", epics, AgileIssueEndpoints::epics),
                RestEndpoint.get("/rest/agile/1.0/epic/{epicIdOrKey}", "epic", List.of(), AgileIssueEndpoints::epic));
    }

    private static RestResult boardIssues(RestCall call)
    {
        Board board = AgileEndpoints.board(call);
        return issues(call, issue -> issue.projectId() == board.projectId());
    }

    private static RestResult backlog(RestCall call)
    {
        Board board = AgileEndpoints.board(call);
        return issues(call, issue -> issue.projectId() == board.projectId() && !isDone(call.scope(), issue) && sprints(call.scope(), issue).stream().noneMatch(sprint -> sprint.state().equals("active")));
    }

    private static RestResult sprintIssues(RestCall call)
    {
        Sprint sprint = AgileEndpoints.sprint(call);
        return issues(call, issue -> sprints(call.scope(), issue).contains(sprint));
    }

    private static List<Sprint> sprints(Scope scope, Issue issue)
    {
        String field = scope.catalog().customField(CustomFieldType.SPRINT).orElseThrow().id();
        return issue.custom(field).stream().map(id -> scope.catalog().sprint((Long) id)).toList();
    }

    private static boolean isDone(Scope scope, Issue issue)
    {
        return scope.catalog().status(issue.statusId()).category() == StatusCategory.DONE;
    }

    private static RestResult issues(RestCall call, Predicate<Issue> condition)
    {
        Arguments arguments = call.arguments();
        Scope scope = call.scope();
        List<String> asked = arguments.texts("fields");
        List<String> agile = asked.isEmpty() ? AGILE_FIELDS : AGILE_FIELDS.stream().filter(asked::contains).toList();
        List<String> others = asked.stream().filter(field -> !AGILE_FIELDS.contains(field)).toList();
        FieldSelection selection = FieldSelection.of(scope.fields(), others, asked.isEmpty() ? List.of("*navigable") : List.of("key"));
        HashSet<String> expand = new HashSet<>(arguments.texts("expand"));
        JqlEngine engine = new JqlEngine(scope);
        JqlEngine.Search search = engine.any(arguments.text("jql").orElse("ORDER BY Rank"));
        List<Issue> found = engine.find(search).stream().filter(condition).toList();
        Pages.Page<Issue> page = Pages.page(call, found, MAX_ISSUES);
        IssueJson issues = new IssueJson(scope);
        ObjectNode json = Json.object().put("expand", "schema,names").put("startAt", page.startAt()).put("maxResults", page.maxResults()).put("total", page.total());
        json.set("issues", Json.array(page.rows(), issue -> withAgileFields(scope, issue, issues.issue(issue, selection, expand, IssueJson.EMBEDDED), agile)));
        SearchEndpoints.expand(json, issues, selection, expand);
        return RestResult.objects(json, page.rows().size());
    }

    private static ObjectNode withAgileFields(Scope scope, Issue issue, ObjectNode json, List<String> agile)
    {
        if (agile.isEmpty()) {
            return json;
        }
        AgileJson boards = new AgileJson(scope);
        ObjectNode fields = json.withObjectProperty("fields");
        List<Sprint> sprints = sprints(scope, issue);
        if (agile.contains("sprint")) {
            fields.set("sprint", sprints.stream().filter(sprint -> !sprint.state().equals("closed")).findFirst().<JsonNode>map(boards::sprint).orElse(NullNode.getInstance()));
        }
        if (agile.contains("closedSprints")) {
            fields.set("closedSprints", Json.array(sprints.stream().filter(sprint -> sprint.state().equals("closed")).toList(), boards::sprint));
        }
        if (agile.contains("epic")) {
            Optional<Issue> epic = scope.data().issues().stream().filter(candidate -> issue.parentId() != null && candidate.id() == issue.parentId() && isEpic(scope, candidate)).findFirst();
            fields.set("epic", epic.<JsonNode>map(boards::epic).orElse(NullNode.getInstance()));
        }
        if (agile.contains("flagged")) {
            fields.put("flagged", false);
        }
        return json;
    }

    private static boolean isEpic(Scope scope, Issue issue)
    {
        return scope.sees(issue) && scope.catalog().issueType(issue.typeId()).hierarchyLevel() == 1;
    }

    private static RestResult epics(RestCall call)
    {
        Board board = AgileEndpoints.board(call);
        Scope scope = call.scope();
        List<Issue> epics = scope.data().issues().stream()
                .filter(issue -> issue.projectId() == board.projectId() && isEpic(scope, issue))
                .filter(issue -> !call.arguments().given("done") || isDone(scope, issue) == Boolean.parseBoolean(call.arguments().value("done")))
                .toList();
        return AgileEndpoints.page(call, epics, new AgileJson(scope)::epic);
    }

    private static RestResult epic(RestCall call)
    {
        Issue epic = call.scope().issue(call.variables().get("epicIdOrKey")).filter(issue -> isEpic(call.scope(), issue))
                .orElseThrow(() -> RestException.notFound("The requested epic does not exist or you do not have permission to view it."));
        return RestResult.objects(new AgileJson(call.scope()).epic(epic), 1);
    }
}
