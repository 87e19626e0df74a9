package io.omnisql.sandbox.github.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnisql.sandbox.github.NodeId;
import io.omnisql.sandbox.github.Scope;
import io.omnisql.sandbox.github.data.Commit;
import io.omnisql.sandbox.github.data.PullRequest;
import io.omnisql.sandbox.github.data.Repository;
import io.omnisql.sandbox.github.data.Signature;
import io.omnisql.sandbox.github.data.actions.ActionsCache;
import io.omnisql.sandbox.github.data.actions.Artifact;
import io.omnisql.sandbox.github.data.actions.Job;
import io.omnisql.sandbox.github.data.actions.Runner;
import io.omnisql.sandbox.github.data.actions.Setting;
import io.omnisql.sandbox.github.data.actions.Workflow;
import io.omnisql.sandbox.github.data.actions.WorkflowRun;
import io.omnisql.sandbox.http.Json;

import java.time.Instant;
import java.util.Locale;

/**
 * GitHub Actions as REST shows it.
 */
public final class ActionsJson
{
    private final Scope scope;
    private final AccountJson accounts;
    private final RepositoryJson repositories;

    ActionsJson(Scope scope, AccountJson accounts, RepositoryJson repositories)
    {
        this.scope = scope;
        this.accounts = accounts;
        this.repositories = repositories;
    }

    public ObjectNode workflow(Repository repository, Workflow workflow)
    {
        return Json.object()
                .put("id", workflow.id())
                .put("node_id", new NodeId(NodeId.Type.WORKFLOW, repository.id(), workflow.id()).toString())
                .put("name", workflow.name())
                .put("path", workflow.path())
                .put("state", workflow.state().name().toLowerCase(Locale.ROOT))
                .put("created_at", workflow.createdAt().toString())
                .put("updated_at", workflow.updatedAt().toString())
                .put("url", "%s/actions/workflows/%s".formatted(repositories.url(repository), workflow.id()))
                .put("html_url", "%s/blob/%s/%s".formatted(repositories.htmlUrl(repository), repository.defaultBranch(), workflow.path()))
                .put("badge_url", "%s/workflows/%s/badge.svg".formatted(repositories.htmlUrl(repository), workflow.id()));
    }

    /**
     * @param withPullRequests false to leave the list of pull requests empty
     */
    public ObjectNode run(Repository repository, WorkflowRun run, boolean withPullRequests)
    {
        String url = "%s/actions/runs/%s".formatted(repositories.url(repository), run.id());
        Commit commit = scope.data().contents(repository.id()).git().commit(run.sha()).orElseThrow();
        ObjectNode json = Json.object()
                .put("id", run.id())
                .put("name", run.workflow().name())
                .put("node_id", new NodeId(NodeId.Type.WORKFLOW_RUN, repository.id(), run.id()).toString())
                .put("head_branch", run.branch())
                .put("head_sha", run.sha())
                .put("path", run.workflow().path())
                .put("display_title", run.title())
                .put("run_number", run.number())
                .put("event", run.event())
                .put("status", run.status())
                .put("conclusion", run.conclusion())
                .put("workflow_id", run.workflow().id())
                .put("check_suite_id", run.checkSuiteId())
                .put("check_suite_node_id", new NodeId(NodeId.Type.CHECK_SUITE, repository.id(), run.checkSuiteId()).toString())
                .put("url", url)
                .put("html_url", "%s/actions/runs/%s".formatted(repositories.htmlUrl(repository), run.id()));
        json.set("pull_requests", withPullRequests ? pullRequests(repository, run) : Json.MAPPER.createArrayNode());
        json.put("created_at", run.createdAt().toString())
                .put("updated_at", run.updatedAt().toString());
        json.set("actor", accounts.author(run.actor()));
        json.put("run_attempt", run.attempt())
                .put("run_started_at", run.startedAt().toString());
        json.set("triggering_actor", accounts.author(run.actor()));
        json.put("jobs_url", url + "/jobs")
                .put("logs_url", url + "/logs")
                .put("check_suite_url", "%s/check-suites/%s".formatted(repositories.url(repository), run.checkSuiteId()))
                .put("artifacts_url", url + "/artifacts")
                .put("cancel_url", url + "/cancel")
                .put("rerun_url", url + "/rerun")
                .put("previous_attempt_url", run.attempt() > 1 ? url + "/attempts/" + (run.attempt() - 1) : null)
                .put("workflow_url", "%s/actions/workflows/%s".formatted(repositories.url(repository), run.workflow().id()));
        json.set("head_commit", commit(commit));
        json.set("repository", repositories.summary(repository));
        json.set("head_repository", repositories.summary(repository));
        return json;
    }

    ArrayNode pullRequests(Repository repository, WorkflowRun run)
    {
        ArrayNode pulls = Json.MAPPER.createArrayNode();
        run.pullRequestNumber()
                .flatMap(number -> scope.data().contents(repository.id()).conversation(number))
                .map(PullRequest.class::cast)
                .ifPresent(pull -> pulls.add(pullRequest(repository, pull)));
        return pulls;
    }

