package io.omnisql.plugin.github;

import io.omnisql.plugin.github.GithubQueryRunner.Answer;
import io.omnisql.sandbox.github.access.SandboxToken;
import io.omnisql.sandbox.github.data.Repository;
import io.omnisql.sandbox.github.data.actions.Artifact;
import io.omnisql.sandbox.github.data.actions.Job;
import io.omnisql.sandbox.github.data.actions.Workflow;
import io.omnisql.sandbox.github.data.actions.WorkflowRun;
import io.omnisql.sandbox.github.data.delivery.Deployment;
import io.omnisql.sandbox.github.data.delivery.Environment;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;

import static io.omnisql.plugin.github.SandboxRows.assertRows;
import static io.omnisql.plugin.github.SandboxRows.pages;
import static io.omnisql.plugin.github.SandboxRows.restLogin;
import static io.omnisql.plugin.github.SandboxRows.seconds;
import static io.omnisql.plugin.github.SandboxRows.single;
import static io.omnisql.toolkit.remote.RemoteErrorCode.OMNISQL_FILTER_REQUIRED;
import static io.trino.testing.assertions.TrinoExceptionAssert.assertTrinoExceptionThrownBy;
import static java.util.Locale.ROOT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

/**
 * Rows and request counts of workflows and what they leave, over the sandbox.
 */
@Tag("engine")
@TestInstance(PER_CLASS)
final class TestActionsTables
{
    private static final String PLATFORM = "owner = 'acme' AND repository = 'platform'";

    private GithubQueryRunner runner;
    private SandboxRows sandbox;

    @BeforeAll
    void start()
            throws Exception
    {
        runner = new GithubQueryRunner(SandboxToken.ACME, "acme");
        sandbox = new SandboxRows(runner.sandbox().data(), "acme");
    }

    @AfterAll
    void stop()
    {
        if (runner != null) {
            runner.close();
        }
    }

    @Test
    void testWorkflows()
    {
        List<List<Object>> expected = sandbox.rows(contents -> contents.actions().workflows(), TestActionsTables::row);
        Answer answer = runner.ask("SELECT repository, id, name, path, state, to_unixtime(created_at) FROM workflows");
        assertRows(answer, expected);
        assertThat(answer.requests()).isEqualTo(1 + sandbox.repositories().count());
        // the names, and a count of each
        assertThat(runner.ask("SELECT count(*) FROM workflows")).isEqualTo(single((long) expected.size(), 1 + sandbox.repositories().count()));
    }

    private static List<Object> row(Repository repository, Workflow workflow)
    {
        return Arrays.asList(repository.name(), workflow.id(), workflow.name(), workflow.path(), workflow.state().name().toLowerCase(ROOT), seconds(workflow.createdAt()));
    }

    @Test
    void testRuns()
    {
        List<List<Object>> expected = sandbox.rows(contents -> contents.actions().runs(), TestActionsTables::row);
        assertRows(
                runner.ask(
                        """
                        SELECT repository, id, workflow_id, run_number, run_attempt, event, status, conclusion, head_branch, head_sha, actor_login,
                            to_unixtime(created_at), to_unixtime(updated_at)
                        FROM workflow_runs"""),
                expected);
        assertThat(runner.rows("SELECT * FROM workflow_runs WHERE repository = 'website'")).hasSameSizeAs(sandbox.contents("website").actions().runs());
        List<WorkflowRun> runs = sandbox.contents("platform").actions().runs();
        assertThat(runner.ask("SELECT id FROM workflow_runs WHERE " + PLATFORM)).matches(answer -> answer.rows().size() == runs.size() && answer.requests() == pages(runs.size(), 100));
        assertThat(runner.ask("SELECT count(*) FROM workflow_runs WHERE " + PLATFORM)).isEqualTo(single((long) runs.size(), 1));
    }

