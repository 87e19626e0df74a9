package io.omnisql.plugin.jira.scan;

import com.google.common.collect.ImmutableMap;
import io.omnisql.toolkit.adapter.FilterSupport;
import io.omnisql.toolkit.adapter.RemotePredicate.ColumnPredicate;
import io.omnisql.toolkit.adapter.RemoteRequest.Parameter;
import io.omnisql.toolkit.adapter.RemoteValue;
import io.omnisql.toolkit.adapter.Verdict;
import io.omnisql.toolkit.types.Predicates;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import static java.util.Objects.requireNonNull;

/**
 * A filter on a column that is never NULL and whose values are all known.
 *
 * @param spellings what Jira calls each value, which may be several, in the order in which they are written
 * @param joined whether one parameter takes several, between commas
 */
record EnumeratedFilter(String parameter, Verdict verdict, Map<RemoteValue, List<String>> spellings, boolean joined)
        implements ListFilter
{
    EnumeratedFilter
    {
        requireNonNull(parameter, "parameter is null");
        requireNonNull(verdict, "verdict is null");
        spellings = ImmutableMap.copyOf(spellings);
    }

    @Override
    public FilterSupport support()
    {
        return FilterSupport.equality(verdict).withRange(verdict);
    }

    @Override
    public Verdict verdict(ColumnPredicate predicate)
    {
        return verdict;
    }

    @Override
    public List<Alternative> alternatives(ColumnPredicate predicate)
    {
        Set<String> all = new LinkedHashSet<>();
        Set<String> allowed = new LinkedHashSet<>();
        spellings.forEach((value, names) -> {
            all.addAll(names);
            if (Predicates.matches(predicate, value)) {
                allowed.addAll(names);
            }
        });
        if (allowed.isEmpty()) {
            return List.of();
        }
        if (allowed.equals(all)) {
            return List.of(Alternative.ALL);
        }
        if (joined) {
            return List.of(new Alternative(List.of(new Parameter(parameter, String.join(",", allowed))), Map.of()));
        }
        return allowed.stream()
                .map(name -> new Alternative(List.of(new Parameter(parameter, name)), Map.of()))
                .toList();
    }
}
