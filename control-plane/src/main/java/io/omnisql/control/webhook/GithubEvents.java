package io.omnisql.control.webhook;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which tables a GitHub event touches. An event that may rename or hide a repository is left out, because it touches them all.
 *
 * @see <a href="https://docs.github.com/en/webhooks/webhook-events-and-payloads">Webhook events and payloads</a>
 */
final class GithubEvents
{
    private static final Map<String, Set<String>> TABLES = Map.ofEntries(
            touches("ping"),
            touches("issues", "issues", "issue_events", "sub_issues", "labels", "milestones", "project_items", "repositories"),
            touches("sub_issues", "sub_issues", "issues"),
            touches("issue_comment", "issue_comments", "issues", "pull_requests"),
            touches("label", "labels", "issues", "pull_requests"),
            touches("milestone", "milestones", "issues", "pull_requests"),
            touches("pull_request", "pull_requests", "pull_request_commits", "pull_request_files", "pull_request_reviews", "issue_events", "labels", "milestones", "project_items", "repositories"),
            touches("pull_request_review", "pull_request_reviews", "pull_request_review_comments", "pull_requests"),
            touches("pull_request_review_comment", "pull_request_review_comments", "pull_request_reviews", "pull_requests"),
            touches("pull_request_review_thread", "pull_request_review_comments", "pull_requests"),
            touches("create", "branches", "tags", "repositories"),
            touches("delete", "branches", "tags", "repositories", "pull_requests"),
            touches("push", "branches", "commits", "contributors", "pull_requests", "pull_request_commits", "pull_request_files", "repositories", "tags", "workflows"),
            touches("commit_comment", "commits"),
            touches("status", "commits", "pull_requests"),
            touches("fork", "forks", "repositories"),
            touches("star", "stargazers", "repositories"),
            touches("watch", "stargazers", "repositories"),
            touches("release", "releases", "release_assets", "tags"),
            touches("member", "collaborators", "outside_collaborators"),
            touches("membership", "team_members", "teams"),
            touches("team", "teams", "team_members", "team_repositories", "collaborators"),
            touches("team_add", "team_repositories", "teams", "collaborators"),
            touches("organization", "organizations", "organization_members", "team_members", "users"),
            touches("workflow_dispatch", "workflow_runs"),
            touches("workflow_run", "workflow_runs", "workflow_jobs", "workflow_job_steps", "workflows", "artifacts"),
            touches("workflow_job", "workflow_jobs", "workflow_job_steps", "workflow_runs"),
            touches("check_run", "check_runs", "check_run_annotations", "check_suites", "pull_requests"),
            touches("check_suite", "check_suites", "check_runs", "pull_requests"),
            touches("deployment", "deployments", "environments"),
            touches("deployment_status", "deployment_statuses", "deployments"),
            touches("dependabot_alert", "dependabot_alerts"),
            touches("code_scanning_alert", "code_scanning_alerts"),
            touches("secret_scanning_alert", "secret_scanning_alerts"),
            touches("secret_scanning_alert_location", "secret_scanning_alerts"),
            touches("repository_advisory", "security_advisories"),
            touches("branch_protection_rule", "branch_protections", "branches"),
            touches("repository_ruleset", "rulesets"),
            touches("discussion", "discussions", "discussion_comments"),
            touches("discussion_comment", "discussion_comments", "discussions"),
            touches("projects_v2", "projects"),
            touches("projects_v2_item", "project_items", "projects"),
            touches("projects_v2_status_update", "projects"));

    private GithubEvents() {}

    /**
     * @return empty for an event that may touch everything, and so for one that is not known
     */
    static Optional<Set<String>> tables(String event)
    {
        return Optional.ofNullable(TABLES.get(event));
    }

    static Map<String, Set<String>> all()
    {
        return TABLES;
    }

    private static Map.Entry<String, Set<String>> touches(String event, String... tables)
    {
        return Map.entry(event, Set.copyOf(Arrays.asList(tables)));
    }
}
