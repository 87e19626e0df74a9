package io.omnisql.sandbox.github.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnisql.sandbox.github.NodeId;
import io.omnisql.sandbox.github.Scope;
import io.omnisql.sandbox.github.data.Account;
import io.omnisql.sandbox.github.data.Repository;
import io.omnisql.sandbox.github.data.actions.Job;
import io.omnisql.sandbox.github.data.actions.WorkflowRun;
import io.omnisql.sandbox.http.Json;

/**
 * Workflow runs and their jobs as checks of a commit.
 */
public final class CheckJson
{
    /**
     * The id of the app that makes all checks.
     */
    public static final long APP_ID = 15_368;

    private final Scope scope;
    private final AccountJson accounts;
    private final RepositoryJson repositories;
    private final ActionsJson actions;

    CheckJson(Scope scope, AccountJson accounts, RepositoryJson repositories, ActionsJson actions)
    {
        this.scope = scope;
        this.accounts = accounts;
        this.repositories = repositories;
        this.actions = actions;
    }

    public ObjectNode run(Repository repository, WorkflowRun run, Job job)
    {
        String url = "%s/check-runs/%s".formatted(repositories.url(repository), job.id());
        String html = "%s/actions/runs/%s/job/%s".formatted(repositories.htmlUrl(repository), run.id(), job.id());
        ObjectNode json = Json.object()
                .put("id", job.id())
                .put("name", job.name())
                .put("node_id", new NodeId(NodeId.Type.CHECK_RUN, repository.id(), job.id()).toString())
                .put("head_sha", run.sha())
                .put("external_id", Long.toString(job.id()))
                .put("url", url)
                .put("html_url", html)
                .put("details_url", html)
                .put("status", job.status())
                .put("conclusion", job.conclusion())
                .put("started_at", job.startedAt().toString())
                .put("completed_at", ActionsJson.text(job.completedAt()));
        json.putObject("output")
                .putNull("title")
                .putNull("summary")
                .putNull("text")
                .put("annotations_count", job.failed() ? 2 : 0)
                .put("annotations_url", url + "/annotations");
        json.putObject("check_suite").put("id", run.checkSuiteId());
        json.set("app", app());
        json.set("pull_requests", actions.pullRequests(repository, run));
        return json;
    }

    public ObjectNode suite(Repository repository, WorkflowRun run)
    {
        String url = "%s/check-suites/%s".formatted(repositories.url(repository), run.checkSuiteId());
        ObjectNode json = Json.object()
                .put("id", run.checkSuiteId())
                .put("node_id", new NodeId(NodeId.Type.CHECK_SUITE, repository.id(), run.checkSuiteId()).toString())
                .put("head_branch", run.branch())
                .put("head_sha", run.sha())
                .put("status", run.status())
                .put("conclusion", run.conclusion())
                .put("url", url)
                .putNull("before")
                .put("after", run.sha());
        json.set("pull_requests", actions.pullRequests(repository, run));
        json.set("app", app());
        json.set("repository", repositories.summary(repository));
        json.put("created_at", run.createdAt().toString())
                .put("updated_at", run.updatedAt().toString());
        json.set("head_commit", ActionsJson.commit(scope.data().contents(repository.id()).git().commit(run.sha()).orElseThrow()));
        return json.put("latest_check_runs_count", run.jobs(run.attempt()).size())
                .put("check_runs_url", url + "/check-runs")
                .put("rerequestable", true)
                .put("runs_rerequestable", false);
    }

    /**
     * What a failed job says about a line.
     */
    public ObjectNode annotation(Repository repository, WorkflowRun run, int line)
    {
        return Json.object()
                .put("path", ".github")
                .put("blob_href", "%s/blob/%s/.github".formatted(repositories.htmlUrl(repository), run.sha()))
                .put("start_line", line)
                .putNull("start_column")
                .put("end_line", line)
                .putNull("end_column")
                .put("annotation_level", line % 2 == 0 ? "warning" : "failure")
                .put("title", "")
                .put("message", "Process completed with exit code %s.".formatted(line))
                .put("raw_details", "");
    }

    private ObjectNode app()
    {
        Account owner = Account.GHOST;
        ObjectNode json = Json.object()
                .put("id", APP_ID)
                .put("client_id", "Iv1.sandbox0000000")
                .put("slug", "github-actions")
                .put("node_id", new NodeId(NodeId.Type.APP, 0, APP_ID).toString());
        json.set("owner", accounts.simple(owner));
        json.put("name", "GitHub Actions")
                .put("description", "Automate your workflow from idea to production")
                .put("external_url", "https://help.github.com/en/actions")
                .put("html_url", scope.urls().html() + "/apps/github-actions")
                .put("created_at", "2018-07-30T09:30:17Z")
                .put("updated_at", "2024-04-10T20:33:16Z");
        json.putObject("permissions").put("checks", "write").put("metadata", "read");
        json.putArray("events").add("push");
        return json;
    }
}
