package io.omnisql.sandbox.github.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnisql.sandbox.github.data.Account;
import io.omnisql.sandbox.github.data.Repository;
import io.omnisql.sandbox.github.query.RowOrder;
import io.omnisql.sandbox.http.Json;

import java.util.List;

/**
 * Who belongs to an organisation, and who stars, watches or forks a repository.
 */
final class CommunityEndpoints
{
    private static final String WITH_TIME = "application/vnd.github.star+json";
    private static final int LAST_PAGE_OF_STARS = 400;
    private static final List<Parameter> PAGES = List.of(Parameter.PER_PAGE, Parameter.PAGE);

    private CommunityEndpoints() {}

    static List<RestEndpoint> endpoints()
    {
        return List.of(
                RestEndpoint.get(
                        "/orgs/{org}/members",
                        "orgs/members#list-organization-members",
                        List.of(
                                Parameter.oneOf("filter", "2fa_disabled", "2fa_insecure", "all").defaultsTo("all"),
                                Parameter.oneOf("role", "all", "admin", "member").defaultsTo("all"),
                                Parameter.PER_PAGE,
                                Parameter.PAGE),
                        CommunityEndpoints::members),
                RestEndpoint.get("/repos/{owner}/{repo}/stargazers", "activity/starring#list-stargazers", PAGES, CommunityEndpoints::stargazers),
                RestEndpoint.get("/repos/{owner}/{repo}/subscribers", "activity/watching#list-watchers", PAGES, CommunityEndpoints::watchers),
                RestEndpoint.get(
                        "/repos/{owner}/{repo}/forks",
                        "repos/forks#list-forks",
                        List.of(Parameter.oneOf("sort", "newest", "oldest", "stargazers", "watchers").defaultsTo("newest"), Parameter.PER_PAGE, Parameter.PAGE),
                        CommunityEndpoints::forks));
    }

    private static RestResult members(RestCall call)
    {
        Account organization = call.account("org");
        if (organization.kind() != Account.Kind.ORGANIZATION) {
            throw RestException.notFound();
        }
        if (!call.arguments().value("filter").equals("all")) {
            throw RestException.of(422, "Only owners can use this filter.", call.documentation());
        }
        String role = call.arguments().value("role");
        List<Account> members = call.scope().members(organization).stream()
                .filter(member -> role.equals("all") || role.equals("admin") == call.data().isAdmin(organization, member))
                .toList();
        return Paging.numbered(call, members, call.json().accounts()::simple);
    }

    private static RestResult stargazers(RestCall call)
    {
        if (call.arguments().page() > LAST_PAGE_OF_STARS) {
            throw RestException.of(422, "In order to keep the API fast for everyone, pagination is limited for this resource.", call.documentation());
        }
        boolean withTime = call.accept().contains(WITH_TIME);
        return Paging.numbered(call, call.contents().stars(), star -> {
            ObjectNode user = call.json().accounts().simple(star.user());
            return withTime ? Json.object().put("starred_at", star.starredAt().toString()).set("user", user) : user;
        });
    }

    private static RestResult watchers(RestCall call)
    {
        return Paging.numbered(call, call.contents().watchers(), call.json().accounts()::simple);
    }

    private static RestResult forks(RestCall call)
    {
        List<Repository> forks = call.scope().visibleRepositories().stream()
                .filter(repository -> repository.isFork() && repository.parentId() == call.repository().id())
                .toList();
        String sort = call.arguments().value("sort");
        RowOrder<Repository> order = switch (sort) {
            case "stargazers", "watchers" -> RowOrder.byCount(Repository::stars, Repository::id).descending(true);
            default -> RowOrder.byTime(Repository::createdAt, Repository::id).descending(sort.equals("newest"));
        };
        return Paging.numbered(call, order.sorted(forks), call.json().repositories()::summary);
    }
}
