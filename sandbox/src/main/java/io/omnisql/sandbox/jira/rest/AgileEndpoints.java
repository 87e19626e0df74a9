package io.omnisql.sandbox.jira.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnisql.sandbox.http.Json;
import io.omnisql.sandbox.jira.Scope;
import io.omnisql.sandbox.jira.data.Board;
import io.omnisql.sandbox.jira.data.Project;
import io.omnisql.sandbox.jira.data.Sprint;
import io.omnisql.sandbox.jira.json.AgileJson;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * Boards and sprints.
 */
final class AgileEndpoints
{
    private static final int MAX_PAGE = 50;

    private AgileEndpoints() {}

    static List<RestEndpoint> endpoints()
    {
        List<Parameter> boards = List.of(
                Parameter.START_AT,
                Parameter.maxResults(MAX_PAGE),
                Parameter.texts("type", "scrum", "kanban", "simple"),
                Parameter.text("name"),
                Parameter.text("projectKeyOrId"),
                Parameter.orderBy("name"),
                Parameter.integer("filterId"));
        List<Parameter> page = List.of(Parameter.START_AT, Parameter.maxResults(MAX_PAGE));
        List<Parameter> sprints = List.of(Parameter.START_AT, Parameter.maxResults(MAX_PAGE), Parameter.texts("state", "future", "active", "closed"));
        return List.of(
                RestEndpoint.get("/rest/agile/1.0/board", "board-list", boards, AgileEndpoints::boards),
                RestEndpoint.get("/rest/agile/1.0/board/{boardId}", "board", List.of(), call -> RestResult.objects(new AgileJson(call.scope()).board(board(call)), 1)),
                RestEndpoint.get("/rest/agile/1.0/board/{boardId}/configuration", "board-configuration", List.of(), call -> RestResult.objects(new AgileJson(call.scope()).configuration(board(call)), 1)),
                RestEndpoint.get("/rest/agile/1.0/board/{boardId}/project", "board-project", page, AgileEndpoints::projects),
                RestEndpoint.get("/rest/agile/1.0/board/{boardId}/sprint", "sprint-list", sprints, AgileEndpoints::sprints),
                RestEndpoint.get("/rest/agile/1.0/sprint/{sprintId}", "sprint", List.of(), call -> RestResult.objects(new AgileJson(call.scope()).sprint(sprint(call)), 1)));
    }

    private static boolean sees(Scope scope, Board board)
    {
        Project project = scope.catalog().project(board.projectId());
        return scope.browses(project) && !project.archived();
    }

    static Board board(RestCall call)
    {
        long id = call.id("boardId");
        return call.scope().catalog().boards().stream().filter(board -> board.id() == id && sees(call.scope(), board)).findFirst()
                .orElseThrow(() -> RestException.notFound("The requested board cannot be viewed because it either does not exist or you do not have permission to view it."));
    }

    static Sprint sprint(RestCall call)
    {
        long id = call.id("sprintId");
        return call.scope().catalog().sprints().stream()
                .filter(sprint -> sprint.id() == id)
                .filter(sprint -> call.scope().catalog().boards().stream().anyMatch(board -> board.id() == sprint.boardId() && sees(call.scope(), board)))
                .findFirst()
                .orElseThrow(() -> RestException.notFound("Sprint does not exist or you do not have permission to view it."));
    }

    private static RestResult boards(RestCall call)
    {
        Arguments arguments = call.arguments();
        Optional<Long> project = arguments.text("projectKeyOrId").map(keyOrId -> call.scope().project(keyOrId)
                .orElseThrow(() -> RestException.of(400, "No project could be found with key or id '%s'.".formatted(keyOrId))).id());
        List<Board> boards = call.scope().catalog().boards().stream()
                .filter(board -> sees(call.scope(), board))
                .filter(board -> !arguments.given("type") || arguments.texts("type").contains(board.type()))
                .filter(board -> board.name().toLowerCase(Locale.ROOT).contains(arguments.text("name").orElse("").toLowerCase(Locale.ROOT)))
                .filter(board -> project.isEmpty() || project.get() == board.projectId())
                .filter(board -> arguments.number("filterId").isEmpty() || arguments.integer("filterId") == board.filterId())
                .sorted(Orders.by(arguments.value("orderBy"), Comparator.comparing(Board::name)))
                .toList();
        return page(call, boards, new AgileJson(call.scope())::board);
    }

    static <T> RestResult page(RestCall call, List<T> rows, Function<T, ? extends JsonNode> row)
    {
        Pages.Page<T> page = Pages.page(call, rows, MAX_PAGE);
        ObjectNode json = Json.object().put("maxResults", page.maxResults()).put("startAt", page.startAt()).put("total", page.total()).put("isLast", page.isLast());
        json.set("values", Json.array(page.rows(), row));
        return RestResult.objects(json, page.rows().size());
    }

    private static RestResult projects(RestCall call)
    {
        return page(call, List.of(call.scope().catalog().project(board(call).projectId())), call.json()::project);
    }

    private static RestResult sprints(RestCall call)
    {
        Board board = board(call);
        if (!board.hasSprints()) {
            throw RestException.of(400, "The board does not support sprints");
        }
        List<String> states = call.arguments().texts("state");
        List<Sprint> sprints = call.scope().catalog().sprints().stream()
                .filter(sprint -> sprint.boardId() == board.id())
                .filter(sprint -> states.isEmpty() || states.contains(sprint.state()))
                .toList();
        return page(call, sprints, new AgileJson(call.scope())::sprint);
    }
}
