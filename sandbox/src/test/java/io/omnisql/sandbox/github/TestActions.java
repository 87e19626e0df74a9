package io.omnisql.sandbox.github;

import com.fasterxml.jackson.databind.JsonNode;
import io.omnisql.sandbox.github.SandboxClient.Answer;
import io.omnisql.sandbox.github.access.SandboxToken;
import io.omnisql.sandbox.github.data.actions.ActionsData;
import io.omnisql.sandbox.github.data.actions.Artifact;
import io.omnisql.sandbox.github.data.actions.WorkflowRun;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

@TestInstance(PER_CLASS)
final class TestActions
{
    private static final String ACTIONS = "/repos/acme/platform/actions";

    private final GithubSandbox sandbox = GithubSandbox.start();
    private final SandboxClient acme = SandboxClient.of(sandbox, SandboxToken.ACME);
    private final ActionsData platform = sandbox.data().contents("acme", "platform").actions();

    @AfterAll
    void close()
    {
        acme.close();
        sandbox.close();
    }

    @Test
    void testRows()
    {
        List<WorkflowRun> runs = platform.runs();
        assertThat(runs).hasSize(2_400).extracting(WorkflowRun::id).isSorted().doesNotHaveDuplicates();
        assertThat(runs).anyMatch(run -> run.id() < Integer.MAX_VALUE).anyMatch(run -> run.id() > Integer.MAX_VALUE);
        assertThat(runs).anyMatch(run -> run.actor() == null).anyMatch(run -> run.conclusion() == null).anyMatch(run -> run.attempt() > 1).anyMatch(run -> run.jobs().isEmpty()).anyMatch(run -> run.pullRequest() != null);
        assertThat(runs).filteredOn(run -> run.event().equals("push")).hasSizeGreaterThan(1_000);
        assertThat(platform.artifacts()).extracting(Artifact::id).doesNotHaveDuplicates();
    }

    @Test
    void testAllRuns()
    {
        Answer first = acme.get(ACTIONS + "/runs?per_page=100");
        assertThat(first.json().get("total_count").intValue()).isEqualTo(2_400);
        assertThat(first.link("last")).contains("page=24");
        List<Long> newestFirst = platform.runs().stream().sorted(Comparator.comparing(WorkflowRun::createdAt).reversed()).map(WorkflowRun::id).toList();
        assertThat(ids(pages(ACTIONS + "/runs?per_page=100", "workflow_runs"))).containsExactlyInAnyOrderElementsOf(newestFirst);
        assertThat(first.json().get("workflow_runs")).extracting(run -> run.get("created_at").textValue()).isSortedAccordingTo(Comparator.reverseOrder());
    }

    @Test
    void testFilteredRunsEndAtThousand()
    {
        long pushes = platform.runs().stream().filter(run -> run.event().equals("push")).count();
        Answer answer = acme.get(ACTIONS + "/runs?event=push&per_page=100");
        assertThat(answer.json().get("total_count").longValue()).isEqualTo(pushes);
        assertThat(answer.link("last")).contains("page=10");
        assertThat(pages(ACTIONS + "/runs?event=push&per_page=100", "workflow_runs")).hasSize(1_000);
        assertThat(acme.get(ACTIONS + "/runs?event=push&per_page=100&page=11").json().get("workflow_runs")).isEmpty();
        // what is left out is found by its time
        Instant middle = platform.runs().get(1_200).createdAt();
        int before = acme.get(ACTIONS + "/runs?event=push&created=*.." + middle).json().get("total_count").intValue();
        int after = acme.get(ACTIONS + "/runs?event=push&created=%3E" + middle).json().get("total_count").intValue();
        assertThat(before + after).isEqualTo((int) pushes);
        assertThat(before).isBetween(1, 1_000);
    }

