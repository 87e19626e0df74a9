package io.omnisql.sandbox.github;

import io.omnisql.sandbox.github.data.RepositoryContents;
import io.omnisql.sandbox.github.data.actions.Job;
import io.omnisql.sandbox.github.data.actions.WorkflowRun;

import java.util.List;
import java.util.function.Function;

/**
 * Calls of endpoints whose paths name rows.
 */
final class ConformanceCalls
{
    private static final String PLATFORM = "/repos/acme/platform/";

    private final RepositoryContents platform;

    ConformanceCalls(GithubSandbox sandbox)
    {
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
            default -> List.of();
        };
    }

    private List<String> runs(Function<WorkflowRun, String> call)
    {
        return platform.actions().runs().reversed().stream().limit(12).map(call).toList();
    }
}
