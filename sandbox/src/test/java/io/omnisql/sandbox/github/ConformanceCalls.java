package io.omnisql.sandbox.github;

import io.omnisql.sandbox.github.data.Repository;
import io.omnisql.sandbox.github.data.RepositoryContents;
import io.omnisql.sandbox.github.data.actions.Job;
import io.omnisql.sandbox.github.data.actions.WorkflowRun;
import io.omnisql.sandbox.github.data.rules.Rulesets;

import java.util.List;
import java.util.function.Function;

/**
 * Calls of endpoints whose paths name rows.
 */
final class ConformanceCalls
{
    private static final String PLATFORM = "/repos/acme/platform/";

    private final Repository repository;
    private final RepositoryContents platform;

    ConformanceCalls(GithubSandbox sandbox)
    {
        this.repository = sandbox.data().repository("acme", "platform").orElseThrow();
        this.platform = sandbox.data().contents("acme", "platform");
    }

    /**
     * @return empty for an endpoint that is not known here
     */
    List<String> of(String template)
    {
        String path = template.replace("/repos/{owner}/{repo}/", "");
        return switch (path) {
            case "actions/workflows" -> List.of(PLATFORM + "actions/workflows", "/repos/acme/scratch/actions/workflows");
            case "actions/runs" -> List.of(PLATFORM + "actions/runs?per_page=100", PLATFORM + "actions/runs?per_page=100&event=pull_request", "/repos/acme/scratch/actions/runs");
            case "actions/workflows/{workflow_id}/runs" -> List.of(PLATFORM + "actions/workflows/ci.yml/runs?per_page=50");
            case "actions/runs/{run_id}" -> runs(run -> PLATFORM + "actions/runs/" + run.id());
            case "actions/runs/{run_id}/jobs" -> runs(run -> PLATFORM + "actions/runs/%s/jobs?filter=all".formatted(run.id()));
            case "actions/runs/{run_id}/attempts/{attempt_number}/jobs" -> runs(run -> PLATFORM + "actions/runs/%s/attempts/1/jobs".formatted(run.id()));
            case "actions/runs/{run_id}/artifacts" -> runs(run -> PLATFORM + "actions/runs/%s/artifacts".formatted(run.id()));
            case "actions/artifacts" -> List.of(PLATFORM + "actions/artifacts?per_page=100");
            case "actions/runners", "actions/caches", "actions/secrets", "actions/variables" -> List.of(template.replace("{owner}/{repo}", "acme/platform"));
            case "commits/{ref}/check-runs" -> runs(run -> PLATFORM + "commits/%s/check-runs?filter=all".formatted(run.sha()));
            case "commits/{ref}/check-suites" -> runs(run -> PLATFORM + "commits/%s/check-suites".formatted(run.sha()));
            case "check-runs/{check_run_id}/annotations" -> platform.actions().runs().stream()
                    .flatMap(run -> run.jobs().stream())
                    .filter(Job::failed)
                    .limit(2)
                    .map(job -> PLATFORM + "check-runs/%s/annotations".formatted(job.id()))
                    .toList();
            case "issues/events" -> List.of(PLATFORM + "issues/events?per_page=20", "/repos/acme/website/issues/events?per_page=20");
            case "issues/{issue_number}/reactions", "issues/{issue_number}/sub_issues" -> platform.issues().stream()
                    .filter(issue -> issue.number() % 120 == 0)
                    .limit(3)
                    .map(issue -> template.replace("{owner}/{repo}", "acme/platform").replace("{issue_number}", Integer.toString(issue.number())))
                    .toList();
            case "issues/{issue_number}/events", "issues/{issue_number}/timeline" -> platform.conversations().stream()
                    .filter(conversation -> conversation.issue().locked() || conversation.issue().number() % 170 == 0)
                    .limit(6)
                    .map(conversation -> template.replace("{owner}/{repo}", "acme/platform").replace("{issue_number}", Integer.toString(conversation.issue().number())))
                    .toList();
            case "collaborators", "contributors" -> List.of("/repos/acme/platform/" + path, "/repos/acme/website/%s?per_page=5".formatted(path), PLATFORM + "contributors?anon=1");
            case "deployments", "environments", "security-advisories", "rulesets" -> List.of("/repos/acme/platform/" + path, "/repos/acme/docs/" + path, "/repos/acme/scratch/" + path);
            case "deployments/{deployment_id}/statuses" -> platform.delivery().deployments().stream().limit(6).map(deployment -> PLATFORM + "deployments/%s/statuses".formatted(deployment.id())).toList();
            case "dependabot/alerts", "code-scanning/alerts", "secret-scanning/alerts" -> List.of("/repos/acme/platform/%s?per_page=100".formatted(path), "/repos/acme/website/" + path);
            case "branches/{branch}/protection" -> List.of(PLATFORM + "branches/main/protection");
            case "rulesets/{ruleset_id}" -> Rulesets.of(repository).stream().map(ruleset -> PLATFORM + "rulesets/" + ruleset.id()).toList();
            case "/search/repositories" -> List.of("/search/repositories?q=website", "/search/repositories?q=stars:%3E10");
            case "/search/commits" -> List.of("/search/commits?q=fix+repo:acme/platform&per_page=100");
            case "/search/code" -> List.of("/search/code?q=login+repo:acme/platform");
            case "/search/users" -> List.of("/search/users?q=type:org", "/search/users?q=fan");
            case "/installation/repositories", "/user/orgs", "/organizations", "/users" -> List.of(path);
            case "/orgs/{org}/teams/{team_slug}", "/orgs/{org}/teams/{team_slug}/members", "/orgs/{org}/teams/{team_slug}/repos" -> List.of(inTeam(path, "platform"), inTeam(path, "on-call"), inTeam(path, "empty"));
            default -> path.startsWith("/orgs/{org}/") ? List.of(path.replace("{org}", "acme")) : List.of();
        };
    }

    private static String inTeam(String template, String slug)
    {
        return template.replace("{org}", "acme").replace("{team_slug}", slug);
    }

    private List<String> runs(Function<WorkflowRun, String> call)
    {
        return platform.actions().runs().reversed().stream().limit(5).map(call).toList();
    }
}
