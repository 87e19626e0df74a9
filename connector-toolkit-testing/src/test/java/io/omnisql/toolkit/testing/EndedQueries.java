package io.omnisql.toolkit.testing;

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
