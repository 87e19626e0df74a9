package io.omnisql.plugin.jira.scan;

import com.google.common.collect.Lists;
import io.omnisql.toolkit.adapter.FilterSupport;
import io.omnisql.toolkit.adapter.RemotePredicate.ColumnPredicate;
import io.omnisql.toolkit.adapter.RemotePredicate.Values;
import io.omnisql.toolkit.adapter.RemoteRange;
import io.omnisql.toolkit.adapter.RemoteRequest.Parameter;
import io.omnisql.toolkit.adapter.RemoteValue;
import io.omnisql.toolkit.adapter.Verdict;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import static io.omnisql.toolkit.adapter.Verdict.EXACT;
import static io.omnisql.toolkit.adapter.Verdict.NEVER;
import static java.util.Objects.requireNonNull;

/**
 * A filter on single values, of which a request takes several, each in a parameter of its own.
 *
 * @param verdict EXACT where Jira compares as SQL does, SUPERSET where it is more lenient
 * @param possible texts that the column may hold: no row has another, and none is sent
 */
record ValuesFilter(String parameter, int valuesPerRequest, Verdict verdict, Pattern possible)
        implements ListFilter
{
    /**
     * More requests than these would hardly be fewer than those of a scan.
     */
    private static final int MAX_REQUESTS = 20;

    ValuesFilter
    {
        requireNonNull(parameter, "parameter is null");
        requireNonNull(verdict, "verdict is null");
        requireNonNull(possible, "possible is null");
    }

    @Override
    public FilterSupport support()
    {
        return FilterSupport.equality(verdict);
    }

    @Override
    public Verdict verdict(ColumnPredicate predicate)
    {
        return predicate instanceof Values values && !values.nullAllowed() && values.discreteValues().isPresent() && alternatives(values).size() <= MAX_REQUESTS
                ? verdict
                : NEVER;
    }

    @Override
    public List<Alternative> alternatives(ColumnPredicate predicate)
    {
        List<RemoteValue> values = ((Values) predicate).discreteValues().orElseThrow().stream()
                .filter(value -> possible.matcher(value.text()).matches())
                .toList();
        List<List<RemoteValue>> parts = Lists.partition(values, valuesPerRequest);
        boolean overlap = verdict != EXACT && parts.size() > 1;
        return parts.stream()
                .map(part -> new Alternative(
                        part.stream().map(value -> new Parameter(parameter, value.text())).toList(),
                        Map.of(),
                        overlap ? List.of(new Values(predicate.column(), part.stream().map(RemoteRange::equal).toList(), false)) : List.of()))
                .toList();
    }
}
