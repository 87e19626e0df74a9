package io.omnisql.sandbox.github.graphql;

import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import io.omnisql.sandbox.github.NodeId;
import io.omnisql.sandbox.github.Scope;
import io.omnisql.sandbox.github.data.Account;
import io.omnisql.sandbox.github.data.Repository;
import io.omnisql.sandbox.github.data.organization.Collaborator;
import io.omnisql.sandbox.github.data.organization.Team;
import io.omnisql.sandbox.github.query.RowOrder;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import static io.omnisql.sandbox.github.graphql.TypeFields.scope;

/**
 * Teams, and the collaborators and forks of repositories.
 */
final class TeamFields
{
    private TeamFields() {}

    static void wire(RuntimeWiring.Builder wiring)
    {
        TypeFields.of(wiring, Account.class, "Organization")
                .fetch("team", environment -> scope(environment).teams(environment.getSource()).stream()
                        .filter(team -> team.slug().equalsIgnoreCase(environment.getArgument("slug")))
                        .findFirst()
                        .orElse(null))
                .fetch("teams", TeamFields::teams);
        TypeFields.of(wiring, Repository.class, "Repository")
                .fetch("collaborators", TeamFields::collaborators)
                .fetch("forks", TeamFields::forks);
        TypeFields.of(wiring, Team.class, "Team")
                .scoped("avatarUrl", (team, scope) -> scope.urls().avatar(team.id()))
                .field("combinedSlug", team -> "%s/%s".formatted(team.organization().login(), team.slug()))
                .field("createdAt", Team::createdAt)
                .field("databaseId", team -> Ids.databaseId(team.id()))
                .field("description", Team::description)
                .field("id", team -> new NodeId(NodeId.Type.TEAM, 0, team.id()).toString())
                .fetch("members", TeamFields::members)
                .field("name", Team::name)
                .field("organization", Team::organization)
                .field("parentTeam", Team::parent)
                .field("privacy", team -> team.secret() ? "SECRET" : "VISIBLE")
                .fetch("repositories", TeamFields::repositories)
                .field("resourcePath", TeamFields::path)
                .field("slug", Team::slug)
                .field("updatedAt", Team::updatedAt)
                .scoped("url", (team, scope) -> scope.urls().html() + path(team));
    }

    private static String path(Team team)
    {
        return "/orgs/%s/teams/%s".formatted(team.organization().login(), team.slug());
    }

    private static boolean matches(String query, String... texts)
    {
        return query == null || List.of(texts).stream().anyMatch(text -> text.toLowerCase(Locale.ROOT).contains(query.toLowerCase(Locale.ROOT)));
    }

    private static Map<String, Object> teams(DataFetchingEnvironment environment)
    {
        String privacy = environment.getArgument("privacy");
        String query = environment.getArgument("query");
        List<String> logins = environment.getArgument("userLogins");
        boolean rootsOnly = environment.getArgument("rootTeamsOnly");
        List<Team> matching = scope(environment).teams(environment.getSource()).stream()
                .filter(team -> privacy == null || privacy.equals("SECRET") == team.secret())
                .filter(team -> matches(query, team.name(), team.slug()))
                .filter(team -> logins == null || team.members().stream().anyMatch(member -> logins.contains(member.account().login())))
                .filter(team -> !rootsOnly || team.parent() == null)
                .toList();
        Map<String, Object> orderBy = environment.getArgument("orderBy");
        RowOrder<Team> order = orderBy == null ? RowOrder.byId(Team::id) : RowOrder.byName(Team::name, Team::id);
        return Connections.page(environment, matching, order.descending(Connections.descending(orderBy)), team -> team);
    }

    private static Map<String, Object> members(DataFetchingEnvironment environment)
    {
        if (environment.getArgument("membership").equals("CHILD_TEAM")) {
            throw new GithubException("SANDBOX_UNSUPPORTED", "The sandbox does not list the members of child teams");
        }
        String role = environment.getArgument("role");
        String query = environment.getArgument("query");
        List<Team.Member> matching = environment.<Team>getSource().members().stream()
                .filter(member -> role == null || role.equals("MAINTAINER") == member.maintainer())
                .filter(member -> matches(query, member.account().login()))
                .toList();
        Map<String, Object> orderBy = environment.getArgument("orderBy");
        RowOrder<Team.Member> order = Connections.orderField(orderBy, "CREATED_AT").equals("LOGIN")
                ? RowOrder.byName(member -> member.account().login(), member -> member.account().id())
                : RowOrder.byId(member -> member.account().id());
        return CommunityFields.<Team.Member>withEdges(
                Connections.page(environment, matching, order.descending(Connections.descending(orderBy)), member -> member),
                Team.Member::account,
                member -> Map.of("role", member.maintainer() ? "MAINTAINER" : "MEMBER"));
    }

