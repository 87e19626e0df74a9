package io.omnisql.sandbox.github.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnisql.sandbox.github.NodeId;
import io.omnisql.sandbox.github.Scope;
import io.omnisql.sandbox.github.data.Account;
import io.omnisql.sandbox.github.data.License;
import io.omnisql.sandbox.github.data.Repository;
import io.omnisql.sandbox.http.Json;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Repositories as REST shows them.
 */
public final class RepositoryJson
{
    // name and path; where there is one word, the path begins with the name
    private static final List<String> LINKS = List.of(
            "archive={archive_format}{/ref}",
            "assignees{/user}",
            "blobs=git/blobs{/sha}",
            "branches{/branch}",
            "collaborators{/collaborator}",
            "comments{/number}",
            "commits{/sha}",
            "compare/{base}...{head}",
            "contents/{+path}",
            "contributors",
            "deployments",
            "downloads",
            "events",
            "forks",
            "git_commits=git/commits{/sha}",
            "git_refs=git/refs{/sha}",
            "git_tags=git/tags{/sha}",
            "hooks",
            "issue_comment=issues/comments{/number}",
            "issue_events=issues/events{/number}",
            "issues{/number}",
            "keys{/key_id}",
            "labels{/name}",
            "languages",
            "merges",
            "milestones{/number}",
            "notifications{?since,all,participating}",
            "pulls{/number}",
            "releases{/id}",
            "stargazers",
            "statuses/{sha}",
            "subscribers",
            "subscription",
            "tags",
            "teams",
            "trees=git/trees{/sha}");

    private static final List<String> SIMPLE = List.of("id", "node_id", "name", "full_name", "owner", "private", "html_url", "description", "fork", "url");
    private static final List<String> GIT_LINKS = List.of("git_url", "ssh_url", "clone_url", "svn_url", "mirror_url");

    private final Scope scope;
    private final AccountJson accounts;
    private final Map<Long, ObjectNode> rendered = new HashMap<>();

    RepositoryJson(Scope scope, AccountJson accounts)
    {
        this.scope = scope;
        this.accounts = accounts;
    }

    String url(Repository repository)
    {
        return "%s/repos/%s".formatted(scope.urls().api(), repository.fullName());
    }

    String organizationUrl(Account organization)
    {
        return "%s/orgs/%s".formatted(scope.urls().api(), organization.login());
    }

    String htmlUrl(Repository repository)
    {
        return "%s/%s".formatted(scope.urls().html(), repository.fullName());
    }

    /**
     * The form in lists.
     */
    public ObjectNode summary(Repository repository)
    {
        return rendered.computeIfAbsent(repository.id(), _ -> render(repository)).deepCopy();
    }

    /**
     * The short form inside of other rows: names and links.
     */
    public ObjectNode simple(Repository repository)
    {
        ObjectNode json = summary(repository);
        json.retain(json.properties().stream()
                .map(Map.Entry::getKey)
                .filter(name -> SIMPLE.contains(name) || (name.endsWith("_url") && !GIT_LINKS.contains(name)))
                .toList());
        return json;
    }

    /**
     * The form of a single repository.
     */
    public ObjectNode full(Repository repository)
    {
        ObjectNode json = summary(repository)
                .put("network_count", forks(repository))
                .put("subscribers_count", repository.stars() / 10)
                .putNull("temp_clone_token");
        if (repository.owner().kind() == Account.Kind.ORGANIZATION) {
            json.set("organization", accounts.simple(repository.owner()));
        }
        if (repository.isFork()) {
            scope.data().repository(repository.parentId()).filter(scope::sees).ifPresent(parent -> {
                json.set("parent", summary(parent));
                json.set("source", summary(parent));
            });
        }
        if (scope.principal().hasAccess(scope.data(), repository)) {
            json.put("allow_rebase_merge", true)
                    .put("allow_squash_merge", true)
                    .put("allow_merge_commit", true)
                    .put("allow_auto_merge", false)
                    .put("delete_branch_on_merge", true)
                    .put("allow_update_branch", false);
        }
        return json;
    }

    private ObjectNode render(Repository repository)
    {
        ObjectNode json = Json.object()
                .put("id", repository.id())
                .put("node_id", new NodeId(NodeId.Type.REPOSITORY, 0, repository.id()).toString())
                .put("name", repository.name())
                .put("full_name", repository.fullName())
                .put("private", repository.isPrivate());
        json.set("owner", accounts.simple(repository.owner()));
        json.put("html_url", htmlUrl(repository))
                .put("description", repository.description())
                .put("fork", repository.isFork())
                .put("url", url(repository));
        links(repository, json);
        json.put("created_at", repository.createdAt().toString())
                .put("updated_at", repository.updatedAt().toString())
                .put("pushed_at", repository.pushedAt().toString())
                .put("homepage", repository.homepage())
                .put("size", repository.kilobytes())
                .put("stargazers_count", repository.stars())
                .put("watchers_count", repository.stars())
                .put("watchers", repository.stars())
                .put("language", repository.language())
                .put("has_issues", true)
                .put("has_projects", true)
                .put("has_downloads", true)
                .put("has_wiki", !repository.isPrivate())
                .put("has_pages", false)
                .put("has_discussions", scope.data().contents(repository.id()).discussions().enabled())
                .put("forks_count", forks(repository))
                .put("forks", forks(repository))
                .putNull("mirror_url")
                .put("archived", repository.isArchived())
                .put("disabled", false)
                .put("open_issues_count", open(repository))
                .put("open_issues", open(repository))
                .put("allow_forking", true)
                .put("is_template", false)
                .put("web_commit_signoff_required", false)
                .put("visibility", repository.isPrivate() ? "private" : "public")
                .put("default_branch", repository.defaultBranch());
        json.set("license", repository.license() == null ? null : license(repository.license()));
        json.set("topics", Json.MAPPER.valueToTree(repository.topics()));
        if (!scope.principal().isAnonymous()) {
            json.set("permissions", permissions(repository));
        }
        return json;
    }

    private void links(Repository repository, ObjectNode json)
    {
        String url = url(repository);
        for (String link : LINKS) {
            String name = link.split("[={/]", 2)[0];
            String path = link.substring(link.indexOf('=') + 1);
            json.put(name + "_url", url + "/" + path);
        }
        json.put("git_url", "git://github.com/%s.git".formatted(repository.fullName()))
                .put("ssh_url", "git@github.com:%s.git".formatted(repository.fullName()))
                .put("clone_url", htmlUrl(repository) + ".git")
                .put("svn_url", htmlUrl(repository));
    }

    private ObjectNode license(License license)
    {
        return Json.object()
                .put("key", license.key())
                .put("name", license.name())
                .put("spdx_id", license.spdxId())
                .put("url", scope.urls().api() + "/licenses/" + license.key())
                .put("node_id", new NodeId(NodeId.Type.LICENSE, 0, license.key().hashCode()).toString());
    }

    private ObjectNode permissions(Repository repository)
    {
        boolean member = scope.principal().hasAccess(scope.data(), repository);
        return Json.object()
                .put("admin", false)
                .put("maintain", false)
                .put("push", member)
                .put("triage", member)
                .put("pull", true);
    }

    private long forks(Repository repository)
    {
        return scope.data().repositories().stream().filter(fork -> fork.isFork() && fork.parentId() == repository.id()).count();
    }

    private long open(Repository repository)
    {
        return scope.data().contents(repository.id()).conversations().stream().filter(conversation -> conversation.issue().isOpen()).count();
    }
}
