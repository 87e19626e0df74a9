package io.omnisql.sandbox.jira.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnisql.sandbox.http.Json;
import io.omnisql.sandbox.jira.Scope;
import io.omnisql.sandbox.jira.data.Board;
import io.omnisql.sandbox.jira.data.CustomFieldType;
import io.omnisql.sandbox.jira.data.Issue;
import io.omnisql.sandbox.jira.data.Project;
import io.omnisql.sandbox.jira.data.Sprint;
import io.omnisql.sandbox.jira.data.Status;
import io.omnisql.sandbox.jira.data.StatusCategory;

import java.util.List;

/**
 * Writes boards, sprints and epics.
 */
public final class AgileJson
{
    private final Scope scope;
    private final String api;

    public AgileJson(Scope scope)
    {
        this.scope = scope;
        this.api = scope.baseUrl() + "/rest/agile/1.0";
    }

    public ObjectNode board(Board board)
    {
        ObjectNode json = Json.object().put("id", board.id()).put("self", api + "/board/" + board.id()).put("name", board.name()).put("type", board.type());
        json.set("location", location(board));
        return json;
    }

    private ObjectNode location(Board board)
    {
        Project project = scope.catalog().project(board.projectId());
        return Json.object()
                .put("projectId", project.id())
                .put("displayName", "%s (%s)".formatted(project.name(), project.key()))
                .put("projectName", project.name())
                .put("projectKey", project.key())
                .put("projectTypeKey", project.typeKey())
                .put("avatarURI", scope.baseUrl() + "/avatar/project?size=24")
                .put("name", "%s (%s)".formatted(project.name(), project.key()));
    }

    public ObjectNode configuration(Board board)
    {
        ObjectNode json = board(board);
        json.put("self", "%s/board/%s/configuration".formatted(api, board.id()));
        Project project = scope.catalog().project(board.projectId());
        json.putObject("location").put("type", "project").put("key", project.key()).put("id", Long.toString(project.id())).put("self", "%s/rest/api/2/project/%s".formatted(scope.baseUrl(), project.id())).put("name", project.name());
        json.putObject("filter").put("id", Long.toString(board.filterId())).put("self", "%s/rest/api/2/filter/%s".formatted(scope.baseUrl(), board.filterId()));
        ObjectNode columns = json.putObject("columnConfig").put("constraintType", "none");
        ArrayNode list = columns.putArray("columns");
        for (StatusCategory category : List.of(StatusCategory.TO_DO, StatusCategory.IN_PROGRESS, StatusCategory.DONE)) {
            List<Status> statuses = scope.catalog().statuses().stream().filter(status -> status.category() == category).toList();
            list.addObject().put("name", category.displayName()).set("statuses", Json.array(statuses, status -> Json.object()
                    .put("id", Long.toString(status.id()))
                    .put("self", "%s/rest/api/2/status/%s".formatted(scope.baseUrl(), status.id()))));
        }
        if (board.estimationFieldId() != null) {
            String name = scope.fields().field(board.estimationFieldId()).orElseThrow().name();
            ObjectNode estimation = json.putObject("estimation").put("type", "field");
            estimation.putObject("field").put("fieldId", board.estimationFieldId()).put("displayName", name);
        }
        scope.catalog().customField(CustomFieldType.RANK).ifPresent(rank -> json.putObject("ranking").put("rankCustomFieldId", rank.number()));
        return json;
    }

    public ObjectNode sprint(Sprint sprint)
    {
        ObjectNode json = Json.object().put("id", sprint.id()).put("self", api + "/sprint/" + sprint.id()).put("state", sprint.state()).put("name", sprint.name());
        if (sprint.start() != null) {
            json.put("startDate", JiraJson.utc(sprint.start())).put("endDate", JiraJson.utc(sprint.end()));
        }
        if (sprint.complete() != null) {
            json.put("completeDate", JiraJson.utc(sprint.complete()));
        }
        return json.put("originBoardId", sprint.boardId()).put("goal", sprint.goal() == null ? "" : sprint.goal());
    }

    public ObjectNode epic(Issue epic)
    {
        boolean done = scope.catalog().status(epic.statusId()).category() == StatusCategory.DONE;
        ObjectNode json = Json.object().put("id", epic.id()).put("key", epic.key()).put("self", api + "/epic/" + epic.id()).put("name", epic.summary()).put("summary", epic.summary());
        json.putObject("color").put("key", "color_" + (1 + epic.id() % 9));
        return json.put("done", done);
    }
}