    @Test
    void testRunById()
    {
        List<WorkflowRun> runs = sandbox.contents("website").actions().runs();
        WorkflowRun some = runs.get(runs.size() / 2);
        assertThat(runner.ask("SELECT owner || '/' || repository || ' ' || event FROM workflow_runs WHERE repository = 'website' AND id = " + some.id())).isEqualTo(single("acme/website " + some.event(), 1));
        assertThat(runner.ask("SELECT count(*) FROM workflow_runs WHERE repository = 'website' AND id = " + some.id())).isEqualTo(single(1L, 1));
        assertThat(runner.ask("SELECT id FROM workflow_runs WHERE repository = 'website' AND id = %s AND event <> '%s'".formatted(some.id(), some.event())).rows()).isEmpty();
        assertThat(runner.ask("SELECT id FROM workflow_runs WHERE repository = 'website' AND event = '%s' AND id = %s ORDER BY created_at LIMIT 1".formatted(some.event(), some.id()))).isEqualTo(single(some.id(), 1));
        for (String nothing : List.of("repository = 'website' AND id = 7", "repository = 'docs' AND id = " + some.id())) {
            assertThat(runner.ask("SELECT id FROM workflow_runs WHERE " + nothing)).describedAs(nothing).isEqualTo(new Answer(List.of(), 1));
        }
        // the run is of another repository than was asked for, so that the name is asked for
        assertThat(runner.ask("SELECT id FROM workflow_runs WHERE repository = 'Website' AND id = " + some.id())).isEqualTo(new Answer(List.of(), 2));
        assertThat(runner.ask("SELECT id FROM workflow_runs WHERE repository = 'website' AND id = -1")).isEqualTo(new Answer(List.of(), 0));
        // the names, and a request for each repository
        assertThat(runner.ask("SELECT repository FROM workflow_runs WHERE id = " + some.id())).isEqualTo(single("website", 1 + sandbox.repositories().count()));
        // a page of the list has them all
        assertThat(runner.ask("SELECT id FROM workflow_runs WHERE repository = 'website' AND id IN (%s, %s)".formatted(some.id(), runs.getFirst().id())))
                .matches(answer -> answer.rows().size() == 2 && answer.requests() == pages(runs.size(), 100));
    }

    private static List<Object> row(Repository repository, WorkflowRun run)
    {
        return Arrays.asList(
                repository.name(),
                run.id(),
                run.workflow().id(),
                (long) run.number(),
                (long) run.attempt(),
                run.event(),
                run.status(),
                run.conclusion(),
                run.branch(),
                run.sha(),
                restLogin(run.actor()),
                seconds(run.createdAt()),
                seconds(run.updatedAt()));
    }

    /**
     * GitHub shows 1,000 runs of those that a filter finds.
     */
    @Test
    void testFilteredRunsBeyondTheCap()
    {
        List<WorkflowRun> completed = sandbox.contents("platform").actions().runs().stream().filter(run -> run.status().equals("completed")).toList();
        assertThat(completed).hasSizeGreaterThan(2_000);
        Answer answer = runner.ask("SELECT id FROM workflow_runs WHERE " + PLATFORM + " AND status = 'completed'");
        assertThat(answer.column(0)).containsExactlyInAnyOrderElementsOf(completed.stream().map(run -> (Object) run.id()).toList());
        long windows = Math.ceilDiv(completed.size(), 999) + 1;
        // a request for each window, and the pages
        assertThat(answer.requests()).isLessThanOrEqualTo(windows + pages(completed.size(), 100) + windows);
        Instant middle = completed.get(completed.size() / 2).createdAt();
        long since = completed.stream().filter(run -> !run.createdAt().isBefore(middle)).count();
        Answer recent = runner.ask("SELECT count(*) FROM workflow_runs WHERE %s AND status = 'completed' AND created_at >= from_unixtime(%s)".formatted(PLATFORM, middle.getEpochSecond()));
        assertThat(recent.value()).isEqualTo(since);
    }

    @Test
    void testFilteredRuns()
    {
        List<WorkflowRun> runs = sandbox.contents("website").actions().runs();
        assertThat(runner.ask("SELECT id FROM workflow_runs WHERE repository = 'website' AND conclusion = 'failure'").rows())
                .hasSize((int) runs.stream().filter(run -> "failure".equals(run.conclusion())).count());
        assertThat(runner.ask("SELECT id FROM workflow_runs WHERE repository = 'website' AND event = 'push' AND status = 'completed'").rows())
                .hasSize((int) runs.stream().filter(run -> run.event().equals("push") && run.status().equals("completed")).count());
        assertThat(runner.ask("SELECT id FROM workflow_runs WHERE repository = 'website' AND event = 'PUSH'").rows()).isEmpty();
        WorkflowRun some = runs.get(runs.size() / 2);
        assertThat(runner.ask("SELECT id FROM workflow_runs WHERE repository = 'website' AND check_suite_id = " + some.checkSuiteId()))
                .isEqualTo(single(some.id(), 2));
        assertThat(runner.rows("SELECT id FROM workflow_runs WHERE repository = 'website' AND created_at = from_unixtime(%s)".formatted(some.createdAt().getEpochSecond())))
                .hasSize((int) runs.stream().filter(run -> run.createdAt().equals(some.createdAt())).count());
    }

