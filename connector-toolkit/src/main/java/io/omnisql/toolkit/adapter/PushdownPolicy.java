package io.omnisql.toolkit.adapter;

import io.omnisql.toolkit.adapter.RemotePredicate.AnyOf;
import io.omnisql.toolkit.adapter.RemotePredicate.ColumnPredicate;

import java.util.List;
import java.util.Optional;

/**
 * Decides what the service takes over. Pure: but for joins it asks the service nothing.
 */
public interface PushdownPolicy
{
    /**
     * How the service's filter relates to this very predicate, its values included. It is asked only for predicates that the
     * column's {@link FilterSupport} allows, and its answer is never taken for better than that.
     */
    Verdict filter(RemoteQuery query, ColumnPredicate predicate);

    /**
     * Whether the service looks rows up by values of the column. Such columns are asked for first: what they take over makes the
     * rest needless.
     */
    default boolean isLookup(RemoteQuery query, ColumnDefinition column)
    {
        return false;
    }

    /**
     * A weaker predicate to push in place of one that got the verdict NEVER: every row that satisfies the first satisfies this one.
     */
    default Optional<ColumnPredicate> weaken(RemoteQuery query, ColumnPredicate predicate)
    {
        return Optional.empty();
    }

    /**
     * Whether the service understands OR between predicates that it would take one by one.
     */
    default boolean disjunction(RemoteQuery query, AnyOf predicate)
    {
        return false;
    }

    /**
     * Whether a column of 32-bit integers may be read with 64 bits under another name, which differs from its own in nothing else: then
     * sums of it can be taken over. It needs a planner that knows columns by their attributes.
     */
    default boolean widens(RemoteQuery query, ColumnDefinition column)
    {
        return false;
    }

    /**
     * A column whose values are what SQL's function makes of a column's, e.g. the year of a date, so that rows can be grouped by it. Scans
     * read it like any other, under a name of its own that holds a dollar sign. It needs a planner that knows columns by their attributes.
     *
     * @param function as SQL calls it; {@code $cast} for a cast
     * @param constants texts that the function takes before the column
     * @param type of the function's result, as SQL spells it
     * @param column one of the table, or one that was derived before, as functions of functions are
     * @return empty when the function is not known; what has another type than the function's result is not used, and a hidden column is
     *         only what further functions are made of
     */
    default Optional<ColumnDefinition> derive(RemoteQuery query, String function, List<String> constants, String type, ColumnDefinition column)
    {
        return Optional.empty();
    }

    /**
     * Whether the service can return rows in this order, such that the first rows of each partition contain the first rows in SQL's order.
     * It is asked only when every filter is exact and all columns are sortable.
     */
    boolean sort(RemoteQuery query, List<RemoteSort> sort);

    /**
     * Whether the service can compute the aggregates over exactly the rows that the query selects, each partition giving one row per group
     * unless {@link ScanPlanner#hasPartialGroups}. It is asked only when every filter is exact and there is no limit.
     */
    boolean aggregation(RemoteQuery query, List<RemoteAggregate> aggregates, List<String> grouping);

    /**
     * One query in place of a join. Unlike the other questions it may ask the service, on a virtual thread: whether a join is the same as
     * the service's own way from one row to another may depend on what the user may see.
     * <p>
     * The engine may still filter, sort, limit and aggregate what the query gives, also by the right's columns: those that allow it must mean
     * it exactly as the right's own.
     *
     * @return empty when the engine has to join
     */
    default Optional<JoinedQuery> join(ConnectionInfo connection, RemoteJoin join, RemoteReader reader)
    {
        return Optional.empty();
    }

    /**
     * Whether the service leaves out exactly the groups that do not satisfy the predicate, which is about a column of the grouping or the
     * output of an aggregate. It is asked only about queries whose aggregation was taken over.
     */
    default boolean having(RemoteQuery query, ColumnPredicate predicate)
    {
        return false;
    }
}
