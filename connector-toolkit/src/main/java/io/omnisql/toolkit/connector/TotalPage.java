package io.omnisql.toolkit.connector;

import com.google.common.collect.ImmutableList;
import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.RemoteAggregate;
import io.omnisql.toolkit.adapter.RemoteQuery;
import io.omnisql.toolkit.adapter.ScanPlanner;
import io.trino.spi.Page;
import io.trino.spi.PageBuilder;
import io.trino.spi.TrinoException;
import io.trino.spi.block.Block;
import io.trino.spi.type.Type;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.LongConsumer;

import static io.omnisql.toolkit.remote.RemoteErrorCode.OMNISQL_REMOTE_PROTOCOL;
import static io.trino.spi.type.BigintType.BIGINT;
import static io.trino.spi.type.TypeUtils.readNativeValue;
import static io.trino.spi.type.TypeUtils.writeNativeValue;
import static java.util.Collections.nCopies;
import static java.util.Objects.requireNonNull;

/**
 * A row for each group with the sums of its counts over all partitions, which are read at the same time. Without columns to group by there
 * is one row, with 0 when there is no partition.
 */
final class TotalPage
        implements PageChain
{
    private final List<PageChain> partitions;
    private final List<Type> keys;
    private final int counts;
    private final LongConsumer counted;
    private boolean read;

    /**
     * @param partitions each gives rows of counts
     */
    TotalPage(List<PageChain> partitions, int counts)
    {
        this(partitions, List.of(), counts, _ -> {});
    }

    /**
     * @param partitions each gives rows of keys, and after them counts
     * @param keys types of the columns to group by
     * @param counted is told the first total, when there are no groups
     */
    TotalPage(List<PageChain> partitions, List<Type> keys, int counts, LongConsumer counted)
    {
        this.partitions = List.copyOf(partitions);
        this.keys = List.copyOf(keys);
        this.counts = counts;
        this.counted = requireNonNull(counted, "counted is null");
    }

    /**
     * Whether the query's result is counts that are sums of the partitions' counts.
     */
    static boolean isTotal(ScanPlanner planner, ConnectionInfo connection, RemoteQuery query)
    {
        return !query.aggregates().isEmpty()
                && query.aggregates().stream().allMatch(aggregate -> aggregate.function() == RemoteAggregate.Function.COUNT && !aggregate.distinct())
                && (query.grouping().isEmpty() || planner.hasPartialGroups(connection, query));
    }

    @Override
    public boolean hasNext()
    {
        return !read;
    }

    @Override
    public Page next()
    {
        if (read) {
            throw new NoSuchElementException();
        }
        read = true;
        Map<List<Object>, long[]> totals = new LinkedHashMap<>();
        if (keys.isEmpty()) {
            totals.put(List.of(), new long[counts]);
        }
        List<BackgroundTask<List<Page>>> tasks = partitions.stream()
                .map(partition -> BackgroundTask.start("omnisql-total", () -> readAll(partition)))
                .toList();
        try {
            tasks.forEach(task -> task.await().forEach(page -> add(totals, page)));
        }
        finally {
            tasks.forEach(BackgroundTask::cancel);
        }
        if (keys.isEmpty() && counts > 0) {
            counted.accept(totals.get(List.of())[0]);
        }
        return page(totals);
    }

    @Override
    public void close()
    {
        partitions.forEach(PageChain::close);
    }

    private static List<Page> readAll(PageChain partition)
    {
        List<Page> pages = new ArrayList<>();
        while (partition.hasNext()) {
            pages.add(partition.next());
        }
        return pages;
    }

    private void add(Map<List<Object>, long[]> totals, Page page)
    {
        for (int position = 0; position < page.getPositionCount(); position++) {
            long[] sums = totals.computeIfAbsent(key(page, position), _ -> new long[counts]);
            for (int channel = 0; channel < counts; channel++) {
                Block block = page.getBlock(keys.size() + channel);
                if (block.isNull(position)) {
                    throw new TrinoException(OMNISQL_REMOTE_PROTOCOL, "A count is missing in the service's answer");
                }
                sums[channel] = Math.addExact(sums[channel], BIGINT.getLong(block, position));
            }
        }
    }

    private List<Object> key(Page page, int position)
    {
        Object[] key = new Object[keys.size()];
        for (int channel = 0; channel < key.length; channel++) {
            key[channel] = readNativeValue(keys.get(channel), page.getBlock(channel), position);
        }
        return Arrays.asList(key);
    }

    private Page page(Map<List<Object>, long[]> totals)
    {
        PageBuilder builder = new PageBuilder(totals.size(), ImmutableList.<Type>builder().addAll(keys).addAll(nCopies(counts, BIGINT)).build());
        totals.forEach((key, sums) -> {
            builder.declarePosition();
            for (int channel = 0; channel < key.size(); channel++) {
                writeNativeValue(keys.get(channel), builder.getBlockBuilder(channel), key.get(channel));
            }
            for (int channel = 0; channel < sums.length; channel++) {
                BIGINT.writeLong(builder.getBlockBuilder(key.size() + channel), sums[channel]);
            }
        });
        return builder.build();
    }
}
