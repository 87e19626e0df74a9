package io.omnisql.plugin.github.scan;

import com.google.common.collect.ImmutableSet;
import io.omnisql.toolkit.adapter.FilterSupport;
import io.omnisql.toolkit.adapter.RemotePredicate.ColumnPredicate;
import io.omnisql.toolkit.adapter.RemotePredicate.Values;
import io.omnisql.toolkit.adapter.RemoteQuery;
import io.omnisql.toolkit.adapter.RemoteValue;
import io.omnisql.toolkit.adapter.Verdict;
import io.omnisql.toolkit.types.Predicates;

import java.util.Set;

import static io.omnisql.toolkit.adapter.FilterSupport.equality;
import static io.omnisql.toolkit.adapter.Verdict.NEVER;
import static io.omnisql.toolkit.adapter.Verdict.SUPERSET;

/**
 * A filter on a column that GitHub does not filter by, and whose values are all known: it finds out that none of them is wanted.
 */
record ClosedFilter(Set<String> known)
        implements ConnectionFilter
{
    ClosedFilter
    {
        known = ImmutableSet.copyOf(known);
    }

    @Override
    public FilterSupport support()
    {
        return equality(SUPERSET);
    }

    @Override
    public Verdict verdict(RemoteQuery query, ColumnPredicate predicate)
    {
        return predicate instanceof Values wanted && !wanted.nullAllowed() && known.stream().map(RemoteValue::of).noneMatch(value -> Predicates.matches(wanted, value)) ? SUPERSET : NEVER;
    }

    @Override
    public void apply(ColumnPredicate predicate, ConnectionArguments arguments)
    {
        arguments.noRow();
    }
}
