package io.omnisql.sandbox.jira.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnisql.sandbox.http.Json;
import io.omnisql.sandbox.jira.data.Issue;
import io.omnisql.sandbox.jira.jql.JqlEngine;
import io.omnisql.sandbox.jira.json.FieldSelection;
import io.omnisql.sandbox.jira.json.IssueJson;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The operations of a Data Center: version 2 of what it shares with the cloud, and a search that counts.
 */
final class DataCenterEndpoints
{
    private static final int MAX_RESULTS = 1_000;
    private static final String CLOUD = "/rest/api/3/";
    private static final String DATA_CENTER = "/rest/api/2/";
    private static final Set<String> SHARED = Set.of(
            "issue/{issueIdOrKey}",
            "issue/{issueIdOrKey}/watchers",
            "issue/{issueIdOrKey}/votes",
            "issue/{issueIdOrKey}/remotelink",
            "issue/{issueIdOrKey}/comment",
            "issue/{issueIdOrKey}/worklog",
            "field",
            "project",
            "project/{projectIdOrKey}",
            "project/{projectIdOrKey}/version",
            "project/{projectIdOrKey}/versions",
            "project/{projectIdOrKey}/role",
            "project/{projectIdOrKey}/role/{id}",
            "projectCategory",
            "issuetype",
            "status",
            "statuscategory",
            "priority",
            "resolution",
            "issueLinkType",
            "securitylevel/{id}",
            "role",
            "permissionscheme",
            "myself",
            "serverInfo",
            "jql/autocompletedata");

    private DataCenterEndpoints() {}

    /**
     * @param cloud the cloud's operations
     */
    static List<RestEndpoint> endpoints(List<RestEndpoint> cloud)
    {
        List<Parameter> search = List.of(
                Parameter.text("jql"),
                Parameter.START_AT,
                Parameter.maxResults(50),
                Parameter.texts("fields"),
                Parameter.flagWithoutDefault("validateQuery"));
        List<Parameter> query = new ArrayList<>(search);
        query.add(Parameter.expand("names", "schema", "changelog"));
        List<Parameter> body = new ArrayList<>(search);
        body.add(Parameter.texts("expand", "names", "schema", "changelog"));
        List<RestEndpoint> endpoints = new ArrayList<>(List.of(
                RestEndpoint.get(DATA_CENTER + "search", "search", query, DataCenterEndpoints::search),
                RestEndpoint.post(DATA_CENTER + "search", "search", List.of(), body, DataCenterEndpoints::search)));
        for (RestEndpoint endpoint : cloud) {
            String template = endpoint.template();
            if (template.startsWith("/rest/agile/")) {
                endpoints.add(endpoint);
            }
            else if (endpoint.method().equals("GET") && SHARED.contains(template.substring(CLOUD.length()))) {
                endpoints.add(new RestEndpoint(endpoint.method(), DATA_CENTER + template.substring(CLOUD.length()), endpoint.kind(), endpoint.parameters(), endpoint.bodyFields(), endpoint.access(), endpoint.handler()));
            }
        }
        return List.copyOf(endpoints);
    }

    /**
     * The search may be empty, and no page but the size of it says that there is no more.
     */
    private static RestResult search(RestCall call)
    {
        Arguments arguments = call.arguments();
        FieldSelection selection = FieldSelection.of(call.scope().fields(), arguments.texts("fields"), List.of("*navigable"));
        HashSet<String> expand = new HashSet<>(arguments.texts("expand"));
        JqlEngine engine = new JqlEngine(call.scope());
        List<Issue> found = engine.find(engine.any(arguments.text("jql").orElse("")));
        Pages.Page<Issue> page = Pages.page(call, found, MAX_RESULTS);
        IssueJson issues = new IssueJson(call.scope());
        ObjectNode json = Json.object().put("expand", "schema,names").put("startAt", page.startAt()).put("maxResults", page.maxResults()).put("total", page.total());
        json.set("issues", Json.array(page.rows(), issue -> issues.issue(issue, selection, expand, Integer.MAX_VALUE)));
        SearchEndpoints.expand(json, issues, selection, expand);
        return RestResult.objects(json, page.rows().size());
    }
}