    @Test
    void testJobs()
    {
        List<WorkflowRun> runs = sandbox.contents("website").actions().runs();
        List<List<Object>> expected = runs.stream().flatMap(run -> run.jobs().stream().map(job -> row(run, job))).toList();
        Answer answer = runner.ask("SELECT run_id, id, run_attempt, name, status, conclusion, to_unixtime(started_at), to_unixtime(completed_at) FROM workflow_jobs WHERE repository = 'website'");
        assertRows(answer, expected);
        // the name, the runs, and the jobs of each
        assertThat(answer.requests()).isEqualTo(1 + pages(runs.size(), 100) + runs.size());
        assertThat(runner.rows("SELECT * FROM workflow_jobs WHERE repository = 'website'")).hasSameSizeAs(expected);
        WorkflowRun run = runs.getLast();
        assertThat(runner.ask("SELECT count(*) FROM workflow_jobs WHERE repository = 'website' AND run_id = " + run.id())).isEqualTo(single((long) run.jobs().size(), 1));
        assertThat(runner.ask("SELECT name FROM workflow_jobs WHERE repository = 'website' AND run_id IN (%s, %s)".formatted(run.id(), runs.getFirst().id())).requests()).isEqualTo(2);
        assertThat(runner.ask("SELECT name FROM workflow_jobs WHERE repository = 'website' AND run_id = 7")).isEqualTo(new Answer(List.of(), 1));
        assertThat(runner.ask("SELECT count(*) FROM workflow_jobs WHERE repository = 'website' AND run_id = 7").value()).isEqualTo(0L);
        assertThat(runner.ask("SELECT name FROM workflow_jobs WHERE repository = 'website' AND run_id = -1")).isEqualTo(new Answer(List.of(), 0));
    }

    private static List<Object> row(WorkflowRun run, Job job)
    {
        return Arrays.asList(run.id(), job.id(), (long) job.attempt(), job.name(), job.status(), job.conclusion(), seconds(job.startedAt()), seconds(job.completedAt()));
    }

    @Test
    void testSteps()
    {
        List<WorkflowRun> runs = sandbox.contents("docs").actions().runs();
        Answer answer = runner.ask("SELECT run_id, job_id, job_name, number, name, status, conclusion FROM workflow_job_steps WHERE repository = 'docs'");
        assertRows(answer, runs.stream()
                .flatMap(run -> run.jobs().stream().flatMap(job -> job.steps().stream().map(step ->
                        Arrays.<Object>asList(run.id(), job.id(), job.name(), (long) step.number(), step.name(), step.status(), step.conclusion()))))
                .toList());
    }

    @Test
    void testArtifacts()
    {
        List<List<Object>> expected = sandbox.rows(contents -> contents.actions().artifacts(), TestActionsTables::row);
        assertRows(runner.ask("SELECT repository, id, name, size_in_bytes, expired, run_id, to_unixtime(created_at), to_unixtime(expires_at) FROM artifacts"), expected);
        List<Artifact> artifacts = sandbox.contents("website").actions().artifacts();
        assertThat(runner.ask("SELECT id FROM artifacts WHERE repository = 'website' AND name = 'binaries'").rows())
                .hasSize((int) artifacts.stream().filter(artifact -> artifact.name().equals("binaries")).count());
        assertThat(runner.ask("SELECT count(*) FROM artifacts WHERE repository = 'website'")).isEqualTo(single((long) artifacts.size(), 1));
    }

    private static List<Object> row(Repository repository, Artifact artifact)
    {
        return Arrays.asList(
                repository.name(),
                artifact.id(),
                artifact.name(),
                artifact.bytes(),
                artifact.expired(),
                artifact.run().id(),
                seconds(artifact.createdAt()),
                seconds(artifact.expiresAt()));
    }