    @Test
    void testFilters()
    {
        WorkflowRun some = platform.runs().stream().filter(run -> run.pullRequest() != null && run.actor() != null).findFirst().orElseThrow();
        filtered("actor=" + some.actor().restLogin().toUpperCase(), run -> some.actor().equals(run.actor()));
        filtered("branch=" + some.branch().replace("#", "%23"), run -> run.branch().equals(some.branch()));
        filtered("status=failure", run -> "failure".equals(run.conclusion()));
        filtered("status=in_progress", run -> run.status().equals("in_progress"));
        filtered("head_sha=" + some.sha(), run -> run.sha().equals(some.sha()));
        filtered("check_suite_id=" + some.checkSuiteId(), run -> run.id() == some.id());
        JsonNode json = acme.get(ACTIONS + "/runs/" + some.id()).json();
        assertThat(json.at("/pull_requests/0/number").intValue()).isEqualTo(some.pullRequest());
        assertThat(acme.get(ACTIONS + "/runs/%s?exclude_pull_requests=true".formatted(some.id())).json().get("pull_requests")).isEmpty();
        assertThat(acme.get(ACTIONS + "/runs?created=yesterday").status()).isEqualTo(422);
        assertThat(acme.get(ACTIONS + "/runs?conclusion=success").status()).isEqualTo(422);
        assertThat(acme.get(ACTIONS + "/runs?status=succeeded").status()).isEqualTo(422);
    }

    private void filtered(String query, Predicate<WorkflowRun> condition)
    {
        List<Long> expected = platform.runs().stream().filter(condition).map(WorkflowRun::id).toList();
        assertThat(expected).isNotEmpty();
        assertThat(ids(pages(ACTIONS + "/runs?per_page=100&" + query, "workflow_runs"))).as(query).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void testJobs()
    {
        WorkflowRun twice = platform.runs().stream().filter(run -> run.attempt() == 2 && !run.jobs().isEmpty()).findFirst().orElseThrow();
        String jobs = ACTIONS + "/runs/%s/jobs".formatted(twice.id());
        assertThat(acme.get(jobs).json().get("total_count").intValue()).isEqualTo(twice.jobs(2).size());
        assertThat(acme.get(jobs + "?filter=all").json().get("total_count").intValue()).isEqualTo(twice.jobs().size());
        assertThat(acme.get(ACTIONS + "/runs/%s/attempts/1/jobs".formatted(twice.id())).json().get("jobs")).hasSize(twice.jobs(1).size()).allMatch(job -> job.get("run_attempt").intValue() == 1);
        assertThat(acme.get(ACTIONS + "/runs/%s/attempts/3/jobs".formatted(twice.id())).status()).isEqualTo(404);
        assertThat(acme.get(jobs).json().at("/jobs/0/steps")).isNotEmpty();
        assertThat(acme.get(ACTIONS + "/runs/1/jobs").status()).isEqualTo(404);
        JsonNode checks = acme.get("/repos/acme/platform/commits/%s/check-runs?filter=all&per_page=100".formatted(twice.sha())).json();
        assertThat(checks.get("total_count").intValue()).isEqualTo(platform.runsOf(twice.sha()).stream().mapToInt(run -> run.jobs().size()).sum());
        assertThat(checks.get("check_runs")).extracting(check -> check.get("id").longValue()).contains(twice.jobs().getFirst().id());
    }

    @Test
    void testArtifactsAndSettings()
    {
        assertThat(pages(ACTIONS + "/artifacts?per_page=100&name=binaries", "artifacts")).hasSize((int) platform.artifacts().stream().filter(artifact -> artifact.name().equals("binaries")).count());
        Artifact some = platform.artifacts().getFirst();
        assertThat(pages(ACTIONS + "/runs/%s/artifacts".formatted(some.run().id()), "artifacts")).hasSize((int) platform.artifacts().stream().filter(artifact -> artifact.run().equals(some.run())).count());
        assertThat(acme.get(ACTIONS + "/variables").json().at("/variables/0/value").isTextual()).isTrue();
        assertThat(acme.get(ACTIONS + "/secrets").json().at("/secrets/0").has("value")).isFalse();
        assertThat(acme.get(ACTIONS + "/caches?key=maven-&sort=size_in_bytes").json().get("total_count").intValue()).isEqualTo(6);
        assertThat(acme.get("/repos/initech/website/actions/secrets").status()).isEqualTo(403);
        assertThat(acme.get("/repos/initech/website/actions/runs").status()).isEqualTo(200);
        assertThat(acme.get("/repos/globex/platform/actions/runs").status()).isEqualTo(404);
    }

    private List<JsonNode> pages(String path, String field)
    {
        List<JsonNode> rows = new ArrayList<>();
        String next = path;
        while (next != null) {
            Answer answer = acme.get(next);
            assertThat(answer.status()).as(next).isEqualTo(200);
            answer.json().get(field).forEach(rows::add);
            next = answer.link("next");
        }
        return rows;
    }

    private static List<Long> ids(List<JsonNode> rows)
    {
        return rows.stream().map(row -> row.get("id").longValue()).toList();
    }
}
