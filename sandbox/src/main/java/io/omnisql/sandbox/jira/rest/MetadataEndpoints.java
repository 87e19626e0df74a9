package io.omnisql.sandbox.jira.rest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnisql.sandbox.http.Json;
import io.omnisql.sandbox.jira.data.IssueType;
import io.omnisql.sandbox.jira.data.Priority;
import io.omnisql.sandbox.jira.data.Resolution;
import io.omnisql.sandbox.jira.data.Status;
import io.omnisql.sandbox.jira.data.StatusCategory;
import io.omnisql.sandbox.jira.json.MetadataJson;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Issue types, statuses, priorities, resolutions, labels and kinds of links.
 */
final class MetadataEndpoints
{
    private static final int MAX_PAGE = 50;
    private static final int MAX_STATUSES = 200;
    private static final int MAX_LABELS = 1_000;

    private MetadataEndpoints() {}

    static List<RestEndpoint> endpoints()
    {
        List<Parameter> statuses = List.of(Parameter.text("projectId"), Parameter.START_AT, Parameter.maxResults(MAX_STATUSES), Parameter.text("searchString"), Parameter.oneOf("statusCategory", Arrays.stream(StatusCategory.values()).map(StatusCategory::searchName).distinct().toArray(String[]::new)));
        List<Parameter> priorities = List.of(Parameter.START_AT, Parameter.maxResults(MAX_PAGE), Parameter.texts("id"), Parameter.texts("projectId"), Parameter.text("priorityName"), Parameter.flag("onlyDefault"));
        List<Parameter> resolutions = List.of(Parameter.START_AT, Parameter.maxResults(MAX_PAGE), Parameter.texts("id"), Parameter.flag("onlyDefault"));
        return List.of(
                RestEndpoint.get("/rest/api/3/issuetype", "issuetype", List.of(), MetadataEndpoints::issueTypes),
                RestEndpoint.get("/rest/api/3/status", "status", List.of(), MetadataEndpoints::statuses),
                RestEndpoint.get("/rest/api/3/statuses/search", "status-search", statuses, MetadataEndpoints::statusSearch).forAdministrators(),
                RestEndpoint.get("/rest/api/3/statuscategory", "status-category", List.of(), MetadataEndpoints::statusCategories),
                RestEndpoint.get("/rest/api/3/priority", "priority", List.of(), call -> RestResult.objects(Json.array(call.scope().catalog().priorities(), priority -> json(call, priority)), call.scope().catalog().priorities().size())),
                RestEndpoint.get("/rest/api/3/priority/search", "priority-search", priorities, MetadataEndpoints::priorities),
                RestEndpoint.get("/rest/api/3/resolution", "resolution", List.of(), call -> RestResult.objects(Json.array(call.scope().catalog().resolutions(), call.json()::resolution), call.scope().catalog().resolutions().size())),
                RestEndpoint.get("/rest/api/3/resolution/search", "resolution-search", resolutions, MetadataEndpoints::resolutions),
                RestEndpoint.get("/rest/api/3/label", "label", List.of(Parameter.START_AT, Parameter.maxResults(MAX_LABELS)), MetadataEndpoints::labels),
                RestEndpoint.get("/rest/api/3/issueLinkType", "issue-link-type", List.of(), MetadataEndpoints::linkTypes),
                RestEndpoint.get("/rest/api/3/securitylevel/{id}", "security-level", List.of(), MetadataEndpoints::securityLevel));
    }

    private static RestResult issueTypes(RestCall call)
    {
        List<IssueType> types = call.scope().catalog().issueTypes().stream()
                .filter(type -> type.projectId() == null || call.scope().browses(call.scope().catalog().project(type.projectId())))
                .toList();
        return RestResult.objects(Json.array(types, call.json()::issueType), types.size());
    }

    private static RestResult statuses(RestCall call)
    {
        List<Status> statuses = call.scope().user().isEmpty() ? List.of() : call.scope().catalog().statuses();
        return RestResult.objects(Json.array(statuses, call.json()::status), statuses.size());
    }

    private static RestResult statusSearch(RestCall call)
    {
        Arguments arguments = call.arguments();
        if (arguments.given("projectId")) {
            throw RestException.rejected("The sandbox has no statuses of single projects");
        }
        String search = arguments.text("searchString").orElse("").toLowerCase(Locale.ROOT);
        List<Status> statuses = call.scope().catalog().statuses().stream()
                .filter(status -> status.name().toLowerCase(Locale.ROOT).contains(search))
                .filter(status -> !arguments.given("statusCategory") || status.category().searchName().equals(arguments.value("statusCategory")))
                .toList();
        return Pages.list(call, statuses, MAX_STATUSES, status -> {
            ObjectNode node = Json.object().put("id", Long.toString(status.id())).put("name", status.name()).put("description", status.description()).put("statusCategory", status.category().searchName());
            node.putObject("scope").put("type", "GLOBAL");
            return node;
        });
    }

    private static RestResult statusCategories(RestCall call)
    {
        return RestResult.of(Json.array(List.of(StatusCategory.values()), call.json()::statusCategory));
    }

    private static ObjectNode json(RestCall call, Priority priority)
    {
        return call.json().priority(priority).put("description", priority.description()).put("statusColor", priority.color()).put("isDefault", priority.name().equals("Medium"));
    }

    private static RestResult priorities(RestCall call)
    {
        Arguments arguments = call.arguments();
        List<Priority> priorities = call.scope().catalog().priorities().stream()
                .filter(priority -> !arguments.given("id") || arguments.texts("id").contains(Long.toString(priority.id())))
                .filter(priority -> !arguments.given("priorityName") || priority.name().equals(arguments.value("priorityName")))
                .filter(priority -> !arguments.flag("onlyDefault") || priority.name().equals("Medium"))
                .sorted(Comparator.comparing(Priority::rank).reversed())
                .toList();
        return Pages.list(call, priorities, MAX_PAGE, priority -> json(call, priority));
    }

    private static RestResult resolutions(RestCall call)
    {
        Arguments arguments = call.arguments();
        List<Resolution> resolutions = call.scope().catalog().resolutions().stream()
                .filter(resolution -> !arguments.given("id") || arguments.texts("id").contains(Long.toString(resolution.id())))
                .filter(resolution -> !arguments.flag("onlyDefault") || resolution.name().equals("Done"))
                .toList();
        return Pages.list(call, resolutions, MAX_PAGE, resolution -> call.json().resolution(resolution).put("default", resolution.name().equals("Done")));
    }

    private static RestResult labels(RestCall call)
    {
        List<String> labels = call.scope().data().issues().stream().filter(call.scope()::sees).flatMap(issue -> issue.labels().stream()).distinct().sorted().toList();
        return Pages.list(call, labels, MAX_LABELS, JsonNodeFactory.instance::textNode);
    }

    private static RestResult linkTypes(RestCall call)
    {
        ObjectNode json = Json.object();
        MetadataJson metadata = new MetadataJson(call.scope());
        json.set("issueLinkTypes", Json.array(call.scope().catalog().linkTypes(), metadata::linkType));
        return RestResult.objects(json, call.scope().catalog().linkTypes().size());
    }

    private static RestResult securityLevel(RestCall call)
    {
        long id = call.id("id");
        return call.scope().catalog().securityLevels().stream()
                .filter(level -> level.id() == id && call.scope().user().filter(user -> user.seesSecured()).isPresent())
                .findFirst()
                .map(level -> RestResult.objects(call.json().securityLevel(level), 1))
                .orElseThrow(() -> RestException.notFound("The security level was not found."));
    }
}