    @Test
    void testCheckRuns()
    {
        WorkflowRun run = sandbox.contents("website").actions().runs().getFirst();
        List<Job> jobs = sandbox.contents("website").actions().runsOf(run.sha()).stream().flatMap(ofCommit -> ofCommit.jobs().stream()).toList();
        Answer answer = runner.ask("SELECT id, head_sha, name, status, conclusion FROM check_runs WHERE repository = 'website' AND head_sha = '%s'".formatted(run.sha()));
        assertRows(answer, jobs.stream().map(job -> Arrays.<Object>asList(job.id(), run.sha(), job.name(), job.status(), job.conclusion())).toList());
        assertThat(answer.requests()).isEqualTo(pages(jobs.size(), 100));
        assertThat(runner.ask("SELECT count(*) FROM check_runs WHERE repository = 'website' AND head_sha = '%s'".formatted(run.sha()))).isEqualTo(single((long) jobs.size(), 1));
        // neither a branch nor a part of a hash is a hash
        assertThat(runner.ask("SELECT id FROM check_runs WHERE repository = 'website' AND head_sha IN ('main', '%s')".formatted(run.sha().substring(0, 10)))).isEqualTo(new Answer(List.of(), 0));
        assertThat(runner.ask("SELECT id FROM check_runs WHERE repository = 'website' AND head_sha = '%s'".formatted("0".repeat(40))).rows()).isEmpty();
        assertTrinoExceptionThrownBy(() -> runner.ask("SELECT id FROM check_runs WHERE repository = 'website'"))
                .hasErrorCode(OMNISQL_FILTER_REQUIRED)
                .hasMessage("GitHub lists check_runs only by head_sha: add WHERE head_sha = '...' to the query");
    }

    @Test
    void testDeployments()
    {
        List<List<Object>> expected = sandbox.rows(contents -> contents.delivery().deployments(), TestActionsTables::row);
        assertRows(
                runner.ask("SELECT repository, id, sha, ref, task, environment, description, creator_login, production_environment, to_unixtime(created_at) FROM deployments"),
                expected);
        List<Deployment> deployments = sandbox.contents("website").delivery().deployments();
        String environment = deployments.getFirst().environment();
        assertThat(runner.ask("SELECT id FROM deployments WHERE repository = 'website' AND environment = '%s'".formatted(environment)).rows())
                .hasSize((int) deployments.stream().filter(deployment -> deployment.environment().equals(environment)).count());
    }

    private static List<Object> row(Repository repository, Deployment deployment)
    {
        return Arrays.asList(
                repository.name(),
                deployment.id(),
                deployment.sha(),
                deployment.ref(),
                deployment.task(),
                deployment.environment(),
                deployment.description(),
                restLogin(deployment.creator()),
                deployment.environment().equals("production"),
                seconds(deployment.createdAt()));
    }

    @Test
    void testDeploymentStatuses()
    {
        List<Deployment> deployments = sandbox.contents("website").delivery().deployments();
        Answer answer = runner.ask("SELECT environment, state, description, to_unixtime(created_at) FROM deployment_statuses WHERE repository = 'website'");
        assertRows(answer, deployments.stream()
                .flatMap(deployment -> deployment.statuses().stream().map(status ->
                        Arrays.<Object>asList(deployment.environment(), status.state(), status.description(), seconds(status.createdAt()))))
                .toList());
        assertThat(answer.requests()).isEqualTo(pages(deployments.size(), 50));
        Answer joined = runner.ask("SELECT d.id, count(*) FROM deployments d JOIN deployment_statuses s ON d.node_id = s.deployment_node_id WHERE d.repository = 'website' AND s.repository = 'website' GROUP BY 1");
        assertRows(joined, deployments.stream()
                .filter(deployment -> !deployment.statuses().isEmpty())
                .map(deployment -> Arrays.<Object>asList(deployment.id(), (long) deployment.statuses().size()))
                .toList());
    }

    @Test
    void testEnvironments()
    {
        List<List<Object>> expected = sandbox.rows(contents -> contents.delivery().environments(), TestActionsTables::row);
        assertRows(runner.ask("SELECT repository, id, name, to_unixtime(created_at), to_unixtime(updated_at) FROM environments"), expected);
        assertThat(runner.ask("SELECT count(*) FROM environments").value()).isEqualTo((long) expected.size());
    }

    private static List<Object> row(Repository repository, Environment environment)
    {
        return Arrays.asList(repository.name(), environment.id(), environment.name(), seconds(environment.createdAt()), seconds(environment.updatedAt()));
    }
}