    private static Map<String, Object> repositories(DataFetchingEnvironment environment)
    {
        Scope scope = scope(environment);
        String query = environment.getArgument("query");
        List<Team.Access> matching = environment.<Team>getSource().repositories().stream()
                .filter(access -> scope.data().repository(access.repositoryId()).filter(scope::sees).filter(repository -> matches(query, repository.name())).isPresent())
                .toList();
        Map<String, Object> orderBy = environment.getArgument("orderBy");
        RowOrder<Team.Access> order = switch (Connections.orderField(orderBy, "CREATED_AT")) {
            case "NAME" -> RowOrder.byName(access -> repository(access, scope).name(), Team.Access::repositoryId);
            case "PUSHED_AT" -> RowOrder.byTime(access -> repository(access, scope).pushedAt(), Team.Access::repositoryId);
            case "UPDATED_AT" -> RowOrder.byTime(access -> repository(access, scope).updatedAt(), Team.Access::repositoryId);
            case "STARGAZERS" -> RowOrder.byCount(access -> repository(access, scope).stars(), Team.Access::repositoryId);
            case "PERMISSION" -> RowOrder.byCount(access -> access.permission().ordinal(), Team.Access::repositoryId);
            default -> RowOrder.byId(Team.Access::repositoryId);
        };
        return CommunityFields.<Team.Access>withEdges(
                Connections.page(environment, matching, order.descending(Connections.descending(orderBy)), access -> access),
                access -> repository(access, scope),
                access -> Map.of("permission", access.permission()));
    }

    private static Repository repository(Team.Access access, Scope scope)
    {
        return scope.data().repository(access.repositoryId()).orElseThrow();
    }

    private static Map<String, Object> collaborators(DataFetchingEnvironment environment)
    {
        Repository repository = environment.getSource();
        Scope scope = scope(environment);
        if (!scope.principal().hasAccess(scope.data(), repository)) {
            throw new GithubException("FORBIDDEN", "Must have push access to view repository collaborators.");
        }
        String affiliation = environment.getArgument("affiliation");
        String login = environment.getArgument("login");
        String query = environment.getArgument("query");
        List<Collaborator> matching = scope.collaborators(repository).stream()
                .filter(collaborator -> affiliation == null || affiliation.equals("ALL") || (affiliation.equals("OUTSIDE") ? collaborator.outside() : collaborator.direct()))
                .filter(collaborator -> login == null || collaborator.account().login().equalsIgnoreCase(login))
                .filter(collaborator -> matches(query, collaborator.account().login()))
                .toList();
        return CommunityFields.<Collaborator>withEdges(
                Connections.page(environment, matching, RowOrder.byId(collaborator -> collaborator.account().id()), collaborator -> collaborator),
                Collaborator::account,
                collaborator -> Map.of("permission", collaborator.permission()));
    }

    private static Map<String, Object> forks(DataFetchingEnvironment environment)
    {
        Repository parent = environment.getSource();
        String privacy = environment.getArgument("privacy");
        String visibility = environment.getArgument("visibility");
        List<Repository> forks = scope(environment).visibleRepositories().stream()
                .filter(repository -> repository.isFork() && repository.parentId() == parent.id())
                .filter(repository -> privacy == null || privacy.equals(repository.isPrivate() ? "PRIVATE" : "PUBLIC"))
                .filter(repository -> visibility == null || visibility.equals(repository.isPrivate() ? "PRIVATE" : "PUBLIC"))
                .toList();
        Map<String, Object> orderBy = environment.getArgument("orderBy");
        return Connections.page(environment, forks, AccountFields.order(orderBy).descending(Connections.descending(orderBy)), repository -> repository);
    }
}
