package io.omnisql.sandbox.github.data.actions;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Makes the jobs of one workflow run with their steps.
 */
final class JobGenerator
{
    private static final List<String> NAMES = List.of("build", "test (17)", "test (25)", "lint", "deploy / staging");
    private static final List<String> STEPS = List.of("Set up job", "Run actions/checkout@v5", "Run ./mvnw verify", "Post Run actions/checkout@v5", "Complete job");

    private final SplittableRandom random;
    private final List<Runner> runners;
    private final Instant start;

    JobGenerator(SplittableRandom random, List<Runner> runners, Instant start)
    {
        this.random = random;
        this.runners = runners;
        this.start = start;
    }

    /**
     * @param conclusion null while the run is not completed
     */
    List<Job> jobs(long runId, int attempts, String status, String conclusion)
    {
        // a run that is skipped or waits for an approval has none
        int count = conclusion == null || !List.of("skipped", "action_required").contains(conclusion) ? 1 + random.nextInt(NAMES.size()) : 0;
        List<Job> jobs = new ArrayList<>();
        for (int attempt = 1; attempt <= attempts; attempt++) {
            for (int i = 0; i < count; i++) {
                boolean last = attempt == attempts;
                // the last job decides; the others succeed
                String own = !last ? "failure" : i == count - 1 ? conclusion : "success";
                jobs.add(job(runId * 10 + jobs.size(), attempt, NAMES.get(i), last && own == null ? status : "completed", own));
            }
        }
        return jobs;
    }

    private Job job(long id, int attempt, String name, String status, String conclusion)
    {
        Instant created = start.plusSeconds((attempt - 1) * 3_600L);
        Instant started = created.plusSeconds(random.nextInt(40));
        boolean queued = status.equals("queued");
        List<Job.Step> steps = queued ? List.of() : steps(started, conclusion);
        Instant completed = conclusion == null ? null : steps.getLast().completedAt();
        return new Job(id, attempt, name, status, conclusion, created, started, completed, queued ? null : runners.get(random.nextInt(runners.size())), steps);
    }

    private List<Job.Step> steps(Instant started, String conclusion)
    {
        List<Job.Step> steps = new ArrayList<>();
        Instant at = started;
        for (int i = 0; i < STEPS.size(); i++) {
            Instant end = at.plusSeconds(1 + random.nextInt(300));
            if (conclusion == null && i == 2) {
                steps.add(new Job.Step(i + 1, STEPS.get(i), "in_progress", null, at, null));
                break;
            }
            boolean decides = i == 2 && !"success".equals(conclusion);
            steps.add(new Job.Step(i + 1, STEPS.get(i), "completed", decides ? "timed_out".equals(conclusion) ? "cancelled" : "neutral".equals(conclusion) ? "success" : conclusion : "success", at, end));
            at = end;
        }
        return steps;
    }
}
