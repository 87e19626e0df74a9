package io.omnisql.plugin.github.scan;

import io.omnisql.toolkit.adapter.FilterSupport;
import io.omnisql.toolkit.adapter.RemotePredicate.ColumnPredicate;
import io.omnisql.toolkit.adapter.RemoteQuery;
import io.omnisql.toolkit.adapter.RemoteValue;
import io.omnisql.toolkit.adapter.Verdict;

import java.util.List;

/**
 * How GitHub filters a connection by one column.
 */
public interface ConnectionFilter
{
    /**
     * The most that is ever claimed.
     */
    FilterSupport support();

    /**
     * How GitHub's filter relates to this predicate.
     *
     * @param query what was taken over so far
     */
    Verdict verdict(RemoteQuery query, ColumnPredicate predicate);

    /**
     * Writes a predicate that was not refused into the connection's arguments.
     */
    void apply(ColumnPredicate predicate, ConnectionArguments arguments);

    /**
     * Whether GitHub gives few rows beside those of a predicate that it does not apply exactly, so that they are left out here.
     */
    default boolean isRefined()
    {
        return false;
    }

    /**
     * All values that the column has, each of which GitHub can be asked for; none when they are not known.
     */
    default List<RemoteValue> values()
    {
        return List.of();
    }
}
