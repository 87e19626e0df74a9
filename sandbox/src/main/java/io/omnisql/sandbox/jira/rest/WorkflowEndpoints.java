package io.omnisql.sandbox.jira.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnisql.sandbox.http.Json;
import io.omnisql.sandbox.jira.data.Transition;
import io.omnisql.sandbox.jira.data.Workflow;
import io.omnisql.sandbox.jira.data.WorkflowScheme;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Workflows, their transitions and their schemes.
 */
final class WorkflowEndpoints
{
    private static final int MAX_PAGE = 50;

    private WorkflowEndpoints() {}

    static List<RestEndpoint> endpoints()
    {
        List<Parameter> workflows = List.of(
                Parameter.START_AT,
                Parameter.maxResults(MAX_PAGE),
                Parameter.texts("workflowName"),
                Parameter.expand("transitions", "transitions.rules", "statuses", "statuses.properties", "default", "schemes", "projects", "hasDraftWorkflow", "operations"),
                Parameter.text("queryString"),
                Parameter.orderBy("name", "created", "updated"),
                Parameter.flagWithoutDefault("isActive"));
        List<Parameter> publishedWorkflows = List.of(
                Parameter.START_AT,
                Parameter.maxResults(MAX_PAGE),
                Parameter.expand("values.transitions"),
                Parameter.text("queryString"),
                Parameter.orderBy("name", "created", "updated"),
                Parameter.oneOf("scope", "GLOBAL", "PROJECT"),
                Parameter.flagWithoutDefault("isActive"));
        return List.of(
                RestEndpoint.get("/rest/api/3/workflow/search", "workflow-search", workflows, WorkflowEndpoints::workflows).forAdministrators(),
                RestEndpoint.get("/rest/api/3/workflows/search", "workflows-search", publishedWorkflows, WorkflowEndpoints::publishedWorkflows).forAdministrators(),
                RestEndpoint.get("/rest/api/3/workflowscheme", "workflow-schemes", List.of(Parameter.START_AT, Parameter.maxResults(MAX_PAGE)), WorkflowEndpoints::schemes).forAdministrators());
    }

    private static RestResult workflows(RestCall call)
    {
        Arguments arguments = call.arguments();
        String query = arguments.text("queryString").orElse("").toLowerCase(Locale.ROOT);
        List<Workflow> workflows = call.scope().catalog().workflows().stream()
                .filter(workflow -> !arguments.given("workflowName") || arguments.texts("workflowName").contains(workflow.name()))
                .filter(workflow -> workflow.name().toLowerCase(Locale.ROOT).contains(query))
                .filter(workflow -> arguments.text("isActive").isEmpty() || Boolean.parseBoolean(arguments.value("isActive")) != workflow.projectIds().isEmpty())
                .sorted(Orders.by(arguments.value("orderBy"), Comparator.comparing(Workflow::name, String.CASE_INSENSITIVE_ORDER)))
                .toList();
        return Pages.list(call, workflows, MAX_PAGE, workflow -> json(call, workflow));
    }

    private static ObjectNode json(RestCall call, Workflow workflow)
    {
        List<String> expand = call.arguments().texts("expand");
        ObjectNode json = Json.object();
        json.putObject("id").put("name", workflow.name()).put("entityId", workflow.entityId());
        json.put("description", workflow.description()).put("created", call.json().time(Instant.EPOCH)).put("updated", call.json().time(Instant.EPOCH));
        if (expand.contains("default")) {
            json.put("isDefault", workflow.isDefault());
        }
        if (expand.contains("statuses")) {
            json.set("statuses", Json.array(workflow.statusIds(), id -> Json.object().put("id", Long.toString(id)).put("name", call.scope().catalog().status(id).name())));
        }
        if (expand.contains("projects")) {
            json.set("projects", Json.array(workflow.projectIds(), id -> call.json().project(call.scope().catalog().project(id))));
        }
        return json;
    }

    private static RestResult publishedWorkflows(RestCall call)
    {
        Arguments arguments = call.arguments();
        String query = arguments.text("queryString").orElse("").toLowerCase(Locale.ROOT);
        List<Workflow> workflows = call.scope().catalog().workflows().stream()
                .filter(workflow -> workflow.name().toLowerCase(Locale.ROOT).contains(query))
                .filter(_ -> arguments.text("scope").orElse("GLOBAL").equals("GLOBAL"))
                .filter(workflow -> arguments.text("isActive").isEmpty() || Boolean.parseBoolean(arguments.value("isActive")) != workflow.projectIds().isEmpty())
                .sorted(Orders.by(arguments.value("orderBy"), Comparator.comparing(Workflow::name, String.CASE_INSENSITIVE_ORDER)))
                .toList();
        return Pages.list(call, workflows, MAX_PAGE, workflow -> published(call, workflow));
    }

    private static ObjectNode published(RestCall call, Workflow workflow)
    {
        ObjectNode json = Json.object().put("id", workflow.entityId()).put("name", workflow.name()).put("description", workflow.description()).put("isEditable", !workflow.isDefault());
        json.putObject("scope").put("type", "GLOBAL");
        json.putObject("version").put("versionNumber", 0).put("id", workflow.entityId());
        json.set("statuses", Json.array(workflow.statusIds(), id -> Json.object().put("statusReference", Long.toString(id)).put("deprecated", false)));
        if (call.arguments().texts("expand").contains("values.transitions")) {
            json.set("transitions", Json.array(workflow.transitions(), WorkflowEndpoints::transition));
        }
        return json;
    }

    private static ObjectNode transition(Transition transition)
    {
        ObjectNode json = Json.object().put("id", Long.toString(transition.id())).put("name", transition.name()).put("description", transition.description()).put("type", transition.type());
        json.put("toStatusReference", Long.toString(transition.to()));
        json.set("links", Json.array(transition.from(), from -> Json.object().put("fromPort", 0).put("fromStatusReference", Long.toString(from)).put("toPort", 1)));
        if (transition.screenId() != null) {
            json.putObject("transitionScreen").put("ruleKey", "system:transition-screen").putObject("parameters").put("screenId", Long.toString(transition.screenId()));
        }
        json.putArray("actions");
        json.putObject("properties");
        json.putArray("triggers");
        json.putArray("validators");
        return json;
    }

    private static RestResult schemes(RestCall call)
    {
        return Pages.list(call, call.scope().catalog().schemes().workflowSchemes(), MAX_PAGE, scheme -> json(call, scheme));
    }

    private static ObjectNode json(RestCall call, WorkflowScheme scheme)
    {
        ObjectNode json = Json.object().put("id", scheme.id()).put("name", scheme.name()).put("defaultWorkflow", scheme.defaultWorkflow());
        if (scheme.description() != null) {
            json.put("description", scheme.description());
        }
        ObjectNode workflows = json.putObject("issueTypeMappings");
        scheme.workflows().forEach((type, workflow) -> workflows.put(Long.toString(type), workflow));
        return json.put("self", "%s/workflowscheme/%s".formatted(call.json().api(), scheme.id()));
    }
}
