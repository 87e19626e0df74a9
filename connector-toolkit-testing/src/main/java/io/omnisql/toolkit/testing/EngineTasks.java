package io.omnisql.toolkit.testing;

import io.trino.testing.DistributedQueryRunner;

import java.time.Duration;

import static com.google.common.base.Preconditions.checkState;
import static com.google.common.util.concurrent.Uninterruptibles.sleepUninterruptibly;

/**
 * The tasks of all nodes of an engine.
 */
public final class EngineTasks
{
    private static final Duration PAUSE = Duration.ofMillis(5);
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private EngineTasks() {}

    /**
     * Waits until none runs. Those of a query that has failed, or has rows enough, may go on asking for a while after it.
     */
    public static void awaitEnd(DistributedQueryRunner runner)
    {
        long start = System.nanoTime();
        while (!runner.getServers().stream()
                .flatMap(server -> server.getTaskManager().getAllTaskInfo().stream())
                .allMatch(task -> task.taskStatus().getState().isDone())) {
            checkState(System.nanoTime() - start < LONGEST.toNanos(), "Tasks run for %s after their queries", LONGEST);
            sleepUninterruptibly(PAUSE);
        }
    }
}
