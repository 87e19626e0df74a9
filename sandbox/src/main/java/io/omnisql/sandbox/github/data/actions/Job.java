package io.omnisql.sandbox.github.data.actions;

import java.time.Instant;
import java.util.List;

/**
 * A job of a workflow run, which is a check run of its commit, too.
 *
 * @param conclusion null while it is not completed
 * @param completedAt null while it is not completed
 * @param runner null while it is queued
 */
public record Job(
        long id,
        int attempt,
        String name,
        String status,
        String conclusion,
        Instant createdAt,
        Instant startedAt,
        Instant completedAt,
        Runner runner,
        List<Step> steps)
{
    public Job
    {
        steps = List.copyOf(steps);
    }

    /**
     * A step of a job.
     *
     * @param conclusion null while it is not completed
     * @param completedAt null while it is not completed
     */
    public record Step(int number, String name, String status, String conclusion, Instant startedAt, Instant completedAt) {}

    public boolean failed()
    {
        return "failure".equals(conclusion);
    }
}
