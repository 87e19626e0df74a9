package io.omnisql.sandbox.github.data.actions;

import io.omnisql.sandbox.github.data.Account;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A run of a workflow.
 *
 * @param number among the runs of its workflow
 * @param attempt how often it was started
 * @param conclusion null while it is not completed
 * @param actor null when the account was deleted
 * @param pullRequest number of the pull request that it is for, null when it is for none
 * @param jobs of all attempts
 */
public record WorkflowRun(
        long id,
        long checkSuiteId,
        Workflow workflow,
        int number,
        int attempt,
        String event,
        String status,
        String conclusion,
        String branch,
        String sha,
        Account actor,
        String title,
        Integer pullRequest,
        Instant createdAt,
        Instant startedAt,
        Instant updatedAt,
        List<Job> jobs)
{
    public WorkflowRun
    {
        jobs = List.copyOf(jobs);
    }

    /**
     * Whether this is the run's status or its conclusion.
     */
    public boolean isIn(String statusOrConclusion)
    {
        return statusOrConclusion.equals(status) || statusOrConclusion.equals(conclusion);
    }

    public List<Job> jobs(int ofAttempt)
    {
        return jobs.stream().filter(job -> job.attempt() == ofAttempt).toList();
    }

    public Optional<Integer> pullRequestNumber()
    {
        return Optional.ofNullable(pullRequest);
    }
}
