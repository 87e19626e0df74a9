package io.omnisql.toolkit.connector;

import io.omnisql.toolkit.remote.QueryActivity;
import io.trino.plugin.base.metrics.LongCount;
import io.trino.spi.metrics.Metrics;

import java.util.Map;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

/**
 * The remote work of a part of a query, as the engine adds it up.
 */
final class RemoteMetrics
{
    private RemoteMetrics() {}

    static Metrics of(QueryActivity activity)
    {
        return new Metrics(Map.of(
                "remoteCalls", new LongCount(activity.remoteCalls()),
                "cacheHits", new LongCount(activity.cacheHits()),
                "retries", new LongCount(activity.retries()),
                "remoteBytes", new LongCount(activity.bytes()),
                "throttledMillis", new LongCount(NANOSECONDS.toMillis(activity.throttledNanos()))));
    }
}
