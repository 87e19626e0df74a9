package io.omnisql.sandbox.jira.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnisql.sandbox.jira.data.Component;
import io.omnisql.sandbox.jira.data.Project;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Components of projects.
 */
final class ComponentEndpoints
{
    private static final int MAX_PAGE = 50;

    private ComponentEndpoints() {}

    static List<RestEndpoint> endpoints()
    {
        List<Parameter> many = List.of(Parameter.texts("projectIdsOrKeys").mandatory(), Parameter.START_AT, Parameter.maxResults(MAX_PAGE), Parameter.orderBy("name", "description"), Parameter.text("query"));
        List<Parameter> one = List.of(
                Parameter.START_AT,
                Parameter.maxResults(MAX_PAGE),
                Parameter.orderBy("name", "description", "issueCount", "lead"),
                Parameter.oneOf("componentSource", "jira", "compass", "auto"),
                Parameter.text("query"));
        return List.of(
                RestEndpoint.get("/rest/api/3/component", "component-search", many, ComponentEndpoints::search),
                RestEndpoint.get("/rest/api/3/project/{projectIdOrKey}/component", "component-list", one, ComponentEndpoints::list));
    }

    private static RestResult search(RestCall call)
    {
        List<Long> projects = call.arguments().texts("projectIdsOrKeys").stream()
                .map(idOrKey -> call.scope().project(idOrKey).orElseThrow(() -> RestException.notFound("No project could be found with key '%s'.".formatted(idOrKey))))
                .map(Project::id)
                .toList();
        return Pages.list(call, matching(call, projects), MAX_PAGE, component -> call.json().component(component));
    }

    private static RestResult list(RestCall call)
    {
        return Pages.list(call, matching(call, List.of(call.project().id())), MAX_PAGE, component -> whole(call, component));
    }

    private static List<Component> matching(RestCall call, List<Long> projects)
    {
        String query = call.arguments().text("query").orElse("").toLowerCase(Locale.ROOT);
        String orderBy = call.arguments().value("orderBy");
        Comparator<Component> order = switch (Orders.name(orderBy)) {
            case "description" -> Comparator.comparing(Component::description, Comparator.nullsLast(Comparator.naturalOrder()));
            case "issueCount" -> Comparator.comparing(component -> issueCount(call, component));
            case "lead" -> Comparator.comparing(Component::leader, Comparator.nullsLast(Comparator.naturalOrder()));
            default -> Comparator.comparing(Component::name, String.CASE_INSENSITIVE_ORDER);
        };
        return call.scope().catalog().components().stream()
                .filter(component -> projects.contains(component.projectId()))
                .filter(component -> component.name().toLowerCase(Locale.ROOT).contains(query) || (component.description() != null && component.description().toLowerCase(Locale.ROOT).contains(query)))
                .sorted(Orders.by(orderBy, order))
                .toList();
    }

    private static long issueCount(RestCall call, Component component)
    {
        return call.scope().data().issues().stream().filter(issue -> issue.componentIds().contains(component.id())).count();
    }

    private static ObjectNode whole(RestCall call, Component component)
    {
        ObjectNode json = call.json().component(component);
        Project project = call.scope().catalog().project(component.projectId());
        if (component.leader() != null) {
            json.set("lead", call.json().user(component.leader()));
        }
        json.put("assigneeType", "PROJECT_DEFAULT").put("realAssigneeType", "PROJECT_DEFAULT").put("isAssigneeTypeValid", false);
        return json.put("project", project.key()).put("projectId", project.id()).put("issueCount", issueCount(call, component));
    }
}
