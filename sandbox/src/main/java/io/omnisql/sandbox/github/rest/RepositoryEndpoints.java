package io.omnisql.sandbox.github.rest;

import io.omnisql.sandbox.github.data.Account;
import io.omnisql.sandbox.github.data.Repository;
import io.omnisql.sandbox.github.query.RowOrder;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Repositories: one, an owner's, the caller's.
 */
final class RepositoryEndpoints
{
    private static final Set<String> AFFILIATIONS = Set.of("owner", "collaborator", "organization_member");
    private static final Parameter SORT = Parameter.oneOf("sort", "created", "updated", "pushed", "full_name");
    private static final Parameter DIRECTION = Parameter.oneOf("direction", "asc", "desc");

    private RepositoryEndpoints() {}

    static List<RestEndpoint> endpoints()
    {
        return List.of(
                RestEndpoint.get("/repos/{owner}/{repo}", "repos/repos#get-a-repository", List.of(), RepositoryEndpoints::repository),
                RestEndpoint.get(
                        "/orgs/{org}/repos",
                        "repos/repos#list-organization-repositories",
                        List.of(Parameter.oneOf("type", "all", "public", "private", "forks", "sources", "member").defaultsTo("all"), SORT.defaultsTo("created"), DIRECTION, Parameter.PER_PAGE, Parameter.PAGE),
                        RepositoryEndpoints::ofOrganization),
                RestEndpoint.get(
                        "/users/{username}/repos",
                        "repos/repos#list-repositories-for-a-user",
                        List.of(Parameter.oneOf("type", "all", "owner", "member").defaultsTo("owner"), SORT.defaultsTo("full_name"), DIRECTION, Parameter.PER_PAGE, Parameter.PAGE),
                        RepositoryEndpoints::ofUser),
                RestEndpoint.get(
                        "/user/repos",
                        "repos/repos#list-repositories-for-the-authenticated-user",
                        List.of(
                                Parameter.oneOf("visibility", "all", "public", "private").defaultsTo("all"),
                                Parameter.text("affiliation").defaultsTo("owner,collaborator,organization_member"),
                                Parameter.oneOf("type", "all", "owner", "public", "private", "member").defaultsTo("all"),
                                SORT.defaultsTo("full_name"),
                                DIRECTION,
                                Parameter.PER_PAGE,
                                Parameter.PAGE,
                                Parameter.SINCE,
                                Parameter.time("before")),
                        RepositoryEndpoints::ofViewer),
                RestEndpoint.get("/installation/repositories", "apps/installations#list-repositories-accessible-to-the-app-installation", List.of(Parameter.PER_PAGE, Parameter.PAGE), RepositoryEndpoints::ofInstallation));
    }

    private static RestResult repository(RestCall call)
    {
        return RestResult.of(call.json().repositories().full(call.repository()), call.repository().updatedAt());
    }

    private static RestResult ofOrganization(RestCall call)
    {
        Account organization = call.account("org");
        if (organization.kind() != Account.Kind.ORGANIZATION) {
            throw RestException.notFound();
        }
        Predicate<Repository> type = switch (call.arguments().value("type")) {
            case "public" -> repository -> !repository.isPrivate();
            case "private" -> Repository::isPrivate;
            case "forks" -> Repository::isFork;
            case "sources" -> repository -> !repository.isFork();
            case "member" -> repository -> call.scope().principal().hasAccess(call.data(), repository);
            default -> _ -> true;
        };
        return list(call, visible(call).filter(repository -> repository.owner().equals(organization)).filter(type));
    }

    private static RestResult ofUser(RestCall call)
    {
        Account user = call.account("username");
        boolean owner = !call.arguments().value("type").equals("member");
        boolean member = !call.arguments().value("type").equals("owner");
        return list(call, visible(call)
                .filter(repository -> !repository.isPrivate())
                .filter(repository -> (owner && repository.owner().equals(user)) || (member && call.data().isMember(repository.owner(), user))));
    }

    private static RestResult ofViewer(RestCall call)
    {
        Account viewer = call.viewer();
        Arguments arguments = call.arguments();
        if (arguments.given("type") && (arguments.given("visibility") || arguments.given("affiliation"))) {
            throw RestException.of(422, "If you specify visibility or affiliation, you cannot specify type.", call.documentation());
        }
        Set<String> affiliations = arguments.commaSeparated("affiliation");
        if (!AFFILIATIONS.containsAll(affiliations)) {
            throw RestException.rejected("The query parameter 'affiliation' must be a list of owner, collaborator, organization_member", "affiliation", call.documentation());
        }
        String type = arguments.value("type");
        boolean owner = affiliations.contains("owner") && !type.equals("member");
        boolean member = affiliations.contains("organization_member") && !type.equals("owner");
        String visibility = arguments.given("visibility") ? arguments.value("visibility") : type;
        Optional<Instant> since = arguments.time("since");
        Optional<Instant> before = arguments.time("before");
        return list(call, visible(call)
                .filter(repository -> call.scope().principal().hasAccess(call.data(), repository))
                .filter(repository -> repository.owner().equals(viewer) ? owner : member)
                .filter(repository -> !visibility.equals("public") || !repository.isPrivate())
                .filter(repository -> !visibility.equals("private") || repository.isPrivate())
                .filter(repository -> since.isEmpty() || repository.updatedAt().isAfter(since.get()))
                .filter(repository -> before.isEmpty() || repository.updatedAt().isBefore(before.get())));
    }

    private static RestResult ofInstallation(RestCall call)
    {
        if (call.scope().principal().installedOn().isEmpty()) {
            throw RestException.of(403, "You must authenticate with an installation access token in order to list repositories for an installation.", call.documentation());
        }
        List<Repository> opened = visible(call).filter(repository -> call.scope().principal().hasAccess(call.data(), repository)).toList();
        return Paging.counted(call, opened, "repositories", call.json().repositories()::summary);
    }

    private static Stream<Repository> visible(RestCall call)
    {
        return call.scope().visibleRepositories().stream();
    }

    private static RestResult list(RestCall call, Stream<Repository> repositories)
    {
        String sort = call.arguments().value("sort");
        RowOrder<Repository> order = switch (sort) {
            case "created" -> RowOrder.byTime(Repository::createdAt, Repository::id);
            case "updated" -> RowOrder.byTime(Repository::updatedAt, Repository::id);
            case "pushed" -> RowOrder.byTime(Repository::pushedAt, Repository::id);
            default -> RowOrder.byName(Repository::fullName, Repository::id);
        };
        boolean descending = call.arguments().text("direction").map("desc"::equals).orElse(!sort.equals("full_name"));
        return Paging.numbered(call, order.descending(descending).sorted(repositories.toList()), call.json().repositories()::summary);
    }
}
