package io.omnisql.toolkit.connector;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import io.omnisql.toolkit.remote.QueryActivity;

import java.time.Duration;

/**
 * The activities of the queries that run on this node, so that all parts of a query share one budget.
 * <p>
 * An activity lives as long as a part of its query holds it, and for some minutes after the last new part.
 */
final class QueryActivities
{
    private static final Duration IDLE = Duration.ofMinutes(10);

    private final Cache<String, QueryActivity> referenced = CacheBuilder.newBuilder()
            .weakValues()
            .build();
    private final Cache<String, QueryActivity> recent = CacheBuilder.newBuilder()
            .expireAfterAccess(IDLE)
            .build();

    /**
     * The activity of a query; the first part of it on this node decides the budget.
     */
    QueryActivity of(String queryId, long maxRemoteCalls)
    {
        QueryActivity activity = referenced.asMap().computeIfAbsent(queryId, _ -> new QueryActivity(maxRemoteCalls));
        recent.put(queryId, activity);
        return activity;
    }

    /**
     * Forgets a query that has ended.
     */
    void forget(String queryId)
    {
        QueryActivity activity = referenced.getIfPresent(queryId);
        recent.invalidate(queryId);
        if (activity != null) {
            activity.end();
        }
    }
}
