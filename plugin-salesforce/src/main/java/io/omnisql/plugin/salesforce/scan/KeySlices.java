package io.omnisql.plugin.salesforce.scan;

import io.omnisql.plugin.salesforce.pushdown.StatementLength;
import io.omnisql.toolkit.adapter.PageRequest;
import io.omnisql.toolkit.adapter.RemoteFilter;
import io.omnisql.toolkit.adapter.RemotePartition;
import io.omnisql.toolkit.adapter.RemotePredicate.Values;
import io.omnisql.toolkit.adapter.RemoteQuery;
import io.omnisql.toolkit.adapter.RowFilter;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import static io.omnisql.toolkit.adapter.Verdict.EXACT;
import static java.util.Comparator.comparingInt;
import static java.util.Comparator.reverseOrder;

/**
 * Long lists of values, in slices that one request each can ask for.
 */
final class KeySlices
{
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
        return list(query).filter(filter -> StatementLength.isLongList(filter.predicate())).isPresent();
    }

    static List<RemotePartition> partitions(RemoteQuery query)
    {
        Values list = (Values) list(query).orElseThrow().predicate();
        List<RemotePartition> partitions = new ArrayList<>();
        int from = 0;
        int length = 0;
        for (int i = 0; i < list.ranges().size(); i++) {
            int own = list.ranges().get(i).toString().length();
            if (i - from == StatementLength.SLICE || (i > from && length + own > MAX_LENGTH)) {
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
     * All values of the longest list as one slice, empty when there is no list.
     */
    static Optional<RemotePartition> whole(RemoteQuery query)
    {
        return list(query).map(list -> slice(query, 0, ((Values) list.predicate()).ranges().size()));
    }

    /**
     * Some values of the longest list.
     */
    static RemotePartition slice(RemoteQuery query, int from, int to)
    {
        return slice((Values) list(query).orElseThrow().predicate(), from, to);
    }

    static boolean isSlice(RemotePartition partition)
    {
        return partition.parameters().containsKey(FROM);
    }

    static int from(RemotePartition slice)
    {
        return Integer.parseInt(slice.parameters().get(FROM));
    }

    static int to(RemotePartition slice)
    {
        return Integer.parseInt(slice.parameters().get(TO));
    }

    /**
     * The query with only the slice's values.
     */
    static RemoteQuery narrow(RemoteQuery query, RemotePartition partition)
    {
        if (!isSlice(partition)) {
            return query;
        }
        RemoteFilter list = list(query).orElseThrow();
        RemoteFilter slice = new RemoteFilter(slice((Values) list.predicate(), partition), list.verdict());
        RemoteQuery narrowed = query.withFilters(query.filters().stream()
                .map(filter -> filter.equals(list) ? slice : filter)
                .toList());
        return isShared(list) ? narrowed.withColumns(columns(query, list)) : narrowed;
    }

    /**
     * The page without rows of other slices, and without those that it leaves out itself: the service may find one row by values of several, as it
     * does for texts that differ in the case of their letters.
     */
    static PageRequest keep(RemoteQuery query, RemotePartition partition, PageRequest page)
    {
        Optional<RemoteFilter> list = isSlice(partition) ? list(query).filter(KeySlices::isShared) : Optional.empty();
        return list.map(shared -> page.keeping(new RowFilter(
                        Stream.concat(page.keep().stream().map(RowFilter::predicates).flatMap(List::stream), Stream.of(slice((Values) shared.predicate(), partition))).toList(),
                        Stream.concat(page.keep().stream().map(RowFilter::columns).flatMap(List::stream), Stream.of(query.column(shared.columnPredicate().column()))).toList())))
                .orElse(page);
    }

    private static boolean isShared(RemoteFilter list)
    {
        return list.verdict() != EXACT;
    }

    private static List<String> columns(RemoteQuery query, RemoteFilter list)
    {
        return Stream.concat(query.columns().stream(), Stream.of(list.columnPredicate().column())).distinct().toList();
    }

    private static Values slice(Values list, RemotePartition partition)
    {
        return new Values(list.column(), list.ranges().subList(from(partition), to(partition)), false);
    }

    private static RemotePartition slice(Values list, int from, int to)
    {
        return new RemotePartition("%s %s to %s".formatted(list.column(), from + 1, to), Map.of(FROM, Integer.toString(from), TO, Integer.toString(to)));
    }

    /**
     * The longest list of values, by the first column where lists are as long.
     */
    private static Optional<RemoteFilter> list(RemoteQuery query)
    {
        return query.filters().stream()
                .filter(filter -> StatementLength.isList(filter.predicate()))
                .max(comparingInt((RemoteFilter filter) -> ((Values) filter.predicate()).ranges().size())
                        .thenComparing(filter -> filter.columnPredicate().column(), reverseOrder()));
    }
}