    private ObjectNode pullRequest(Repository repository, PullRequest pull)
    {
        ObjectNode json = Json.object()
                .put("id", pull.id())
                .put("number", pull.number())
                .put("url", "%s/pulls/%s".formatted(repositories.url(repository), pull.number()));
        json.set("head", branch(repository, pull.head()));
        json.set("base", branch(repository, pull.base()));
        return json;
    }

    private ObjectNode branch(Repository repository, PullRequest.Branch branch)
    {
        ObjectNode json = Json.object().put("ref", branch.ref()).put("sha", branch.sha());
        json.putObject("repo").put("id", branch.repositoryId()).put("url", repositories.url(repository)).put("name", repository.name());
        return json;
    }

    static ObjectNode commit(Commit commit)
    {
        ObjectNode json = Json.object()
                .put("id", commit.sha())
                .put("tree_id", commit.treeSha())
                .put("message", commit.message())
                .put("timestamp", commit.committer().date().toString());
        json.set("author", signature(commit.author()));
        json.set("committer", signature(commit.committer()));
        return json;
    }

    private static ObjectNode signature(Signature signature)
    {
        return Json.object().put("name", signature.name()).put("email", signature.email());
    }

    public ObjectNode job(Repository repository, WorkflowRun run, Job job)
    {
        String url = repositories.url(repository);
        ObjectNode json = Json.object()
                .put("id", job.id())
                .put("run_id", run.id())
                .put("workflow_name", run.workflow().name())
                .put("head_branch", run.branch())
                .put("run_url", "%s/actions/runs/%s".formatted(url, run.id()))
                .put("run_attempt", job.attempt())
                .put("node_id", new NodeId(NodeId.Type.CHECK_RUN, repository.id(), job.id()).toString())
                .put("head_sha", run.sha())
                .put("url", "%s/actions/jobs/%s".formatted(url, job.id()))
                .put("html_url", "%s/actions/runs/%s/job/%s".formatted(repositories.htmlUrl(repository), run.id(), job.id()))
                .put("status", job.status())
                .put("conclusion", job.conclusion())
                .put("created_at", job.createdAt().toString())
                .put("started_at", job.startedAt().toString())
                .put("completed_at", text(job.completedAt()))
                .put("name", job.name());
        json.set("steps", Json.array(job.steps(), step -> Json.object()
                .put("name", step.name())
                .put("status", step.status())
                .put("conclusion", step.conclusion())
                .put("number", step.number())
                .put("started_at", step.startedAt().toString())
                .put("completed_at", text(step.completedAt()))));
        json.put("check_run_url", "%s/check-runs/%s".formatted(url, job.id()));
        Runner runner = job.runner();
        json.set("labels", Json.MAPPER.valueToTree(runner == null ? new String[0] : runner.labels()));
        return json.put("runner_id", runner == null ? null : (Long) runner.id())
                .put("runner_name", runner == null ? null : runner.name())
                .put("runner_group_id", runner == null ? null : 1)
                .put("runner_group_name", runner == null ? null : "Default");
    }

    public ObjectNode artifact(Repository repository, Artifact artifact)
    {
        String url = "%s/actions/artifacts/%s".formatted(repositories.url(repository), artifact.id());
        ObjectNode json = Json.object()
                .put("id", artifact.id())
                .put("node_id", new NodeId(NodeId.Type.ARTIFACT, repository.id(), artifact.id()).toString())
                .put("name", artifact.name())
                .put("size_in_bytes", artifact.bytes())
                .put("url", url)
                .put("archive_download_url", url + "/zip")
                .put("expired", artifact.expired())
                .put("digest", "sha256:%064x".formatted(artifact.id()))
                .put("created_at", artifact.createdAt().toString())
                .put("updated_at", artifact.createdAt().toString())
                .put("expires_at", artifact.expiresAt().toString());
        json.putObject("workflow_run")
                .put("id", artifact.run().id())
                .put("repository_id", repository.id())
                .put("head_repository_id", repository.id())
                .put("head_branch", artifact.run().branch())
                .put("head_sha", artifact.run().sha());
        return json;
    }

    public ObjectNode runner(Runner runner)
    {
        ObjectNode json = Json.object()
                .put("id", runner.id())
                .put("name", runner.name())
                .put("os", runner.system())
                .put("status", runner.online() ? "online" : "offline")
                .put("busy", runner.busy());
        json.set("labels", Json.array(runner.labels(), label -> Json.object()
                .put("id", 1 + runner.labels().indexOf(label))
                .put("name", label)
                .put("type", "read-only")));
        return json.put("runner_group_id", 1);
    }

    public ObjectNode cache(ActionsCache cache)
    {
        return Json.object()
                .put("id", cache.id())
                .put("ref", cache.ref())
                .put("key", cache.key())
                .put("version", cache.version())
                .put("last_accessed_at", cache.lastAccessedAt().toString())
                .put("created_at", cache.createdAt().toString())
                .put("size_in_bytes", cache.bytes());
    }

    /**
     * A variable, or a secret without its value.
     */
    public ObjectNode setting(Setting setting)
    {
        ObjectNode json = Json.object().put("name", setting.name());
        if (setting.value() != null) {
            json.put("value", setting.value());
        }
        return json.put("created_at", setting.createdAt().toString()).put("updated_at", setting.updatedAt().toString());
    }

    static String text(Instant time)
    {
        return time == null ? null : time.toString();
    }
}
