package io.omnisql.plugin.github.scan;

import com.google.common.collect.ImmutableMap;
import io.omnisql.toolkit.adapter.FilterSupport;
import io.omnisql.toolkit.adapter.RemotePredicate.ColumnPredicate;
import io.omnisql.toolkit.adapter.RemoteQuery;
import io.omnisql.toolkit.adapter.RemoteValue;
import io.omnisql.toolkit.adapter.Verdict;
import io.omnisql.toolkit.types.Predicates;

import java.util.List;
import java.util.Map;
import java.util.Set;

import static com.google.common.collect.ImmutableSet.toImmutableSet;
import static io.omnisql.toolkit.adapter.Verdict.EXACT;
import static java.util.Objects.requireNonNull;

/**
 * A filter on a column that is never NULL and whose values are all known.
 *
 * @param spellings in the order in which they are written
 */
record EnumeratedFilter(String argument, String type, Map<RemoteValue, Set<String>> spellings)
        implements ConnectionFilter
{
    EnumeratedFilter
    {
        requireNonNull(argument, "argument is null");
        requireNonNull(type, "type is null");
        spellings = ImmutableMap.copyOf(spellings);
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
        Set<String> allowed = spellings.entrySet().stream()
                .filter(spelling -> Predicates.matches(predicate, spelling.getKey()))
                .flatMap(spelling -> spelling.getValue().stream())
                .collect(toImmutableSet());
        Set<String> all = spellings.values().stream().flatMap(Set::stream).collect(toImmutableSet());
        if (!allowed.equals(all)) {
            arguments.restrict(argument, type, allowed);
        }
    }

    @Override
    public List<RemoteValue> values()
    {
        return List.copyOf(spellings.keySet());
    }
}
