package io.omnisql.sandbox.github.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnisql.sandbox.github.NodeId;
import io.omnisql.sandbox.github.Scope;
import io.omnisql.sandbox.github.data.Account;
import io.omnisql.sandbox.github.data.organization.AuditEntry;
import io.omnisql.sandbox.github.data.organization.Collaborator;
import io.omnisql.sandbox.github.data.organization.Permission;
import io.omnisql.sandbox.github.data.organization.Team;
import io.omnisql.sandbox.http.Json;

/**
 * Organisations in lists, their teams, collaborators and audit logs as REST shows them.
 */
public final class OrganizationJson
{
    private final Scope scope;
    private final AccountJson accounts;
    private final RepositoryJson repositories;

    OrganizationJson(Scope scope, AccountJson accounts, RepositoryJson repositories)
    {
        this.scope = scope;
        this.accounts = accounts;
        this.repositories = repositories;
    }

    public ObjectNode simple(Account organization)
    {
        String url = scope.urls().api() + "/orgs/" + organization.login();
        return Json.object()
                .put("login", organization.login())
                .put("id", organization.id())
                .put("node_id", AccountJson.nodeId(organization).toString())
                .put("url", url)
                .put("repos_url", url + "/repos")
                .put("events_url", url + "/events")
                .put("hooks_url", url + "/hooks")
                .put("issues_url", url + "/issues")
                .put("members_url", url + "/members{/member}")
                .put("public_members_url", url + "/public_members{/member}")
                .put("avatar_url", scope.urls().avatar(organization.id()))
                .put("description", organization.bio());
    }

    public ObjectNode team(Team team)
    {
        ObjectNode json = base(team);
        json.set("parent", team.parent() == null ? null : base(team.parent()));
        return json;
    }

    /**
     * The form of a single team.
     */
    public ObjectNode fullTeam(Team team)
    {
        ObjectNode json = team(team)
                .put("members_count", team.members().size())
                .put("repos_count", team.repositories().size())
                .put("created_at", team.createdAt().toString())
                .put("updated_at", team.updatedAt().toString());
        json.set("organization", accounts.organization(team.organization()));
        return json;
    }

    private ObjectNode base(Team team)
    {
        String url = "%s/organizations/%s/team/%s".formatted(scope.urls().api(), team.organization().id(), team.id());
        return Json.object()
                .put("name", team.name())
                .put("id", team.id())
                .put("node_id", new NodeId(NodeId.Type.TEAM, 0, team.id()).toString())
                .put("slug", team.slug())
                .put("description", team.description())
                .put("privacy", team.secret() ? "secret" : "closed")
                .put("notification_setting", "notifications_enabled")
                .put("url", url)
                .put("html_url", "%s/orgs/%s/teams/%s".formatted(scope.urls().html(), team.organization().login(), team.slug()))
                .put("members_url", url + "/members{/member}")
                .put("repositories_url", url + "/repos")
                .put("type", "organization")
                .put("organization_id", team.organization().id())
                .put("permission", "pull");
    }

    /**
     * A repository of a team with what the team may do.
     */
    public ObjectNode access(Team.Access access)
    {
        ObjectNode json = repositories.summary(scope.data().repository(access.repositoryId()).orElseThrow());
        json.set("permissions", permissions(access.permission()));
        return json.put("role_name", access.permission().roleName());
    }

    public ObjectNode collaborator(Collaborator collaborator)
    {
        ObjectNode json = accounts.simple(collaborator.account());
        json.set("permissions", permissions(collaborator.permission()));
        return json.put("role_name", collaborator.permission().roleName());
    }

    private static ObjectNode permissions(Permission granted)
    {
        ObjectNode json = Json.object();
        for (Permission permission : Permission.values()) {
            json.put(permission.verb(), granted.includes(permission));
        }
        return json;
    }

    public ObjectNode contributor(Account account, int contributions)
    {
        return accounts.simple(account).put("contributions", contributions);
    }

    /**
     * A contributor whose address belongs to no account.
     */
    public ObjectNode anonymousContributor(String name, String email, int contributions)
    {
        return Json.object().put("email", email).put("name", name).put("type", "Anonymous").put("contributions", contributions);
    }

    public ObjectNode auditEntry(Account organization, AuditEntry entry)
    {
        ObjectNode json = Json.object()
                .put("@timestamp", entry.at().toEpochMilli())
                .put("_document_id", entry.documentId())
                .put("action", entry.action())
                .put("actor", entry.actor().restLogin())
                .put("actor_id", entry.actor().id())
                .put("created_at", entry.at().toEpochMilli())
                .put("operation_type", entry.action().endsWith("create") ? "create" : "modify")
                .put("org", organization.login())
                .put("org_id", organization.id());
        if (entry.repository() != null) {
            json.put("repo", entry.repository().fullName())
                    .put("repository", entry.repository().fullName())
                    .put("visibility", entry.repository().isPrivate() ? "private" : "public");
        }
        if (entry.user() != null) {
            json.put("user", entry.user().restLogin()).put("user_id", entry.user().id());
        }
        return json;
    }
}
