package io.omnisql.plugin.github.scan;

import com.google.common.collect.ImmutableSet;
import io.omnisql.toolkit.adapter.FilterSupport;
import io.omnisql.toolkit.adapter.RemotePredicate.ColumnPredicate;
import io.omnisql.toolkit.adapter.RemotePredicate.Values;
import io.omnisql.toolkit.adapter.RemoteQuery;
import io.omnisql.toolkit.adapter.Verdict;

import java.util.Set;

import static io.omnisql.toolkit.adapter.Verdict.NEVER;
import static io.omnisql.toolkit.adapter.Verdict.SUPERSET;
import static java.util.Objects.requireNonNull;

/**
 * A filter by what a value that is not NULL says of the row.
 */
record PresenceFilter(String argument, String type, Set<String> spellings)
        implements ConnectionFilter
{
    PresenceFilter
    {
        requireNonNull(argument, "argument is null");
        requireNonNull(type, "type is null");
        spellings = ImmutableSet.copyOf(spellings);
    }

    @Override
    public FilterSupport support()
    {
        return new FilterSupport(SUPERSET, SUPERSET, SUPERSET, NEVER);
    }

    @Override
    public Verdict verdict(RemoteQuery query, ColumnPredicate predicate)
    {
        return predicate instanceof Values values && !values.nullAllowed() ? SUPERSET : NEVER;
    }

    @Override
    public void apply(ColumnPredicate predicate, ConnectionArguments arguments)
    {
        arguments.restrict(argument, type, spellings);
    }
}
