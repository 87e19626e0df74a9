package io.omnisql.plugin.github.scan;

import io.omnisql.toolkit.adapter.FilterSupport;
import io.omnisql.toolkit.adapter.RemotePredicate.ColumnPredicate;
import io.omnisql.toolkit.adapter.RemoteQuery;
import io.omnisql.toolkit.adapter.Verdict;

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
}
