package io.omnisql.plugin.github.scan;

import io.omnisql.toolkit.adapter.FilterSupport;
import io.omnisql.toolkit.adapter.RemotePredicate.Values;
import io.omnisql.toolkit.adapter.Verdict;

/**
 * The parameter {@code since}, which compares the time of the last change.
 */
record RestSince()
        implements RestFilter
{
    @Override
    public FilterSupport support()
    {
        return SinceFilter.SUPPORT;
    }

    @Override
    public Verdict verdict(Values predicate)
    {
        return SinceFilter.verdict(predicate);
    }

    @Override
    public void apply(Values predicate, RestArguments arguments)
    {
        SinceFilter.low(predicate).ifPresent(low -> arguments.lenient("since", SinceFilter.since(low)));
    }
}
