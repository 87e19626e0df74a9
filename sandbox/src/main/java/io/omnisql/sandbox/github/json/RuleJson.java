package io.omnisql.sandbox.github.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnisql.sandbox.github.NodeId;
import io.omnisql.sandbox.github.data.Account;
import io.omnisql.sandbox.github.data.Branch;
import io.omnisql.sandbox.github.data.Repository;
import io.omnisql.sandbox.github.data.rules.Ruleset;
import io.omnisql.sandbox.http.Json;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * The protection of branches as REST shows it.
 */
public final class RuleJson
{
    private final RepositoryJson repositories;

    RuleJson(RepositoryJson repositories)
    {
        this.repositories = repositories;
    }

    public ObjectNode protection(Repository repository, Branch branch)
    {
        String name = URLEncoder.encode(branch.name(), StandardCharsets.UTF_8).replace("+", "%20");
        String url = "%s/branches/%s/protection".formatted(repositories.url(repository), name);
        ObjectNode json = Json.object().put("url", url);
        ObjectNode checks = json.putObject("required_status_checks")
                .put("url", url + "/required_status_checks")
                .put("strict", true);
        checks.putArray("contexts").add("build");
        checks.put("contexts_url", url + "/required_status_checks/contexts");
        checks.putArray("checks").addObject().put("context", "build").put("app_id", CheckJson.APP_ID);
        json.putObject("required_pull_request_reviews")
                .put("url", url + "/required_pull_request_reviews")
                .put("dismiss_stale_reviews", true)
                .put("require_code_owner_reviews", false)
                .put("require_last_push_approval", false)
                .put("required_approving_review_count", 1);
        json.putObject("required_signatures").put("url", url + "/required_signatures").put("enabled", false);
        json.putObject("enforce_admins").put("url", url + "/enforce_admins").put("enabled", branch.name().equals(repository.defaultBranch()));
        json.putObject("required_linear_history").put("enabled", false);
        json.putObject("allow_force_pushes").put("enabled", false);
        json.putObject("allow_deletions").put("enabled", false);
        json.putObject("block_creations").put("enabled", false);
        json.putObject("required_conversation_resolution").put("enabled", true);
        json.putObject("lock_branch").put("enabled", false);
        json.putObject("allow_fork_syncing").put("enabled", false);
        return json;
    }

    /**
     * The form in lists, without the rules.
     */
    public ObjectNode ruleset(Account owner, Repository repository, Ruleset ruleset)
    {
        String api = repository == null ? repositories.organizationUrl(owner) : repositories.url(repository);
        ObjectNode json = Json.object()
                .put("id", ruleset.id())
                .put("name", ruleset.name())
                .put("target", ruleset.target())
                .put("source_type", ruleset.ofOrganization() ? "Organization" : "Repository")
                .put("source", ruleset.ofOrganization() ? owner.login() : repository.fullName())
                .put("enforcement", ruleset.enforcement())
                .put("node_id", new NodeId(NodeId.Type.RULESET, repository == null ? 0 : repository.id(), ruleset.id()).toString());
        json.putObject("_links").putObject("self").put("href", "%s/rulesets/%s".formatted(api, ruleset.id()));
        return json.put("created_at", ruleset.createdAt().toString())
                .put("updated_at", ruleset.updatedAt().toString());
    }

    /**
     * The form of a single ruleset.
     */
    public ObjectNode fullRuleset(Account owner, Repository repository, Ruleset ruleset)
    {
        ObjectNode json = ruleset(owner, repository, ruleset);
        ObjectNode refs = json.putObject("conditions").putObject("ref_name");
        refs.putArray("include").add(ruleset.pattern());
        refs.putArray("exclude");
        ArrayNode rules = json.putArray("rules");
        rules.addObject().put("type", "deletion");
        rules.addObject().put("type", "non_fast_forward");
        if (ruleset.approvals() > 0) {
            rules.addObject().put("type", "pull_request").putObject("parameters")
                    .put("dismiss_stale_reviews_on_push", false)
                    .put("require_code_owner_review", false)
                    .put("require_last_push_approval", false)
                    .put("required_approving_review_count", ruleset.approvals())
                    .put("required_review_thread_resolution", false);
        }
        json.putArray("bypass_actors");
        return json.put("current_user_can_bypass", "never");
    }
}
