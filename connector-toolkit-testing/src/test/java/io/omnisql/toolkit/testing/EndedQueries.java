package io.omnisql.toolkit.testing;

import io.trino.execution.TaskInfo;
import io.trino.plugin.base.metrics.LongCount;
import io.trino.spi.QueryId;
import io.trino.testing.DistributedQueryRunner;

/**
 * What queries did, once nothing of them runs any more.
 */
final class EndedQueries
{
    private EndedQueries() {}

    /**
     * Waits until all tasks of the query have ended.
     */
    static void awaitTasks(DistributedQueryRunner runner, QueryId query)
            throws InterruptedException
    {
        while (!runner.getCoordinator().getTaskManager().getAllTaskInfo().stream()
                .map(TaskInfo::taskStatus)
                .filter(task -> task.getTaskId().getQueryId().equals(query))
                .allMatch(task -> task.getState().isDone())) {
            Thread.sleep(5);
        }
    }

    /**
     * The calls that the operators of the query counted.
     */
    static long remoteCalls(DistributedQueryRunner runner, QueryId query)
            throws InterruptedException
    {
        while (!runner.getCoordinator().getFullQueryInfo(query).isFinalQueryInfo()) {
            Thread.sleep(5);
        }
        return runner.getCoordinator().getFullQueryInfo(query).getQueryStats().getOperatorSummaries().stream()
                .map(operator -> operator.getConnectorMetrics().getMetrics().get("remoteCalls"))
                .filter(LongCount.class::isInstance)
                .mapToLong(count -> ((LongCount) count).getTotal())
                .sum();
    }
}
