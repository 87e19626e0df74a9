package io.omnisql.sandbox.jira.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnisql.sandbox.http.Json;
import io.omnisql.sandbox.jira.data.CustomField;
import io.omnisql.sandbox.jira.data.FieldOption;
import io.omnisql.sandbox.jira.field.IssueField;
import io.omnisql.sandbox.jira.json.MetadataJson;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * The fields of issues.
 */
final class FieldEndpoints
{
    private static final int MAX_PAGE = 50;
    private static final int MAX_OPTIONS = 1_000;

    private FieldEndpoints() {}

    static List<RestEndpoint> endpoints()
    {
        List<Parameter> search = List.of(
                Parameter.START_AT,
                Parameter.maxResults(MAX_PAGE),
                Parameter.texts("type", "custom", "system"),
                Parameter.texts("id"),
                Parameter.text("query"),
                Parameter.orderBy("name"),
                Parameter.expand("key", "stableId", "screensCount", "contextsCount", "isLocked", "searcherKey", "lastUsed"),
                Parameter.integers("projectIds"));
        List<Parameter> contexts = List.of(Parameter.START_AT, Parameter.maxResults(MAX_PAGE));
        List<Parameter> options = List.of(Parameter.integer("optionId"), Parameter.flag("onlyOptions"), Parameter.START_AT, Parameter.maxResults(100));
        return List.of(
                RestEndpoint.get("/rest/api/3/field", "field", List.of(), FieldEndpoints::fields),
                RestEndpoint.get("/rest/api/3/field/search", "field-search", search, FieldEndpoints::search),
                RestEndpoint.get("/rest/api/3/field/{fieldId}/context", "field-context", contexts, FieldEndpoints::contexts).forAdministrators(),
                RestEndpoint.get("/rest/api/3/field/{fieldId}/context/{contextId}/option", "field-option", options, FieldEndpoints::options).forAdministrators());
    }

    private static RestResult fields(RestCall call)
    {
        List<IssueField> fields = call.scope().fields().all().stream()
                .filter(field -> field.projectId() == null || call.scope().browses(call.scope().catalog().project(field.projectId())))
                .toList();
        return RestResult.objects(Json.array(fields, MetadataJson::field), fields.size());
    }

    /**
     * The fields of company-managed projects.
     */
    private static RestResult search(RestCall call)
    {
        Arguments arguments = call.arguments();
        String query = arguments.text("query").orElse("").toLowerCase(Locale.ROOT);
        List<IssueField> fields = call.scope().fields().all().stream()
                .filter(field -> field.projectId() == null && field.schemaType() != null)
                .filter(field -> !arguments.given("type") || arguments.texts("type").contains(field.isCustom() ? "custom" : "system"))
                .filter(field -> !arguments.given("id") || arguments.texts("id").contains(field.id()))
                .filter(field -> field.name().toLowerCase(Locale.ROOT).contains(query) || description(call, field).toLowerCase(Locale.ROOT).contains(query))
                .sorted(Orders.by(arguments.value("orderBy"), Comparator.comparing(IssueField::name, String.CASE_INSENSITIVE_ORDER)))
                .toList();
        List<String> expand = arguments.texts("expand");
        return Pages.list(call, fields, MAX_PAGE, field -> {
            ObjectNode node = Json.object().put("id", field.id()).put("name", field.name());
            node.set("schema", MetadataJson.schema(field));
            if (field.isCustom()) {
                node.put("description", description(call, field));
            }
            if (expand.contains("key")) {
                node.put("key", field.id());
            }
            if (expand.contains("isLocked")) {
                node.put("isLocked", false);
            }
            return expand.contains("searcherKey") && field.isCustom() ? node.put("searcherKey", field.custom() + "searcher") : node;
        });
    }

    private static String description(RestCall call, IssueField field)
    {
        return field.isCustom() ? call.scope().fields().customField(field).description() : "";
    }

    private static CustomField customField(RestCall call)
    {
        return call.scope().catalog().customFields().stream()
                .filter(field -> field.id().equals(call.variables().get("fieldId")))
                .findFirst()
                .orElseThrow(() -> RestException.notFound("The custom field was not found."));
    }

    /**
     * Each custom field has one context, whose id follows from its own.
     */
    private static long contextId(CustomField field)
    {
        return field.number() + 10_000;
    }

    private static RestResult contexts(RestCall call)
    {
        return Pages.list(call, List.of(customField(call)), MAX_PAGE, field -> Json.object()
                .put("id", Long.toString(contextId(field)))
                .put("name", "Default Configuration Scheme for " + field.name())
                .put("description", "")
                .put("isGlobalContext", true)
                .put("isAnyIssueType", true));
    }

    private static RestResult options(RestCall call)
    {
        CustomField field = customField(call);
        if (call.id("contextId") != contextId(field)) {
            throw RestException.notFound("The context was not found.");
        }
        if (!field.type().hasOptions()) {
            throw RestException.notFound("The custom field has no options.");
        }
        List<FieldOption> options = call.scope().catalog().options(field.id()).stream()
                .filter(option -> call.arguments().number("optionId").isEmpty() || call.arguments().integer("optionId") == option.id())
                .filter(option -> !call.arguments().flag("onlyOptions") || option.parentId() == null)
                .toList();
        return Pages.list(call, options, MAX_OPTIONS, option -> {
            ObjectNode node = Json.object().put("id", Long.toString(option.id())).put("value", option.value()).put("disabled", option.disabled());
            return option.parentId() == null ? node : node.put("optionId", Long.toString(option.parentId()));
        });
    }
}
