package io.omnisql.sandbox.jira.rest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnisql.sandbox.http.Json;
import io.omnisql.sandbox.jira.Scope;
import io.omnisql.sandbox.jira.data.Issue;
import io.omnisql.sandbox.jira.jql.JqlEngine;
import io.omnisql.sandbox.jira.json.FieldSelection;
import io.omnisql.sandbox.jira.json.IssueJson;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The search for issues.
 */
final class SearchEndpoints
{
    static final List<Parameter> SEARCH = List.of(
            Parameter.text("jql"),
            Parameter.text("nextPageToken"),
            Parameter.maxResults(50),
            Parameter.texts("fields"),
            Parameter.expand("names", "schema", "changelog"),
            Parameter.texts("properties"),
            Parameter.flag("fieldsByKeys"),
            Parameter.integers("reconcileIssues"));

    private static final int MAX_PROPERTIES = 5;
    private static final int MAX_RECONCILED = 50;

    private SearchEndpoints() {}

    static List<RestEndpoint> endpoints()
    {
        List<Parameter> query = new ArrayList<>(SEARCH);
        query.add(Parameter.flag("failFast"));
        return List.of(
                RestEndpoint.get("/rest/api/3/search/jql", "search", query, SearchEndpoints::search),
                RestEndpoint.post("/rest/api/3/search/jql", "search", List.of(), SEARCH, SearchEndpoints::search),
                RestEndpoint.post("/rest/api/3/search/approximate-count", "approximate-count", List.of(), List.of(Parameter.text("jql")), SearchEndpoints::count));
    }

    /**
     * Whether the path is that of the search before this one.
     */
    static boolean isRemoved(String path)
    {
        return path.equals("/rest/api/3/search") || path.equals("/rest/api/2/search");
    }

    static RestException removed()
    {
        return RestException.of(410, "The requested API has been removed. Please migrate to the /rest/api/3/search/jql API. A full migration guideline is available at https://developer.atlassian.com/changelog/#CHANGE-2046");
    }

    private static RestResult count(RestCall call)
    {
        JqlEngine engine = new JqlEngine(call.scope());
        int count = engine.find(engine.bounded(call.arguments().text("jql").orElse(""))).size();
        return RestResult.of(Json.object().put("count", Math.max(0, count + call.knobs().countError())));
    }

    private static RestResult search(RestCall call)
    {
        Arguments arguments = call.arguments();
        long maxResults = arguments.integer("maxResults");
        if (maxResults < 1 || maxResults > 5_000) {
            throw RestException.of(400, "The max results parameter has to be between 1 and 5,000.");
        }
        checkLists(arguments);
        Scope scope = call.scope();
        FieldSelection selection = FieldSelection.of(scope.fields(), arguments.texts("fields"), List.of("id"));
        String jql = arguments.text("jql").orElse("");
        JqlEngine engine = new JqlEngine(scope);
        JqlEngine.Search search = engine.bounded(jql);
        String question = "%s|%s|%s".formatted(scope.site().name(), scope.user().map(user -> user.accountId()).orElse(""), jql);
        List<Issue> found = engine.find(search, known(scope, arguments.numbers("reconcileIssues")));
        found = found.subList(0, Math.max(0, found.size() - call.knobs().lostAtTheEnd()));
        int limit = (int) Math.min(Math.min(maxResults, selection.pageLimit()), call.knobs().pageLimit());
        int emptyPages = 0;
        if (arguments.given("nextPageToken")) {
            SearchTokens.Position position = call.tokens().get(arguments.value("nextPageToken"), question, scope.now())
                    .orElseThrow(() -> RestException.of(400, "The provided next page token is invalid or expired."));
            found = found.stream().filter(issue -> position.last() == null || search.order().compare(issue, position.last()) > 0).toList();
            emptyPages = position.emptyPages();
            if (emptyPages > 0) {
                return RestResult.of(emptyPage(call, call.tokens().put(question, position.last(), 0, emptyPages - 1, scope.now())));
            }
        }
        List<Issue> page = found.subList(0, Math.min(limit, found.size()));
        ObjectNode json = Json.object();
        IssueJson issues = new IssueJson(scope);
        HashSet<String> expand = new HashSet<>(arguments.texts("expand"));
        List<Issue> stored = page.stream().flatMap(issue -> scope.data().issue(issue.id()).stream()).toList();
        json.set("issues", Json.array(stored, issue -> withProperties(arguments, issues.issue(issue, selection, expand, IssueJson.EMBEDDED))));
        expand(json, issues, selection, expand);
        boolean last = page.size() == found.size();
        if (!last && !call.knobs().tokensHidden()) {
            json.put("nextPageToken", call.tokens().put(question, page.getLast(), 0, call.knobs().emptyPages(), scope.now()));
        }
        json.put("isLast", last);
        if (!call.knobs().warnings().isEmpty()) {
            json.set("warnings", call.knobs().warnings());
        }
        return RestResult.objects(json, page.size());
    }

    static void expand(ObjectNode json, IssueJson issues, FieldSelection selection, HashSet<String> expand)
    {
        if (expand.contains("names")) {
            json.set("names", issues.names(selection));
        }
        if (expand.contains("schema")) {
            json.set("schema", issues.schema(selection));
        }
    }

    static ObjectNode withProperties(Arguments arguments, ObjectNode issue)
    {
        if (arguments.given("properties")) {
            issue.putObject("properties");
        }
        return issue;
    }

    private static void checkLists(Arguments arguments)
    {
        if (arguments.texts("properties").size() > MAX_PROPERTIES) {
            throw RestException.of(400, "No more than %s properties can be requested.".formatted(MAX_PROPERTIES));
        }
        if (arguments.texts("reconcileIssues").size() > MAX_RECONCILED) {
            throw RestException.of(400, "No more than %s issues can be reconciled.".formatted(MAX_RECONCILED));
        }
    }

    private static ObjectNode emptyPage(RestCall call, String token)
    {
        ObjectNode json = Json.object();
        json.set("issues", JsonNodeFactory.instance.arrayNode());
        json.put("nextPageToken", token).put("isLast", false);
        if (!call.knobs().warnings().isEmpty()) {
            json.set("warnings", call.knobs().warnings());
        }
        return json;
    }

    /**
     * The issues of the index, but some as they are in truth.
     */
    private static List<Issue> known(Scope scope, List<Long> reconciled)
    {
        List<Issue> indexed = scope.data().indexed(scope.now());
        if (reconciled.isEmpty()) {
            return indexed;
        }
        Map<Long, Issue> byId = new TreeMap<>();
        indexed.forEach(issue -> byId.put(issue.id(), issue));
        for (Long id : reconciled) {
            byId.remove(id);
            scope.data().issue(id).ifPresent(issue -> byId.put(id, issue));
        }
        return List.copyOf(byId.values());
    }
}
