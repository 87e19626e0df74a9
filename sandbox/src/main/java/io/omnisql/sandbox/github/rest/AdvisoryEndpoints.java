package io.omnisql.sandbox.github.rest;

import io.omnisql.sandbox.github.data.Account;
import io.omnisql.sandbox.github.data.Repository;
import io.omnisql.sandbox.github.data.security.SecurityAdvisory;
import io.omnisql.sandbox.github.query.RowOrder;
import io.omnisql.sandbox.github.rest.SecurityAccess.Found;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Advisories of a repository and of an organisation; those who may not push see the published ones.
 */
final class AdvisoryEndpoints
{
    private static final List<Parameter> PARAMETERS = List.of(
            Parameter.oneOf("direction", "asc", "desc").defaultsTo("desc"),
            Parameter.oneOf("sort", "created", "updated", "published").defaultsTo("created"),
            Parameter.text("before"),
            Parameter.text("after"),
            Parameter.PER_PAGE,
            Parameter.oneOf("state", "triage", "draft", "published", "closed"));

    private AdvisoryEndpoints() {}

    static List<RestEndpoint> endpoints()
    {
        return List.of(
                RestEndpoint.get("/repos/{owner}/{repo}/security-advisories", "security-advisories/repository-advisories#list-repository-security-advisories", PARAMETERS, call -> list(call, found(call, call.repository()))),
                RestEndpoint.get("/orgs/{org}/security-advisories", "security-advisories/repository-advisories#list-repository-security-advisories-for-an-organization", PARAMETERS, AdvisoryEndpoints::ofOrganization));
    }

    private static RestResult ofOrganization(RestCall call)
    {
        Account organization = OrganizationEndpoints.requireMember(call);
        return list(call, call.scope().visibleRepositories().stream().filter(repository -> repository.owner().equals(organization)).flatMap(repository -> found(call, repository)));
    }

    private static Stream<Found<SecurityAdvisory>> found(RestCall call, Repository repository)
    {
        boolean insider = call.scope().principal().hasAccess(call.data(), repository);
        return call.data().contents(repository.id()).security().advisories().stream()
                .filter(advisory -> insider || advisory.publishedAt() != null)
                .map(advisory -> new Found<>(repository, advisory));
    }

    private static RestResult list(RestCall call, Stream<Found<SecurityAdvisory>> found)
    {
        Optional<String> state = call.arguments().text("state");
        List<Found<SecurityAdvisory>> matching = found.filter(row -> state.isEmpty() || row.alert().state().equals(state.get())).toList();
        RowOrder<Found<SecurityAdvisory>> order = switch (call.arguments().value("sort")) {
            case "updated" -> RowOrder.byTime(row -> row.alert().updatedAt(), row -> row.alert().id());
            // what is not published comes last
            case "published" -> RowOrder.byCount(row -> row.alert().publishedAt() == null ? 0 : (int) row.alert().publishedAt().getEpochSecond(), row -> row.alert().id());
            default -> RowOrder.byTime(row -> row.alert().createdAt(), row -> row.alert().id());
        };
        return Paging.cursorOnly(call, matching, order.descending(call.arguments().value("direction").equals("desc")), row -> call.json().security().advisory(row.repository(), row.alert()));
    }
}
