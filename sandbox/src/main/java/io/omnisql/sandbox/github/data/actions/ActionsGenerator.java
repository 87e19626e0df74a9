package io.omnisql.sandbox.github.data.actions;

import io.omnisql.sandbox.github.data.Account;
import io.omnisql.sandbox.github.data.Commit;
import io.omnisql.sandbox.github.data.PullRequest;
import io.omnisql.sandbox.github.data.Repository;
import io.omnisql.sandbox.github.data.RepositoryContents;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * Makes workflows, and runs of them on the commits of the default branch and the heads of pull requests.
 */
public final class ActionsGenerator
{
    // those of the largest repository cross 2^31
    private static final long RUN_IDS = 2_134_000_000L;
    private static final List<String> CONCLUSIONS = List.of(
            "success", "success", "success", "success", "success", "success", "failure", "failure", "cancelled", "skipped", "timed_out", "neutral", "action_required");
    private static final List<String> EVENTS = List.of("push", "push", "push", "push", "push", "push", "pull_request", "pull_request", "schedule", "workflow_dispatch");

    private final Repository repository;
    private final RepositoryContents contents;
    private final List<Account> people;
    private final SplittableRandom random;
    private final int index;
    private final Instant end;
    private final List<Runner> runners;
    private final Map<Long, Integer> numbers = new HashMap<>();

    public ActionsGenerator(Repository repository, RepositoryContents contents, List<Account> people, SplittableRandom random, int index, Instant end)
    {
        this.repository = repository;
        this.contents = contents;
        this.people = people;
        this.random = random;
        this.index = index;
        this.end = end;
        this.runners = List.of(
                new Runner(index * 10L + 1, "runner-a", "linux", true, false, List.of("self-hosted", "Linux", "X64")),
                new Runner(index * 10L + 2, "runner-b", "macos", false, false, List.of("self-hosted", "macOS", "ARM64")));
    }

    /**
     * @param count how many runs
     */
    public ActionsData generate(int count)
    {
        if (repository.isEmpty() || count == 0) {
            return ActionsData.EMPTY;
        }
        List<Workflow> workflows = workflows();
        TreeMap<Instant, Commit> tips = new TreeMap<>();
        contents.git().log(contents.git().resolve(repository.defaultBranch()).orElseThrow()).forEach(commit -> tips.put(commit.committer().date(), commit));
        long span = Duration.between(repository.createdAt(), end).toSeconds() - 7_200;
        List<Instant> times = random.longs(count, 0, span).sorted().mapToObj(offset -> repository.createdAt().plusSeconds(offset)).toList();
        List<WorkflowRun> runs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            // some start in the same second
            Instant at = i % 9 == 8 ? times.get(i - 1) : times.get(i);
            runs.add(run(i, count, pick(workflows), at, Optional.ofNullable(tips.floorEntry(at)).orElse(tips.firstEntry()).getValue()));
        }
        return new ActionsData(workflows, runs, artifacts(runs), index % 3 == 0 ? runners : List.of(), caches(), settings(false), settings(true));
    }

    private List<Workflow> workflows()
    {
        List<Workflow> workflows = new ArrayList<>();
        for (String name : List.of("ci", "release", "nightly \"full\" build", "stale")) {
            long id = 30_000_000L + index * 100L + workflows.size();
            Workflow.State state = name.equals("stale") ? Workflow.State.DISABLED_MANUALLY : Workflow.State.ACTIVE;
            workflows.add(new Workflow(id, name, ".github/workflows/%s.yml".formatted(name.replaceAll("\\W+", "-")), state, repository.createdAt(), repository.createdAt().plus(Duration.ofDays(30))));
        }
        return workflows;
    }

    private WorkflowRun run(int position, int count, Workflow workflow, Instant at, Commit tip)
    {
        List<PullRequest> pulls = contents.pullRequests();
        String event = pick(EVENTS);
        PullRequest pull = event.equals("pull_request") && !pulls.isEmpty() ? pick(pulls) : null;
        String status = position < count - 3 ? "completed" : position == count - 1 ? "queued" : "in_progress";
        String conclusion = status.equals("completed") ? pick(CONCLUSIONS) : null;
        int attempts = random.nextInt(12) == 0 ? 2 : 1;
        long id = RUN_IDS + index * 4_000_000L + position * 1_307L;
        List<Job> jobs = new JobGenerator(random, runners, at).jobs(id, attempts, status, conclusion);
        return new WorkflowRun(
                id,
                id + 500_000_000_000L,
                workflow,
                numbers.merge(workflow.id(), 1, Integer::sum),
                attempts,
                pull == null && event.equals("pull_request") ? "push" : event,
                status,
                conclusion,
                pull == null ? repository.defaultBranch() : pull.head().ref(),
                pull == null ? tip.sha() : pull.head().sha(),
                random.nextInt(40) == 0 ? null : pick(people),
                pull == null ? tip.headline() : pull.issue().title(),
                pull == null ? null : pull.number(),
                at,
                at.plusSeconds((attempts - 1) * 3_600L),
                jobs.stream().map(Job::completedAt).filter(Objects::nonNull).max(Comparator.naturalOrder()).orElse(at.plusSeconds(30)),
                jobs);
    }

    private List<Artifact> artifacts(List<WorkflowRun> runs)
    {
        List<Artifact> artifacts = new ArrayList<>();
        for (WorkflowRun run : runs) {
            int some = run.conclusion() == null ? 0 : random.nextInt(3);
            for (String name : List.of("test-reports", "binaries").subList(0, some)) {
                Instant expires = run.updatedAt().plus(Duration.ofDays(90));
                artifacts.add(new Artifact(run.id() * 2 + artifacts.size() % 2, run, name, 500 + random.nextLong(4_000_000_000L), expires.isBefore(end), run.updatedAt(), expires));
            }
        }
        return artifacts;
    }

    private List<ActionsCache> caches()
    {
        List<ActionsCache> caches = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            Instant created = end.minus(Duration.ofDays(20 - i));
            caches.add(new ActionsCache(
                    index * 1_000L + i + 1,
                    i % 4 == 3 ? "refs/pull/%s/merge".formatted(i) : "refs/heads/" + repository.defaultBranch(),
                    (i % 2 == 0 ? "maven-" : "node-") + i,
                    "%064x".formatted(i * 7_919L + index),
                    1_000_000L + random.nextInt(90_000_000),
                    created,
                    created.plus(Duration.ofHours(random.nextInt(200)))));
        }
        return caches;
    }

    private List<Setting> settings(boolean secret)
    {
        List<Setting> settings = new ArrayList<>();
        for (String name : secret ? List.of("DEPLOY_KEY", "NPM_AUTH") : List.of("REGION", "JAVA_VERSION", "GREETING")) {
            Instant created = repository.createdAt().plus(Duration.ofDays(settings.size()));
            settings.add(new Setting(name, secret ? null : "value of \"" + name + "\"", created, created.plus(Duration.ofDays(9))));
        }
        return settings;
    }

    private <T> T pick(List<T> values)
    {
        return values.get(random.nextInt(values.size()));
    }
}
