package io.omnisql.sandbox.jira.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnisql.sandbox.http.Json;
import io.omnisql.sandbox.jira.data.Issue;
import io.omnisql.sandbox.jira.json.FieldSelection;
import io.omnisql.sandbox.jira.json.IssueJson;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;

/**
 * Issues that are asked for by name.
 */
final class IssueEndpoints
{
    private static final int MAX_BULK = 100;

    private IssueEndpoints() {}

    static List<RestEndpoint> endpoints()
    {
        List<Parameter> issue = List.of(
                Parameter.texts("fields"),
                Parameter.flag("fieldsByKeys"),
                Parameter.expand("names", "schema", "changelog"),
                Parameter.texts("properties"),
                Parameter.flag("updateHistory"),
                Parameter.flag("failFast"));
        List<Parameter> bulk = List.of(
                Parameter.texts("issueIdsOrKeys").mandatory(),
                Parameter.texts("fields"),
                Parameter.flag("fieldsByKeys"),
                Parameter.texts("expand", "names", "schema", "changelog"),
                Parameter.texts("properties"));
        return List.of(
                RestEndpoint.get("/rest/api/3/issue/{issueIdOrKey}", "issue", issue, IssueEndpoints::issue),
                RestEndpoint.post("/rest/api/3/issue/bulkfetch", "bulkfetch", List.of(), bulk, IssueEndpoints::bulk),
                RestEndpoint.get("/rest/api/3/issue/{issueIdOrKey}/watchers", "watcher-list", List.of(), IssueEndpoints::watchers),
                RestEndpoint.get("/rest/api/3/issue/{issueIdOrKey}/votes", "vote-list", List.of(), IssueEndpoints::votes),
                RestEndpoint.get("/rest/api/3/issue/{issueIdOrKey}/remotelink", "remotelink-list", List.of(Parameter.text("globalId")), IssueEndpoints::remoteLinks));
    }

    private static RestResult issue(RestCall call)
    {
        Arguments arguments = call.arguments();
        FieldSelection selection = FieldSelection.of(call.scope().fields(), arguments.texts("fields"), List.of("*all"));
        HashSet<String> expand = new HashSet<>(arguments.texts("expand"));
        IssueJson issues = new IssueJson(call.scope());
        ObjectNode json = issues.issue(call.issue(), selection, expand, Integer.MAX_VALUE);
        SearchEndpoints.expand(json, issues, selection, expand);
        return RestResult.objects(SearchEndpoints.withProperties(arguments, json), 1);
    }

    private static RestResult bulk(RestCall call)
    {
        Arguments arguments = call.arguments();
        List<String> wanted = arguments.texts("issueIdsOrKeys");
        if (wanted.isEmpty() || wanted.size() > MAX_BULK) {
            throw RestException.of(400, "The number of issues to fetch has to be between 1 and %s.".formatted(MAX_BULK));
        }
        FieldSelection selection = FieldSelection.of(call.scope().fields(), arguments.texts("fields"), List.of("*navigable"));
        HashSet<String> expand = new HashSet<>(arguments.texts("expand"));
        IssueJson issues = new IssueJson(call.scope());
        List<Issue> found = wanted.stream()
                .flatMap(idOrKey -> call.scope().issue(idOrKey).stream())
                .distinct()
                .sorted(Comparator.comparing(Issue::id))
                .toList();
        ObjectNode json = Json.object();
        json.set("issues", Json.array(found, issue -> SearchEndpoints.withProperties(arguments, issues.issue(issue, selection, expand, IssueJson.EMBEDDED))));
        json.putArray("issueErrors");
        SearchEndpoints.expand(json, issues, selection, expand);
        return RestResult.objects(json, found.size());
    }

    private static RestResult watchers(RestCall call)
    {
        Issue issue = call.issue();
        ObjectNode json = Json.object().put("self", call.url());
        json.put("isWatching", call.scope().user().filter(user -> issue.watchers().contains(user.accountId())).isPresent());
        json.put("watchCount", issue.watchers().size());
        json.set("watchers", Json.array(issue.watchers(), call.json()::user));
        return RestResult.identities(json, issue.watchers().size());
    }

    private static RestResult votes(RestCall call)
    {
        Issue issue = call.issue();
        ObjectNode json = Json.object().put("self", call.url()).put("votes", issue.voters().size());
        json.put("hasVoted", call.scope().user().filter(user -> issue.voters().contains(user.accountId())).isPresent());
        json.set("voters", Json.array(issue.voters(), call.json()::user));
        return RestResult.identities(json, issue.voters().size());
    }

    private static RestResult remoteLinks(RestCall call)
    {
        Issue issue = call.issue();
        List<ObjectNode> links = call.scope().data().remoteLinks().stream()
                .filter(link -> link.issueId() == issue.id())
                .filter(link -> call.arguments().text("globalId").isEmpty() || call.arguments().value("globalId").equals(link.globalId()))
                .map(link -> call.activity().remoteLink(issue, link))
                .toList();
        if (call.arguments().given("globalId")) {
            return RestResult.objects(links.stream().findFirst().orElseThrow(() -> RestException.notFound("The remote link does not exist.")), 1);
        }
        return RestResult.objects(Json.array(links, link -> link), links.size());
    }
}
