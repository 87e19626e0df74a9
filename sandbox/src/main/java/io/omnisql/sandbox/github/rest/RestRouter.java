package io.omnisql.sandbox.github.rest;

import io.omnisql.sandbox.github.Scope;
import io.omnisql.sandbox.github.access.PrimaryLimits;
import io.omnisql.sandbox.github.data.Account;
import io.omnisql.sandbox.github.data.Repository;
import io.omnisql.sandbox.github.json.GithubJson;
import io.omnisql.sandbox.http.QueryString;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds the endpoint of a path. Repositories, organisations and users may also be named by their ids, as links and redirects do.
 */
public final class RestRouter
{
    private final PrimaryLimits limits;

    public RestRouter(PrimaryLimits limits)
    {
        this.limits = limits;
    }

    /**
     * Every endpoint; of two that fit a path, the one with more fixed words comes first.
     */
    public static List<RestEndpoint> endpoints()
    {
        return Stream.of(
                        UserEndpoints.endpoints(),
                        RepositoryEndpoints.endpoints(),
                        CommentEndpoints.endpoints(),
                        EventEndpoints.endpoints(),
                        IssuePartEndpoints.endpoints(),
                        IssueEndpoints.endpoints(),
                        ReviewEndpoints.endpoints(),
                        PullRequestEndpoints.endpoints(),
                        CommunityEndpoints.endpoints(),
                        MilestoneEndpoints.endpoints(),
                        CommitEndpoints.endpoints(),
                        RefEndpoints.endpoints(),
                        ReleaseEndpoints.endpoints(),
                        WorkflowRunEndpoints.endpoints(),
                        ActionsEndpoints.endpoints(),
                        CheckEndpoints.endpoints(),
                        OrganizationEndpoints.endpoints(),
                        CollaboratorEndpoints.endpoints(),
                        DeliveryEndpoints.endpoints(),
                        DependabotEndpoints.endpoints(),
                        CodeScanningEndpoints.endpoints(),
                        SecretScanningEndpoints.endpoints(),
                        AdvisoryEndpoints.endpoints(),
                        RuleEndpoints.endpoints(),
                        AuditLogEndpoints.endpoints(),
                        MoreSearchEndpoints.endpoints(),
                        SearchEndpoints.endpoints())
                .flatMap(List::stream)
                .toList();
    }

    /**
     * @param path without the prefix of an Enterprise Server, still encoded
     * @param accept the header, empty when it is not given
     * @throws RestException for any answer but success
     */
    public RestResult route(Scope scope, String path, String rawQuery, String accept)
    {
        List<String> segments = named(scope, segments(path));
        for (RestEndpoint endpoint : endpoints()) {
            Optional<Map<String, String>> variables = match(endpoint.template(), segments);
            if (variables.isPresent()) {
                return call(endpoint, scope, segments, variables.get(), rawQuery, accept);
            }
        }
        throw RestException.notFound();
    }

    private RestResult call(RestEndpoint endpoint, Scope scope, List<String> segments, Map<String, String> variables, String rawQuery, String accept)
    {
        Optional<Repository> repository = Optional.empty();
        if (variables.containsKey("repo")) {
            repository = Optional.of(repository(scope, segments, rawQuery));
        }
        requireSingleSignOn(scope, endpoint, variables);
        QueryString query = query(rawQuery, endpoint.documentation());
        List<Parameter> allowed = Stream.concat(endpoint.parameters().stream(), endpoint.linkParameters().stream()).toList();
        RestCall call = new RestCall(
                scope,
                GithubJson.of(scope),
                limits,
                variables,
                repository,
                Arguments.parse(allowed, query, endpoint.documentation()),
                query,
                scope.urls().api() + linkPath(scope, segments, repository),
                endpoint.documentation(),
                accept);
        return endpoint.handler().apply(call);
    }

    private static void requireSingleSignOn(Scope scope, RestEndpoint endpoint, Map<String, String> variables)
    {
        String owner = variables.getOrDefault("org", variables.getOrDefault("owner", ""));
        if (scope.data().account(owner).filter(scope::needsSingleSignOn).isPresent()) {
            throw RestException.of(403, "Resource protected by organization SAML enforcement. You must grant your OAuth token access to this organization.", endpoint.documentation());
        }
    }

    private static QueryString query(String rawQuery, String documentation)
    {
        try {
            return QueryString.parse(rawQuery);
        }
        catch (IllegalArgumentException e) {
            throw RestException.rejected("The query string is not percent-encoded: " + rawQuery, "", documentation);
        }
    }

    private static List<String> segments(String path)
    {
        try {
            return Stream.of(path.substring(1).split("/", -1))
                    .map(segment -> URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8))
                    .toList();
        }
        catch (IllegalArgumentException e) {
            throw RestException.notFound();
        }
    }

    /**
     * Puts names in place of ids.
     */
    private static List<String> named(Scope scope, List<String> segments)
    {
        if (segments.size() < 2 || !segments.get(1).matches("[0-9]{1,18}")) {
            return segments;
        }
        long id = Long.parseLong(segments.get(1));
        List<String> rest = segments.subList(2, segments.size());
        return switch (segments.getFirst()) {
            case "repositories" -> {
                Repository repository = scope.data().repository(id).filter(scope::sees).orElseThrow(RestException::notFound);
                yield join(List.of("repos", repository.owner().login(), repository.name()), rest);
            }
            case "organizations" -> join(List.of("orgs", account(scope, id).login()), rest);
            case "user" -> join(List.of("users", account(scope, id).login()), rest);
            default -> segments;
        };
    }

    private static Account account(Scope scope, long id)
    {
        return scope.data().accounts().stream().filter(account -> account.id() == id).findFirst().orElseThrow(RestException::notFound);
    }

    private static List<String> join(List<String> first, List<String> second)
    {
        List<String> joined = new ArrayList<>(first);
        joined.addAll(second);
        return joined;
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

    private static Repository repository(Scope scope, List<String> segments, String rawQuery)
    {
        String owner = segments.get(1);
        String name = segments.get(2);
        Optional<Repository> found = scope.repository(owner, name);
        if (found.isPresent()) {
            return found.get();
        }
        Repository renamed = scope.renamedRepository(owner, name).orElseThrow(RestException::notFound);
        String location = scope.urls().api() + "/repositories/" + renamed.id() + tail(segments, 3);
        throw RestException.movedPermanently(rawQuery.isEmpty() ? location : location + "?" + rawQuery);
    }

    private static String linkPath(Scope scope, List<String> segments, Optional<Repository> repository)
    {
        if (repository.isPresent()) {
            return "/repositories/" + repository.get().id() + tail(segments, 3);
        }
        Optional<Account> account = segments.size() > 2 ? scope.data().account(segments.get(1)) : Optional.empty();
        return switch (segments.getFirst()) {
            case "orgs" -> account.map(found -> "/organizations/" + found.id() + tail(segments, 2)).orElse("");
            case "users" -> account.map(found -> "/user/" + found.id() + tail(segments, 2)).orElse("");
            default -> tail(segments, 0);
        };
    }

    private static String tail(List<String> segments, int from)
    {
        return segments.subList(from, segments.size()).stream().reduce("", (path, segment) -> path + "/" + segment);
    }
}
