package io.omnisql.toolkit.connector;

import io.omnisql.toolkit.connector.PageArrivals.Arrival;
import io.omnisql.toolkit.remote.QueryActivity;
import io.trino.spi.Page;
import io.trino.spi.connector.ConnectorPageSource;
import io.trino.spi.connector.SourcePage;
import io.trino.spi.metrics.Metrics;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

import static java.util.Objects.requireNonNull;

/**
 * Reads chains of pages in the background, side by side and each some pages ahead of the engine. The engine's threads never wait in it, so that
 * the number of requests under way has nothing to do with theirs.
 */
final class SaasPageSource
        implements ConnectorPageSource
{
    /**
     * How many of the chains that others fork into are read side by side; more would only wait for one another's places at the service.
     */
    private static final int CHAINS_TOGETHER = 8;

    private final Deque<PageChain> waiting = new ArrayDeque<>();
    private final Set<ChainReading> readings = new HashSet<>();
    private final PageArrivals arrivals = new PageArrivals();
    private final QueryActivity activity;
    private final boolean limited;
    private final int together;
    private final AtomicLong readNanos = new AtomicLong();
    private long wanted;
    private int endedChains;
    private long completedPositions;

    /**
     * @param limit how many rows are wanted of all chains together. Where it is present a second chain is begun only when the first one had too few
     *         of them, then two more, and so on: whoever wants ten rows asks for no others
     */
    SaasPageSource(List<PageChain> chains, OptionalLong limit, QueryActivity activity)
    {
        chains.stream().filter(PageChain::hasNext).forEach(waiting::add);
        this.activity = requireNonNull(activity, "activity is null");
        this.limited = limit.isPresent();
        this.together = Math.max(CHAINS_TOGETHER, chains.size());
        this.wanted = limit.orElse(Long.MAX_VALUE);
    }

    @Override
    public SourcePage getNextSourcePage()
    {
        begin();
        return arrivals.take().map(arrival -> SourcePage.create(page(arrival))).orElse(null);
    }

    private void begin()
    {
        while (!waiting.isEmpty() && (limited ? readings.size() <= endedChains : readings.size() < together)) {
            readings.add(new ChainReading(waiting.remove(), arrivals, readNanos, limited));
        }
    }

    private Page page(Arrival arrival)
    {
        Page page = arrival.page().orElseThrow(arrival.reading()::failure);
        waiting.addAll(arrival.forked());
        if (page.getPositionCount() > wanted) {
            page = page.getRegion(0, (int) wanted);
        }
        wanted -= page.getPositionCount();
        completedPositions += page.getPositionCount();
        if (wanted == 0) {
            close();
            return page;
        }
        if (arrival.last()) {
            readings.remove(arrival.reading());
            endedChains++;
        }
        else {
            arrival.reading().taken();
        }
        begin();
        return page;
    }

    @Override
    public CompletableFuture<?> isBlocked()
    {
        return readings.isEmpty() ? NOT_BLOCKED : arrivals.enough();
    }

    @Override
    public boolean isFinished()
    {
        return waiting.isEmpty() && readings.isEmpty();
    }

    @Override
    public long getMemoryUsage()
    {
        return arrivals.memoryUsage();
    }

    @Override
    public long getCompletedBytes()
    {
        return activity.bytes();
    }

    @Override
    public OptionalLong getCompletedPositions()
    {
        return OptionalLong.of(completedPositions);
    }

    @Override
    public long getReadTimeNanos()
    {
        return readNanos.get();
    }

    @Override
    public Metrics getMetrics()
    {
        return RemoteMetrics.ofReading(activity);
    }

    @Override
    public void close()
    {
        waiting.clear();
        readings.forEach(ChainReading::cancel);
        readings.clear();
        arrivals.close();
    }
}
