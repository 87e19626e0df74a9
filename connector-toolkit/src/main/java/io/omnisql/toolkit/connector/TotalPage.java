package io.omnisql.toolkit.connector;

import io.omnisql.toolkit.adapter.RemoteAggregate;
import io.omnisql.toolkit.adapter.RemoteQuery;
import io.trino.spi.Page;
import io.trino.spi.TrinoException;
import io.trino.spi.block.Block;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.LongConsumer;

import static io.omnisql.toolkit.remote.RemoteErrorCode.OMNISQL_REMOTE_PROTOCOL;
import static io.trino.spi.predicate.Utils.nativeValueToBlock;
import static io.trino.spi.type.BigintType.BIGINT;
import static java.util.Objects.requireNonNull;

/**
 * One row with the counts over all partitions, which are read at the same time: their sum, and 0 when there is no partition.
 */
final class TotalPage
        implements PageChain
{
    private final List<PageChain> partitions;
    private final int columns;
    private final LongConsumer counted;
    private boolean read;

    /**
     * @param partitions each gives one row of counts
     */
    TotalPage(List<PageChain> partitions, int columns)
    {
        this(partitions, columns, _ -> {});
    }

    /**
     * @param counted is told the first total
     */
    TotalPage(List<PageChain> partitions, int columns, LongConsumer counted)
    {
        this.counted = requireNonNull(counted, "counted is null");
        this.partitions = List.copyOf(partitions);
        this.columns = columns;
    }

    /**
     * Whether the query's result is one row of counts that are sums of the partitions' counts.
     */
    static boolean isTotal(RemoteQuery query)
    {
        return !query.aggregates().isEmpty()
                && query.grouping().isEmpty()
                && query.aggregates().stream().allMatch(aggregate -> aggregate.function() == RemoteAggregate.Function.COUNT && !aggregate.distinct());
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
        long[] totals = new long[columns];
        List<BackgroundTask<List<Page>>> tasks = partitions.stream()
                .map(partition -> BackgroundTask.start("omnisql-total", () -> readAll(partition)))
                .toList();
        try {
            tasks.forEach(task -> task.await().forEach(page -> add(totals, page)));
        }
        finally {
            tasks.forEach(BackgroundTask::cancel);
        }
        if (columns > 0) {
            counted.accept(totals[0]);
        }
        Block[] blocks = new Block[columns];
        for (int channel = 0; channel < columns; channel++) {
            blocks[channel] = nativeValueToBlock(BIGINT, totals[channel]);
        }
        return new Page(1, blocks);
    }

    private static List<Page> readAll(PageChain partition)
    {
        List<Page> pages = new ArrayList<>();
        while (partition.hasNext()) {
            pages.add(partition.next());
        }
        return pages;
    }

    private static void add(long[] totals, Page page)
    {
        for (int channel = 0; channel < totals.length; channel++) {
            Block counts = page.getBlock(channel);
            for (int position = 0; position < page.getPositionCount(); position++) {
                if (counts.isNull(position)) {
                    throw new TrinoException(OMNISQL_REMOTE_PROTOCOL, "A count is missing in the service's answer");
                }
                totals[channel] = Math.addExact(totals[channel], BIGINT.getLong(counts, position));
            }
        }
    }
}
