package io.omnisql.plugin.github.scan;

import io.omnisql.toolkit.adapter.FilterSupport;
import io.omnisql.toolkit.adapter.RemotePredicate.ColumnPredicate;
import io.omnisql.toolkit.adapter.RemoteQuery;
import io.omnisql.toolkit.adapter.RemoteValue;
import io.omnisql.toolkit.adapter.Verdict;
import io.omnisql.toolkit.types.Predicates;

import java.util.List;

import static io.omnisql.toolkit.adapter.Verdict.EXACT;
import static java.util.Objects.requireNonNull;

/**
 * A filter on a Boolean column that is never NULL.
 */
record FlagFilter(String argument)
        implements ConnectionFilter
{
    FlagFilter
    {
        requireNonNull(argument, "argument is null");
    }

    @Override
    public FilterSupport support()
    {
        return new FilterSupport(EXACT, EXACT, EXACT, Verdict.NEVER);
    }

    @Override
    public Verdict verdict(RemoteQuery query, ColumnPredicate predicate)
    {
        return EXACT;
    }

    @Override
    public void apply(ColumnPredicate predicate, ConnectionArguments arguments)
    {
        boolean yes = Predicates.matches(predicate, RemoteValue.of(true));
        boolean no = Predicates.matches(predicate, RemoteValue.of(false));
        if (!yes && !no) {
            arguments.noRow();
        }
        else if (yes != no) {
            arguments.exact(argument, "Boolean", yes);
        }
    }

    @Override
    public List<RemoteValue> values()
    {
        return List.of(RemoteValue.of(false), RemoteValue.of(true));
    }
}
