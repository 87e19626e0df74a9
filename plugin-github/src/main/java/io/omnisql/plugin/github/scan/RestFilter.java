package io.omnisql.plugin.github.scan;

import io.omnisql.toolkit.adapter.FilterSupport;
import io.omnisql.toolkit.adapter.RemotePredicate.Values;
import io.omnisql.toolkit.adapter.Verdict;

/**
 * How a REST list is narrowed by one column.
 */
public interface RestFilter
{
    /**
     * The most that is ever claimed.
     */
    FilterSupport support();

    /**
     * How the list's parameter relates to this predicate.
     */
    Verdict verdict(Values predicate);

    /**
     * Writes a predicate that was not refused into the list's parameters.
     */
    void apply(Values predicate, RestArguments arguments);
}
