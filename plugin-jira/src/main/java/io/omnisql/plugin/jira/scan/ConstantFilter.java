package io.omnisql.plugin.jira.scan;

import io.omnisql.toolkit.adapter.FilterSupport;
import io.omnisql.toolkit.adapter.RemotePredicate.ColumnPredicate;
import io.omnisql.toolkit.adapter.RemoteRequest.Parameter;
import io.omnisql.toolkit.adapter.RemoteValue;
import io.omnisql.toolkit.adapter.Verdict;
import io.omnisql.toolkit.types.Predicates;

import java.util.List;
import java.util.Map;

import static io.omnisql.toolkit.adapter.Verdict.EXACT;
import static java.util.Objects.requireNonNull;

/**
 * A filter on a column that the rows do not have: each value has a request of its own, and so is known of its rows.
 *
 * @param values all of them, as Jira spells them
 * @param several whether a request takes several values, for queries that do not care which is whose
 */
record ConstantFilter(String column, String parameter, List<String> values, boolean several)
        implements ListFilter
{
    ConstantFilter
    {
        requireNonNull(column, "column is null");
        requireNonNull(parameter, "parameter is null");
        values = List.copyOf(values);
    }

    @Override
    public FilterSupport support()
    {
        return FilterSupport.equality(EXACT).withRange(EXACT);
    }

    @Override
    public Verdict verdict(ColumnPredicate predicate)
    {
        return EXACT;
    }

    @Override
    public List<Alternative> alternatives(ColumnPredicate predicate)
    {
        return values.stream()
                .filter(value -> Predicates.matches(predicate, RemoteValue.of(value)))
                .map(value -> new Alternative(List.of(new Parameter(parameter, value)), Map.of(column, value)))
                .toList();
    }

    @Override
    public List<Alternative> unfiltered(boolean produced)
    {
        if (several && !produced) {
            return List.of(new Alternative(values.stream().map(value -> new Parameter(parameter, value)).toList(), Map.of()));
        }
        return values.stream()
                .map(value -> new Alternative(List.of(new Parameter(parameter, value)), Map.of(column, value)))
                .toList();
    }
}
