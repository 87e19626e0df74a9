package io.omnisql.sandbox.jira.rest;

import io.omnisql.sandbox.http.QueryString;
import io.omnisql.sandbox.http.SandboxRequest;
import io.omnisql.sandbox.jira.Scope;
import io.omnisql.sandbox.jira.jql.JqlException;
import io.omnisql.sandbox.jira.json.FieldSelection;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds and calls the endpoint of a path.
 */
public final class RestRouter
{
    private final List<RestEndpoint> endpoints;
    private final Knobs knobs;
    private final SearchTokens tokens;

    public RestRouter(Knobs knobs, SearchTokens tokens, boolean dataCenter)
    {
        this.endpoints = dataCenter ? DataCenterEndpoints.endpoints(endpoints()) : endpoints();
        this.knobs = knobs;
        this.tokens = tokens;
    }

    /**
     * An endpoint that fits a path.
     */
    public record Match(RestEndpoint endpoint, Map<String, String> variables) {}

    public static List<RestEndpoint> endpoints()
    {
        return Stream.of(
                        SearchEndpoints.endpoints(),
                        IssueEndpoints.endpoints(),
                        ActivityEndpoints.endpoints(),
                        WorklogEndpoints.endpoints(),
                        JqlEndpoints.endpoints(),
                        FieldEndpoints.endpoints(),
                        ProjectEndpoints.endpoints(),
                        ComponentEndpoints.endpoints(),
                        UserEndpoints.endpoints(),
                        MetadataEndpoints.endpoints(),
                        SharedEndpoints.endpoints(),
                        AdminEndpoints.endpoints(),
                        WorkflowEndpoints.endpoints(),
                        SchemeEndpoints.endpoints(),
                        AgileEndpoints.endpoints(),
                        AgileIssueEndpoints.endpoints())
                .flatMap(List::stream)
                .toList();
    }

    /**
     * @param path still encoded, without what the gateway puts before it
     */
    public Optional<Match> find(String method, String path)
    {
        List<String> segments;
        try {
            segments = Stream.of(path.substring(1).split("/", -1)).map(segment -> URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8)).toList();
        }
        catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        // of two that fit, the one with fewer variables
        Match best = null;
        for (RestEndpoint endpoint : endpoints) {
            Optional<Map<String, String>> variables = match(endpoint.template(), segments);
            if (endpoint.method().equals(method) && variables.isPresent() && (best == null || variables.get().size() < best.variables().size())) {
                best = new Match(endpoint, variables.get());
            }
        }
        return Optional.ofNullable(best);
    }

    private static Optional<Map<String, String>> match(String template, List<String> segments)
    {
        List<String> parts = List.of(template.substring(1).split("/"));
        if (parts.size() != segments.size()) {
            return Optional.empty();
        }
        Map<String, String> variables = new HashMap<>();
        for (int i = 0; i < parts.size(); i++) {
            String part = parts.get(i);
            if (part.startsWith("{")) {
                variables.put(part.substring(1, part.length() - 1), segments.get(i));
            }
            else if (!part.equals(segments.get(i))) {
                return Optional.empty();
            }
        }
        return Optional.of(variables);
    }

    /**
     * Refuses paths that lead nowhere.
     */
    public static RestException nowhere(String method, String path)
    {
        if (SearchEndpoints.isRemoved(path)) {
            return SearchEndpoints.removed();
        }
        return RestException.notFound("The sandbox has no operation %s %s".formatted(method, path));
    }

    /**
     * @throws RestException for any answer but success
     */
    public RestResult call(Match match, Scope scope, SandboxRequest request, String path)
    {
        RestEndpoint endpoint = match.endpoint();
        if (scope.user().isEmpty() && endpoint.access() != RestEndpoint.Access.ANYONE) {
            throw RestException.unauthorized();
        }
        if (endpoint.access() == RestEndpoint.Access.ADMINISTRATORS && !scope.administrates()) {
            throw RestException.forbidden();
        }
        if (!endpoint.bodyFields().isEmpty() && !request.header("Content-Type").orElse("").startsWith("application/json")) {
            throw RestException.of(415, "The body must be of type application/json.");
        }
        Arguments arguments = Arguments.parse(endpoint.parameters(), query(request.rawQuery()), endpoint.bodyFields(), request.body());
        try {
            return endpoint.handler().apply(new RestCall(scope, match.variables(), arguments, knobs, tokens, scope.baseUrl() + path, request.rawQuery()));
        }
        catch (JqlException e) {
            throw e.isSimulated() ? RestException.of(400, e.messages()) : RestException.rejected(e.getMessage());
        }
        catch (FieldSelection.UnknownFieldException e) {
            throw RestException.rejected(e.getMessage());
        }
    }

    private static QueryString query(String rawQuery)
    {
        try {
            return QueryString.parse(rawQuery);
        }
        catch (IllegalArgumentException e) {
            throw RestException.rejected("The query string is not percent-encoded: " + rawQuery);
        }
    }
}
