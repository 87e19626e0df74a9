package io.omnisql.plugin.salesforce.scan;

import io.omnisql.toolkit.adapter.RemoteFilter;
import io.omnisql.toolkit.adapter.RemotePartition;
import io.omnisql.toolkit.adapter.RemotePredicate.Values;
import io.omnisql.toolkit.adapter.RemoteQuery;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Long lists of values, in slices that one request each can ask for.
 */
final class KeySlices
{
    static final int SLICE = 500;

    /**
     * Most characters of the values of one slice.
     */
    private static final int MAX_LENGTH = 60_000;

    private static final String FROM = "from";
    private static final String TO = "to";

    private KeySlices() {}

    /**
     * Whether the query has a list that is too long for one request.
     */
    static boolean isSliced(RemoteQuery query)
    {
        return list(query).isPresent();
    }

    static List<RemotePartition> partitions(RemoteQuery query)
    {
        Values list = list(query).orElseThrow();
        List<RemotePartition> partitions = new ArrayList<>();
        int from = 0;
        int length = 0;
        for (int i = 0; i < list.ranges().size(); i++) {
            int own = list.ranges().get(i).toString().length();
            if (i - from == SLICE || (i > from && length + own > MAX_LENGTH)) {
                partitions.add(slice(list, from, i));
                from = i;
                length = 0;
            }
            length += own;
        }
        partitions.add(slice(list, from, list.ranges().size()));
        return partitions;
    }

    /**
     * The query with only the slice's values.
     */
    static RemoteQuery narrow(RemoteQuery query, RemotePartition partition)
    {
        if (!partition.parameters().containsKey(FROM)) {
            return query;
        }
        Values list = list(query).orElseThrow();
        int from = Integer.parseInt(partition.parameters().get(FROM));
        int to = Integer.parseInt(partition.parameters().get(TO));
        Values slice = new Values(list.column(), list.ranges().subList(from, to), false);
        return query.withFilters(query.filters().stream()
                .map(filter -> filter.predicate().equals(list) ? new RemoteFilter(slice, filter.verdict()) : filter)
                .toList());
    }

    private static RemotePartition slice(Values list, int from, int to)
    {
        return new RemotePartition("%s %s to %s".formatted(list.column(), from + 1, to), Map.of(FROM, Integer.toString(from), TO, Integer.toString(to)));
    }

    /**
     * The longest list of values that is longer than a slice, by the first column where lists are as long.
     */
    private static Optional<Values> list(RemoteQuery query)
    {
        return query.filters().stream()
                .map(RemoteFilter::predicate)
                .filter(Values.class::isInstance)
                .map(Values.class::cast)
                .filter(values -> !values.nullAllowed() && values.ranges().size() > SLICE && values.discreteValues().isPresent())
                .max(Comparator.comparingInt((Values values) -> values.ranges().size()).thenComparing(Values::column, Comparator.reverseOrder()));
    }
}
