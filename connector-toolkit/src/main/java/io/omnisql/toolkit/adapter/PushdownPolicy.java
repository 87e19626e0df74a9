package io.omnisql.toolkit.adapter;

import java.util.List;

/**
 * Decides what the service takes over. Pure: it asks the service nothing.
 */
public interface PushdownPolicy
{
    /**
     * How the service's filter relates to this very predicate, its values included. It is asked only for predicates that the
     * column's {@link FilterSupport} allows, and its answer is never taken for better than that.
     */
    Verdict filter(RemoteQuery query, RemotePredicate predicate);

    /**
     * Whether the service can return rows in this order, such that the first rows of each partition contain the first rows in SQL's order.
     * It is asked only when every filter is exact and all columns are sortable.
     */
    boolean sort(RemoteQuery query, List<RemoteSort> sort);

    /**
     * Whether the service can compute the aggregates over exactly the rows that the query selects, each partition giving one row per group.
     * It is asked only when every filter is exact and there is no limit.
     */
    boolean aggregation(RemoteQuery query, List<RemoteAggregate> aggregates, List<String> grouping);
}
