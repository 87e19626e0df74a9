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

    /**
     * Of reading a split.
     */
    static Metrics ofReading(QueryActivity activity)
    {
        return of(activity, "remoteCalls", "cacheHits", "retries", "remoteBytes", "throttledMillis");
    }

    /**
     * Of finding the splits. The names differ from those of reading: the engine merges both sets, and what comes from a split has its own class of counts
     * there, since it crossed the wire.
     */
    static Metrics ofPlanning(QueryActivity activity)
    {
        return of(activity, "planningRemoteCalls", "planningCacheHits", "planningRetries", "planningRemoteBytes", "planningThrottledMillis");
    }

    private static Metrics of(QueryActivity activity, String remoteCalls, String cacheHits, String retries, String remoteBytes, String throttledMillis)
    {
        return new Metrics(Map.of(
                remoteCalls, new LongCount(activity.remoteCalls()),
                cacheHits, new LongCount(activity.cacheHits()),
                retries, new LongCount(activity.retries()),
                remoteBytes, new LongCount(activity.bytes()),
                throttledMillis, new LongCount(NANOSECONDS.toMillis(activity.throttledNanos()))));
    }
}
