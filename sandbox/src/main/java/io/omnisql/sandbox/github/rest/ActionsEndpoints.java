package io.omnisql.sandbox.github.rest;

import io.omnisql.sandbox.github.data.actions.ActionsCache;
import io.omnisql.sandbox.github.data.actions.Artifact;
import io.omnisql.sandbox.github.data.actions.Job;
import io.omnisql.sandbox.github.data.actions.Runner;
import io.omnisql.sandbox.github.data.actions.Setting;
import io.omnisql.sandbox.github.data.actions.WorkflowRun;
import io.omnisql.sandbox.github.query.RowOrder;

import java.util.List;
import java.util.Optional;

/**
 * Workflows, the jobs and artifacts of their runs, and what they run with.
 */
final class ActionsEndpoints
{
    private static final String ACTIONS = "/repos/{owner}/{repo}/actions/";
    private static final List<Parameter> PAGES = List.of(Parameter.PER_PAGE, Parameter.PAGE);
    private static final Parameter DIRECTION = Parameter.oneOf("direction", "asc", "desc").defaultsTo("desc");

    private ActionsEndpoints() {}

    static List<RestEndpoint> endpoints()
    {
        return List.of(
                RestEndpoint.get(ACTIONS + "workflows", "actions/workflows#list-repository-workflows", PAGES, call -> Paging.counted(call, call.contents().actions().workflows(), "workflows", workflow -> call.json().actions().workflow(call.repository(), workflow))),
                RestEndpoint.get(
                        ACTIONS + "runs/{run_id}/jobs",
                        "actions/workflow-jobs#list-jobs-for-a-workflow-run",
                        List.of(Parameter.oneOf("filter", "latest", "all").defaultsTo("latest"), Parameter.PER_PAGE, Parameter.PAGE),
                        ActionsEndpoints::jobs),
                RestEndpoint.get(ACTIONS + "runs/{run_id}/attempts/{attempt_number}/jobs", "actions/workflow-jobs#list-jobs-for-a-workflow-run-attempt", PAGES, ActionsEndpoints::jobsOfAttempt),
                RestEndpoint.get(ACTIONS + "artifacts", "actions/artifacts#list-artifacts-for-a-repository", List.of(Parameter.PER_PAGE, Parameter.PAGE, Parameter.text("name")), call -> artifacts(call, call.contents().actions().artifacts(), true)),
                RestEndpoint.get(
                        ACTIONS + "runs/{run_id}/artifacts",
                        "actions/artifacts#list-workflow-run-artifacts",
                        List.of(Parameter.PER_PAGE, Parameter.PAGE, Parameter.text("name"), DIRECTION),
                        ActionsEndpoints::artifactsOfRun),
                RestEndpoint.get(ACTIONS + "runners", "actions/self-hosted-runners#list-self-hosted-runners-for-a-repository", List.of(Parameter.text("name"), Parameter.PER_PAGE, Parameter.PAGE), ActionsEndpoints::runners),
                RestEndpoint.get(
                        ACTIONS + "caches",
                        "actions/cache#list-github-actions-caches-for-a-repository",
                        List.of(
                                Parameter.PER_PAGE,
                                Parameter.PAGE,
                                Parameter.text("ref"),
                                Parameter.text("key"),
                                Parameter.oneOf("sort", "created_at", "last_accessed_at", "size_in_bytes").defaultsTo("last_accessed_at"),
                                DIRECTION),
                        ActionsEndpoints::caches),
                RestEndpoint.get(ACTIONS + "secrets", "actions/secrets#list-repository-secrets", PAGES, call -> settings(call, call.contents().actions().secrets(), "secrets")),
                RestEndpoint.get(ACTIONS + "variables", "actions/variables#list-repository-variables", List.of(Parameter.PER_PAGE.defaultsTo("10"), Parameter.PAGE), call -> settings(call, call.contents().actions().variables(), "variables")));
    }

    static WorkflowRun run(RestCall call)
    {
        return call.contents().actions().run(call.id("run_id")).orElseThrow(RestException::notFound);
    }

    private static RestResult jobs(RestCall call)
    {
        WorkflowRun run = run(call);
        return jobs(call, run, call.arguments().value("filter").equals("all") ? run.jobs() : run.jobs(run.attempt()));
    }

    private static RestResult jobsOfAttempt(RestCall call)
    {
        WorkflowRun run = run(call);
        long attempt = call.id("attempt_number");
        if (attempt < 1 || attempt > run.attempt()) {
            throw RestException.notFound();
        }
        return jobs(call, run, run.jobs((int) attempt));
    }

    private static RestResult jobs(RestCall call, WorkflowRun run, List<Job> jobs)
    {
        return Paging.counted(call, jobs, "jobs", job -> call.json().actions().job(call.repository(), run, job));
    }

    private static RestResult artifactsOfRun(RestCall call)
    {
        WorkflowRun run = run(call);
        List<Artifact> artifacts = call.contents().actions().artifacts().stream().filter(artifact -> artifact.run().id() == run.id()).toList();
        return artifacts(call, artifacts, call.arguments().value("direction").equals("desc"));
    }

    private static RestResult artifacts(RestCall call, List<Artifact> artifacts, boolean descending)
    {
        Optional<String> name = call.arguments().text("name");
        List<Artifact> matching = artifacts.stream().filter(artifact -> name.isEmpty() || artifact.name().equals(name.get())).toList();
        return Paging.counted(call, RowOrder.byId(Artifact::id).descending(descending).sorted(matching), "artifacts", artifact -> call.json().actions().artifact(call.repository(), artifact));
    }

    private static RestResult runners(RestCall call)
    {
        call.requirePush();
        Optional<String> name = call.arguments().text("name");
        List<Runner> matching = call.contents().actions().runners().stream().filter(runner -> name.isEmpty() || runner.name().equals(name.get())).toList();
        return Paging.counted(call, matching, "runners", call.json().actions()::runner);
    }

    private static RestResult caches(RestCall call)
    {
        Optional<String> ref = call.arguments().text("ref");
        Optional<String> key = call.arguments().text("key");
        List<ActionsCache> matching = call.contents().actions().caches().stream()
                .filter(cache -> ref.isEmpty() || cache.ref().equals(ref.get()) || cache.ref().equals("refs/heads/" + ref.get()))
                // a key also finds those that begin with it
                .filter(cache -> key.isEmpty() || cache.key().startsWith(key.get()))
                .toList();
        RowOrder<ActionsCache> order = switch (call.arguments().value("sort")) {
            case "created_at" -> RowOrder.byTime(ActionsCache::createdAt, ActionsCache::id);
            case "size_in_bytes" -> RowOrder.byCount(cache -> (int) cache.bytes(), ActionsCache::id);
            default -> RowOrder.byTime(ActionsCache::lastAccessedAt, ActionsCache::id);
        };
        return Paging.counted(call, order.descending(call.arguments().value("direction").equals("desc")).sorted(matching), "actions_caches", call.json().actions()::cache);
    }

    private static RestResult settings(RestCall call, List<Setting> settings, String field)
    {
        call.requirePush();
        return Paging.counted(call, settings, field, call.json().actions()::setting);
    }
}
