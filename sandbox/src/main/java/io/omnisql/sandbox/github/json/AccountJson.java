package io.omnisql.sandbox.github.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnisql.sandbox.github.NodeId;
import io.omnisql.sandbox.github.Scope;
import io.omnisql.sandbox.github.data.Account;
import io.omnisql.sandbox.github.data.Repository;
import io.omnisql.sandbox.http.Json;

import java.util.List;

/**
 * Users, organisations and bots as REST shows them.
 */
public final class AccountJson
{
    private final Scope scope;

    AccountJson(Scope scope)
    {
        this.scope = scope;
    }

    static NodeId nodeId(Account account)
    {
        NodeId.Type type = switch (account.kind()) {
            case USER -> NodeId.Type.USER;
            case ORGANIZATION -> NodeId.Type.ORGANIZATION;
            case BOT -> NodeId.Type.BOT;
        };
        return new NodeId(type, 0, account.id());
    }

    /**
     * The short form; an author whose account was deleted is shown as the ghost.
     *
     * @param account null when it was deleted
     */
    ObjectNode author(Account account)
    {
        return simple(account == null ? Account.GHOST : account);
    }

    JsonNode simpleOrNull(Account account)
    {
        return account == null ? NullNode.instance : simple(account);
    }

    /**
     * The short form, as in lists.
     */
    public ObjectNode simple(Account account)
    {
        String login = account.restLogin();
        String url = scope.urls().api() + "/users/" + login.replace("[", "%5B").replace("]", "%5D");
        String page = account.kind() == Account.Kind.BOT ? "/apps/" + account.login() : "/" + login;
        return Json.object()
                .put("login", login)
                .put("id", account.id())
                .put("node_id", nodeId(account).toString())
                .put("avatar_url", scope.urls().avatar(account.id()))
                .put("gravatar_id", "")
                .put("url", url)
                .put("html_url", scope.urls().html() + page)
                .put("followers_url", url + "/followers")
                .put("following_url", url + "/following{/other_user}")
                .put("gists_url", url + "/gists{/gist_id}")
                .put("starred_url", url + "/starred{/owner}{/repo}")
                .put("subscriptions_url", url + "/subscriptions")
                .put("organizations_url", url + "/orgs")
                .put("repos_url", url + "/repos")
                .put("events_url", url + "/events{/privacy}")
                .put("received_events_url", url + "/received_events")
                .put("type", type(account))
                .put("user_view_type", "public")
                .put("site_admin", false);
    }

    private static String type(Account account)
    {
        return switch (account.kind()) {
            case USER -> "User";
            case ORGANIZATION -> "Organization";
            case BOT -> "Bot";
        };
    }

    /**
     * The profile that anyone may see.
     */
    public ObjectNode profile(Account account)
    {
        ObjectNode json = simple(account);
        json.put("name", account.name())
                .put("company", account.company())
                .put("blog", "")
                .put("location", account.location())
                .put("email", account.email())
                .putNull("hireable")
                .put("bio", account.bio())
                .putNull("twitter_username")
                .put("public_repos", owned(account, false).size())
                .put("public_gists", 0)
                .put("followers", account.id() % 17)
                .put("following", account.id() % 5)
                .put("created_at", account.createdAt().toString())
                .put("updated_at", account.updatedAt().toString());
        return json;
    }

    /**
     * The caller's own profile.
     */
    public ObjectNode privateProfile(Account account)
    {
        int owned = owned(account, true).size();
        return profile(account)
                .put("user_view_type", "private")
                .put("private_gists", 0)
                .put("total_private_repos", owned)
                .put("owned_private_repos", owned)
                .put("disk_usage", 0)
                .put("collaborators", 0)
                .put("two_factor_authentication", true);
    }

    public ObjectNode organization(Account organization)
    {
        String url = scope.urls().api() + "/orgs/" + organization.login();
        ObjectNode json = Json.object()
                .put("login", organization.login())
                .put("id", organization.id())
                .put("node_id", nodeId(organization).toString())
                .put("url", url)
                .put("repos_url", url + "/repos")
                .put("events_url", url + "/events")
                .put("hooks_url", url + "/hooks")
                .put("issues_url", url + "/issues")
                .put("members_url", url + "/members{/member}")
                .put("public_members_url", url + "/public_members{/member}")
                .put("avatar_url", scope.urls().avatar(organization.id()))
                .put("description", organization.bio())
                .put("location", organization.location())
                .put("is_verified", false)
                .put("has_organization_projects", true)
                .put("has_repository_projects", true)
                .put("public_repos", owned(organization, false).size())
                .put("public_gists", 0)
                .put("followers", 0)
                .put("following", 0)
                .put("html_url", scope.urls().html() + "/" + organization.login())
                .put("type", "Organization")
                .put("created_at", organization.createdAt().toString())
                .put("updated_at", organization.updatedAt().toString())
                .putNull("archived_at");
        if (organization.name() != null) {
            json.put("name", organization.name());
        }
        if (scope.isMember(organization)) {
            int owned = owned(organization, true).size();
            json.put("total_private_repos", owned).put("owned_private_repos", owned);
        }
        return json;
    }

    private List<Repository> owned(Account owner, boolean isPrivate)
    {
        return scope.data().repositories().stream()
                .filter(repository -> repository.owner().equals(owner) && repository.isPrivate() == isPrivate)
                .toList();
    }
}
