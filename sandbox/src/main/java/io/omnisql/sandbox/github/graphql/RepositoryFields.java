package io.omnisql.sandbox.github.graphql;

import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import io.omnisql.sandbox.github.NodeId;
import io.omnisql.sandbox.github.Scope;
import io.omnisql.sandbox.github.data.Account;
import io.omnisql.sandbox.github.data.Conversation;
import io.omnisql.sandbox.github.data.License;
import io.omnisql.sandbox.github.data.Repository;
import io.omnisql.sandbox.github.query.RowOrder;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

import static io.omnisql.sandbox.github.graphql.TypeFields.scope;

/**
 * The fields of {@code Repository} but its connections of issues and pull requests.
 */
final class RepositoryFields
{
    private RepositoryFields() {}

    static void wire(RuntimeWiring.Builder wiring)
    {
        TypeFields<Repository> fields = TypeFields.of(wiring, Repository.class, "Repository")
                .field("id", repository -> new NodeId(NodeId.Type.REPOSITORY, 0, repository.id()).toString())
                .field("databaseId", repository -> Ids.databaseId(repository.id()))
                .field("name", Repository::name)
                .field("nameWithOwner", Repository::fullName)
                .field("owner", Repository::owner)
                .field("resourcePath", repository -> "/" + repository.fullName())
                .scoped("url", (repository, scope) -> scope.urls().html() + "/" + repository.fullName())
                .field("sshUrl", repository -> "git@github.com:%s.git".formatted(repository.fullName()))
                .field("description", Repository::description)
                .field("homepageUrl", Repository::homepage)
                .field("mirrorUrl", _ -> null)
                .field("diskUsage", Repository::kilobytes)
                .field("stargazerCount", Repository::stars)
                .scoped("forkCount", (repository, scope) -> (int) scope.data().repositories().stream().filter(fork -> fork.isFork() && fork.parentId() == repository.id()).count())
                .field("archivedAt", Repository::archivedAt)
                .field("createdAt", Repository::createdAt)
                .field("updatedAt", Repository::updatedAt)
                .field("pushedAt", Repository::pushedAt);
        flags(fields);
        fields.field("visibility", repository -> repository.isPrivate() ? "PRIVATE" : "PUBLIC")
                .scoped("viewerPermission", (repository, scope) -> scope.principal().hasAccess(scope.data(), repository) ? "WRITE" : "READ")
                .field("primaryLanguage", RepositoryFields::language)
                .scoped("licenseInfo", (repository, scope) -> repository.license() == null ? null : license(repository.license(), scope))
                .scoped("parent", (repository, scope) -> Optional.ofNullable(repository.parentId()).flatMap(scope.data()::repository).filter(scope::sees).orElse(null))
                .fetch("repositoryTopics", RepositoryFields::topics)
                .fetch("issue", environment -> conversation(environment, "an Issue", found -> !found.isPullRequest()))
                .fetch("pullRequest", environment -> conversation(environment, "a PullRequest", Conversation::isPullRequest))
                .fetch("issueOrPullRequest", environment -> conversation(environment, "an issue or pull request", _ -> true));
    }

    private static void flags(TypeFields<Repository> fields)
    {
        fields.field("forkingAllowed", _ -> true)
                .scoped("hasDiscussionsEnabled", (repository, scope) -> scope.data().contents(repository.id()).discussions().enabled())
                .field("hasIssuesEnabled", _ -> true)
                .field("hasProjectsEnabled", _ -> true)
                .field("hasWikiEnabled", repository -> !repository.isPrivate())
                .field("isArchived", Repository::isArchived)
                .field("isDisabled", _ -> false)
                .field("isEmpty", Repository::isEmpty)
                .field("isFork", Repository::isFork)
                .field("isInOrganization", repository -> repository.owner().kind() == Account.Kind.ORGANIZATION)
                .field("isLocked", _ -> false)
                .field("isMirror", _ -> false)
                .field("isPrivate", Repository::isPrivate)
                .field("isTemplate", _ -> false);
    }

    private static Map<String, Object> language(Repository repository)
    {
        if (repository.language() == null) {
            return null;
        }
        int hash = repository.language().hashCode();
        return Map.of(
                "id", new NodeId(NodeId.Type.LANGUAGE, 0, hash).toString(),
                "name", repository.language(),
                "color", "#%06x".formatted(hash & 0xFFFFFF));
    }

    private static Map<String, Object> license(License license, Scope scope)
    {
        return Map.of(
                "id", new NodeId(NodeId.Type.LICENSE, 0, license.key().hashCode()).toString(),
                "key", license.key(),
                "name", license.name(),
                "spdxId", license.spdxId(),
                "pseudoLicense", false,
                "url", scope.urls().html() + "/licenses/" + license.key());
    }

    private static Map<String, Object> topics(DataFetchingEnvironment environment)
    {
        List<String> topics = environment.<Repository>getSource().topics();
        String html = scope(environment).urls().html();
        return Connections.page(environment, topics, RowOrder.byName(topic -> topic, String::hashCode), topic -> Map.of(
                "resourcePath", "/topics/" + topic,
                "url", html + "/topics/" + topic,
                "topic", Map.of("name", topic)));
    }

    private static Conversation conversation(DataFetchingEnvironment environment, String article, Predicate<Conversation> kind)
    {
        int number = environment.getArgument("number");
        Repository repository = environment.getSource();
        return scope(environment).data().contents(repository.id()).conversation(number)
                .filter(kind)
                .orElseThrow(() -> GithubException.notFound("Could not resolve to %s with the number of %s.".formatted(article, number)));
    }
}
