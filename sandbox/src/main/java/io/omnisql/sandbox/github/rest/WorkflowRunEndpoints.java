package io.omnisql.sandbox.github.rest;

import io.omnisql.sandbox.github.data.actions.Workflow;
import io.omnisql.sandbox.github.data.actions.WorkflowRun;
import io.omnisql.sandbox.github.query.RowOrder;
import io.omnisql.sandbox.github.search.TimeRange;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Workflow runs: of a repository, of a workflow, and a single one.
 */
final class WorkflowRunEndpoints
{
    private static final int MAX_FILTERED = 1_000;
    private static final RowOrder<WorkflowRun> NEWEST_FIRST = RowOrder.byTime(WorkflowRun::createdAt, WorkflowRun::id).descending(true);
    private static final List<String> FILTERS = List.of("actor", "branch", "check_suite_id", "created", "event", "head_sha", "status");
    private static final Parameter EXCLUDE_PULL_REQUESTS = Parameter.flag("exclude_pull_requests").defaultsTo("false");
    private static final List<Parameter> PARAMETERS = List.of(
            Parameter.text("actor"),
            Parameter.text("branch"),
            Parameter.text("event"),
            Parameter.oneOf("status", "completed", "action_required", "cancelled", "failure", "neutral", "skipped", "stale", "success", "timed_out", "in_progress", "queued", "requested", "waiting", "pending"),
            Parameter.PER_PAGE,
            Parameter.PAGE,
            Parameter.timeRange("created"),
            EXCLUDE_PULL_REQUESTS,
            Parameter.longNumber("check_suite_id"),
            Parameter.text("head_sha"));

    private WorkflowRunEndpoints() {}

    static List<RestEndpoint> endpoints()
    {
        return List.of(
                RestEndpoint.get("/repos/{owner}/{repo}/actions/runs", "actions/workflow-runs#list-workflow-runs-for-a-repository", PARAMETERS, call -> list(call, call.contents().actions().runs().stream())),
                RestEndpoint.get("/repos/{owner}/{repo}/actions/workflows/{workflow_id}/runs", "actions/workflow-runs#list-workflow-runs-for-a-workflow", PARAMETERS, WorkflowRunEndpoints::ofWorkflow),
                RestEndpoint.get(
                        "/repos/{owner}/{repo}/actions/runs/{run_id}",
                        "actions/workflow-runs#get-a-workflow-run",
                        List.of(EXCLUDE_PULL_REQUESTS),
                        call -> RestResult.of(call.json().actions().run(call.repository(), ActionsEndpoints.run(call), !call.arguments().flag("exclude_pull_requests")))));
    }

    private static RestResult ofWorkflow(RestCall call)
    {
        // the name of its file does, too
        String id = call.pathVariables().get("workflow_id");
        Workflow workflow = call.contents().actions().workflows().stream()
                .filter(candidate -> Long.toString(candidate.id()).equals(id) || candidate.path().endsWith("/" + id))
                .findFirst()
                .orElseThrow(RestException::notFound);
        return list(call, call.contents().actions().runs().stream().filter(run -> run.workflow().equals(workflow)));
    }

    private static RestResult list(RestCall call, Stream<WorkflowRun> runs)
    {
        Arguments arguments = call.arguments();
        Optional<String> actor = arguments.text("actor");
        Optional<String> branch = arguments.text("branch");
        Optional<String> event = arguments.text("event");
        Optional<String> status = arguments.text("status");
        Optional<TimeRange> created = arguments.timeRange("created");
        Optional<Long> checkSuite = arguments.number("check_suite_id");
        Optional<String> sha = arguments.text("head_sha");
        List<WorkflowRun> matching = NEWEST_FIRST.sorted(runs
                .filter(run -> actor.isEmpty() || (run.actor() != null && run.actor().restLogin().equalsIgnoreCase(actor.get())))
                .filter(run -> branch.isEmpty() || run.branch().equals(branch.get()))
                .filter(run -> event.isEmpty() || run.event().equals(event.get()))
                .filter(run -> status.isEmpty() || run.isIn(status.get()))
                .filter(run -> created.isEmpty() || created.get().contains(run.createdAt()))
                .filter(run -> checkSuite.isEmpty() || run.checkSuiteId() == checkSuite.get())
                .filter(run -> sha.isEmpty() || run.sha().equals(sha.get()))
                .toList());
        boolean filtered = FILTERS.stream().anyMatch(arguments::given);
        List<WorkflowRun> shown = filtered ? matching.subList(0, Math.min(MAX_FILTERED, matching.size())) : matching;
        boolean withPullRequests = !arguments.flag("exclude_pull_requests");
        return Paging.counted(call, shown, matching.size(), "workflow_runs", run -> call.json().actions().run(call.repository(), run, withPullRequests));
    }
}
