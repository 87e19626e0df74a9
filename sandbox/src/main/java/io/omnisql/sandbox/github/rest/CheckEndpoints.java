package io.omnisql.sandbox.github.rest;

import io.omnisql.sandbox.github.data.Commit;
import io.omnisql.sandbox.github.data.actions.Job;
import io.omnisql.sandbox.github.data.actions.WorkflowRun;
import io.omnisql.sandbox.github.json.CheckJson;
import io.omnisql.sandbox.github.query.RowOrder;

import java.util.List;
import java.util.Optional;

/**
 * The checks of a commit.
 */
final class CheckEndpoints
{
    private static final List<Parameter> PAGES = List.of(Parameter.PER_PAGE, Parameter.PAGE);

    private CheckEndpoints() {}

    private record Check(WorkflowRun run, Job job) {}

    static List<RestEndpoint> endpoints()
    {
        return List.of(
                RestEndpoint.get(
                        "/repos/{owner}/{repo}/commits/{ref}/check-runs",
                        "checks/runs#list-check-runs-for-a-git-reference",
                        List.of(
                                Parameter.text("check_name"),
                                Parameter.oneOf("status", "queued", "in_progress", "completed"),
                                Parameter.oneOf("filter", "latest", "all").defaultsTo("latest"),
                                Parameter.PER_PAGE,
                                Parameter.PAGE,
                                Parameter.number("app_id")),
                        CheckEndpoints::runs),
                RestEndpoint.get(
                        "/repos/{owner}/{repo}/commits/{ref}/check-suites",
                        "checks/suites#list-check-suites-for-a-git-reference",
                        List.of(Parameter.number("app_id"), Parameter.text("check_name"), Parameter.PER_PAGE, Parameter.PAGE),
                        CheckEndpoints::suites),
                RestEndpoint.get("/repos/{owner}/{repo}/check-runs/{check_run_id}/annotations", "checks/runs#list-check-run-annotations", PAGES, CheckEndpoints::annotations));
    }

    private static List<WorkflowRun> runsOfCommit(RestCall call)
    {
        String ref = call.pathVariables().get("ref");
        Commit commit = call.contents().git().resolve(ref).orElseThrow(() -> RestException.of(422, "No commit found for SHA: " + ref, call.documentation()));
        Optional<Long> app = call.arguments().number("app_id");
        return app.isPresent() && app.get() != CheckJson.APP_ID ? List.of() : call.contents().actions().runsOf(commit.sha());
    }

    private static RestResult runs(RestCall call)
    {
        Optional<String> name = call.arguments().text("check_name");
        Optional<String> status = call.arguments().text("status");
        boolean all = call.arguments().value("filter").equals("all");
        List<Check> checks = runsOfCommit(call).stream()
                .flatMap(run -> (all ? run.jobs() : run.jobs(run.attempt())).stream().map(job -> new Check(run, job)))
                .filter(check -> name.isEmpty() || check.job().name().equals(name.get()))
                .filter(check -> status.isEmpty() || check.job().status().equals(status.get()))
                .toList();
        List<Check> sorted = RowOrder.<Check>byId(check -> check.job().id()).descending(true).sorted(checks);
        return Paging.counted(call, sorted, "check_runs", check -> call.json().checks().run(call.repository(), check.run(), check.job()));
    }

    private static RestResult suites(RestCall call)
    {
        Optional<String> name = call.arguments().text("check_name");
        List<WorkflowRun> suites = runsOfCommit(call).stream()
                .filter(run -> name.isEmpty() || run.jobs().stream().anyMatch(job -> job.name().equals(name.get())))
                .toList();
        return Paging.counted(call, suites, "check_suites", run -> call.json().checks().suite(call.repository(), run));
    }

    private static RestResult annotations(RestCall call)
    {
        long id = call.id("check_run_id");
        Check check = call.contents().actions().runs().stream()
                .flatMap(run -> run.jobs().stream().map(job -> new Check(run, job)))
                .filter(candidate -> candidate.job().id() == id)
                .findFirst()
                .orElseThrow(RestException::notFound);
        List<Integer> lines = check.job().failed() ? List.of(1, 2) : List.of();
        return Paging.numbered(call, lines, line -> call.json().checks().annotation(call.repository(), check.run(), line));
    }
}
