package io.omnisql.sandbox.github.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.omnisql.sandbox.github.data.Account;
import io.omnisql.sandbox.github.data.organization.Team;
import io.omnisql.sandbox.github.json.IssueJson;
import io.omnisql.sandbox.github.query.RowOrder;
import io.omnisql.sandbox.http.Json;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Organisations and users in lists, and an organisation's teams, outside collaborators and types of issues.
 */
final class OrganizationEndpoints
{
    private static final List<Parameter> PAGES = List.of(Parameter.PER_PAGE, Parameter.PAGE);
    private static final List<Parameter> SINCE_ID = List.of(Parameter.number("since"), Parameter.PER_PAGE);

    private OrganizationEndpoints() {}

    static List<RestEndpoint> endpoints()
    {
        return List.of(
                RestEndpoint.get("/user/orgs", "orgs/orgs#list-organizations-for-the-authenticated-user", PAGES, call -> Paging.numbered(call, call.data().organizationsOf(call.viewer()), call.json().organizations()::simple)),
                RestEndpoint.get("/organizations", "orgs/orgs#list-organizations", SINCE_ID, call -> sinceId(call, Account.Kind.ORGANIZATION, call.json().organizations()::simple)),
                RestEndpoint.get("/users", "users/users#list-users", SINCE_ID, call -> sinceId(call, Account.Kind.USER, call.json().accounts()::simple)),
                RestEndpoint.get(
                        "/orgs/{org}/outside_collaborators",
                        "orgs/outside-collaborators#list-outside-collaborators-for-an-organization",
                        List.of(Parameter.oneOf("filter", "2fa_disabled", "2fa_insecure", "all").defaultsTo("all"), Parameter.PER_PAGE, Parameter.PAGE),
                        OrganizationEndpoints::outsideCollaborators),
                RestEndpoint.get("/orgs/{org}/issue-types", "orgs/issue-types#list-issue-types-for-an-organization", List.of(), OrganizationEndpoints::issueTypes),
                RestEndpoint.get(
                        "/orgs/{org}/teams",
                        "teams/teams#list-teams",
                        List.of(Parameter.PER_PAGE, Parameter.PAGE, Parameter.oneOf("team_type", "all", "enterprise", "organization").defaultsTo("all")),
                        OrganizationEndpoints::teams),
                RestEndpoint.get("/orgs/{org}/teams/{team_slug}", "teams/teams#get-a-team-by-name", List.of(), call -> RestResult.of(call.json().organizations().fullTeam(team(call)))),
                RestEndpoint.get(
                        "/orgs/{org}/teams/{team_slug}/members",
                        "teams/members#list-team-members",
                        List.of(Parameter.oneOf("role", "member", "maintainer", "all").defaultsTo("all"), Parameter.PER_PAGE, Parameter.PAGE),
                        OrganizationEndpoints::members),
                RestEndpoint.get("/orgs/{org}/teams/{team_slug}/repos", "teams/teams#list-team-repositories", PAGES, OrganizationEndpoints::repositories));
    }

    /**
     * The rows with greater ids; there are no page numbers here.
     */
    private static RestResult sinceId(RestCall call, Account.Kind kind, Function<Account, ? extends JsonNode> json)
    {
        long since = call.arguments().number("since").orElse(0L);
        List<Account> rows = RowOrder.byId(Account::id).sorted(call.data().accounts().stream().filter(account -> account.kind() == kind && account.id() > since).toList());
        List<Account> page = rows.subList(0, Math.min(call.arguments().perPage(), rows.size()));
        Optional<String> link = page.size() < rows.size() ? Optional.of(Paging.link(call, "next", Map.of("since", Long.toString(page.getLast().id())))) : Optional.empty();
        return new RestResult(Json.array(page, json), link, Optional.empty());
    }

    private static RestResult outsideCollaborators(RestCall call)
    {
        Account organization = requireMember(call);
        if (!call.arguments().value("filter").equals("all")) {
            throw RestException.of(422, "Only owners can use this filter.", call.documentation());
        }
        return Paging.numbered(call, call.data().organization(organization).outsideCollaborators(), call.json().accounts()::simple);
    }

    private static RestResult issueTypes(RestCall call)
    {
        requireMember(call);
        return RestResult.of(Json.array(List.of("Bug", "Feature", "Task"), IssueJson::type));
    }

    /**
     * @throws RestException 404 when the caller does not belong to the organisation
     */
    static Account requireMember(RestCall call)
    {
        Account organization = call.organization();
        if (!call.scope().isMember(organization)) {
            throw RestException.notFound();
        }
        return organization;
    }

    private static RestResult teams(RestCall call)
    {
        List<Team> teams = call.scope().teams(requireMember(call));
        return Paging.numbered(call, call.arguments().value("team_type").equals("enterprise") ? List.of() : teams, call.json().organizations()::team);
    }

    private static Team team(RestCall call)
    {
        String slug = call.pathVariables().get("team_slug");
        return call.scope().teams(requireMember(call)).stream().filter(team -> team.slug().equalsIgnoreCase(slug)).findFirst().orElseThrow(RestException::notFound);
    }

    private static RestResult members(RestCall call)
    {
        String role = call.arguments().value("role");
        List<Account> members = team(call).members().stream()
                .filter(member -> role.equals("all") || role.equals("maintainer") == member.maintainer())
                .map(Team.Member::account)
                .toList();
        return Paging.numbered(call, members, call.json().accounts()::simple);
    }

    private static RestResult repositories(RestCall call)
    {
        List<Team.Access> visible = team(call).repositories().stream()
                .filter(access -> call.data().repository(access.repositoryId()).filter(call.scope()::sees).isPresent())
                .toList();
        return Paging.numbered(call, visible, call.json().organizations()::access);
    }
}
