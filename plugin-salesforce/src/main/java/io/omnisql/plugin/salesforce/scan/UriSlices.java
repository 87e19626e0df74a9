package io.omnisql.plugin.salesforce.scan;

import com.google.common.collect.ImmutableMap;
import io.omnisql.plugin.salesforce.soap.SoapQueries;
import io.omnisql.toolkit.adapter.PageRequest;
import io.omnisql.toolkit.adapter.RemotePartition;
import io.omnisql.toolkit.adapter.RemoteQuery;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.util.stream.Collectors.joining;

/**
 * Lists of values in slices that are short enough for a URI, where SOAP does not take longer ones.
 */
final class UriSlices
{
    /**
     * Parameter of a partition that reads several slices one after another: where they begin, and where the last one ends.
     */
    private static final String BOUNDS = "bounds";
    /**
     * State of a page of such a partition: which slice it is of.
     */
    private static final String SLICE = "slice";
    /**
     * Most characters that pages add to a statement: ids, an order and a limit.
     */
    private static final int PAGE_LENGTH = 400;

    private UriSlices() {}

    /**
     * A partition for each slice, empty when no list makes the statement too long by itself.
     */
    static Optional<List<RemotePartition>> partitions(RemoteQuery query)
    {
        return KeySlices.whole(query)
                .flatMap(list -> bounds(query, list))
                .map(bounds -> IntStream.range(1, bounds.size())
                        .mapToObj(index -> KeySlices.slice(query, bounds.get(index - 1), bounds.get(index)))
                        .collect(toImmutableList()));
    }

    /**
     * The partition's rows by slices that are read one after another, empty when they cannot be had by them.
     */
    static Optional<RemotePartition> inTurn(RemoteQuery query, RemotePartition partition)
    {
        if (query.isAggregation() || !query.sort().isEmpty() || partition.parameters().containsKey(BOUNDS)) {
            return Optional.empty();
        }
        return Optional.of(partition)
                .filter(KeySlices::isSlice)
                .or(() -> KeySlices.whole(query))
                .flatMap(list -> bounds(query, list))
                .map(bounds -> new RemotePartition(partition.description(), Map.of(BOUNDS, bounds.stream().map(String::valueOf).collect(joining(" ")))));
    }

    /**
     * The slice that the partition begins with, or the partition itself where it is not read by slices.
     */
    static RemotePartition first(RemoteQuery query, RemotePartition partition)
    {
        return slice(query, partition, 0).orElse(partition);
    }

    /**
     * The slice that a page is of.
     */
    static RemotePartition of(RemoteQuery query, RemotePartition partition, PageRequest page)
    {
        return slice(query, partition, index(page)).orElse(partition);
    }

    static Optional<RemotePartition> after(RemoteQuery query, RemotePartition partition, PageRequest last)
    {
        return slice(query, partition, index(last) + 1);
    }

    /**
     * The first page of the slice after that of another page.
     */
    static PageRequest begin(PageRequest page, PageRequest last)
    {
        return mark(page, index(last) + 1);
    }

    /**
     * A page of the slice of another page.
     */
    static PageRequest goOn(PageRequest page, PageRequest last)
    {
        return mark(page, index(last));
    }

    private static PageRequest mark(PageRequest page, int slice)
    {
        return slice == 0 ? page : page.withState(ImmutableMap.<String, String>builder().putAll(page.state()).put(SLICE, Integer.toString(slice)).buildKeepingLast());
    }

    private static int index(PageRequest page)
    {
        return Integer.parseInt(page.state().getOrDefault(SLICE, "0"));
    }

    private static Optional<RemotePartition> slice(RemoteQuery query, RemotePartition partition, int index)
    {
        String bounds = partition.parameters().get(BOUNDS);
        if (bounds == null) {
            return Optional.empty();
        }
        int[] values = List.of(bounds.split(" ")).stream().mapToInt(Integer::parseInt).toArray();
        return index + 1 < values.length ? Optional.of(KeySlices.slice(query, values[index], values[index + 1])) : Optional.empty();
    }

    private static Optional<List<Integer>> bounds(RemoteQuery query, RemotePartition list)
    {
        List<Integer> bounds = new ArrayList<>(List.of(KeySlices.from(list)));
        while (bounds.getLast() < KeySlices.to(list)) {
            int end = end(query, bounds.getLast(), KeySlices.to(list));
            if (end == bounds.getLast()) {
                return Optional.empty();
            }
            bounds.add(end);
        }
        return Optional.of(bounds);
    }

    /**
     * The end of the longest slice that fits; the beginning when not even one value does.
     */
    private static int end(RemoteQuery query, int from, int to)
    {
        int fitting = from;
        int most = to;
        while (fitting < most) {
            int middle = fitting + (most - fitting + 1) / 2;
            if (fits(query, KeySlices.slice(query, from, middle))) {
                fitting = middle;
            }
            else {
                most = middle - 1;
            }
        }
        return fitting;
    }

    private static boolean fits(RemoteQuery query, RemotePartition slice)
    {
        return !SoapQueries.isNeeded(RowPages.statement(KeySlices.narrow(query, slice)).text(), PAGE_LENGTH);
    }
}
