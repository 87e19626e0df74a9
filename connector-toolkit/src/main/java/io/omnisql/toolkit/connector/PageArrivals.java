package io.omnisql.toolkit.connector;

import io.trino.spi.Page;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;

import static java.util.Objects.requireNonNull;

/**
 * The pages that chains have read side by side and the engine has not taken. It is woken for several of them at once, unless a chain goes
 * no further without it: each time costs the engine more than it takes to look at a page.
 */
final class PageArrivals
{
    private static final int TOGETHER = 4;

    private final Queue<Arrival> arrived = new ArrayDeque<>();
    private CompletableFuture<Void> enough = new CompletableFuture<>();
    private boolean reached;
    private long memory;
    private boolean closed;

    /**
     * A page, or the failure to read it.
     *
     * @param page empty when it could not be read
     * @param forked the chains that it leads to
     * @param last whether the chain ends with it
     */
    record Arrival(ChainReading reading, Optional<Page> page, List<PageChain> forked, boolean last)
    {
        Arrival
        {
            requireNonNull(reading, "reading is null");
            requireNonNull(page, "page is null");
            forked = List.copyOf(forked);
        }
    }

    /**
     * @param awaited whether reading goes no further until the engine takes it
     */
    void add(Arrival arrival, boolean awaited)
    {
        CompletableFuture<Void> awoken;
        synchronized (this) {
            if (closed) {
                return;
            }
            arrived.add(arrival);
            memory += arrival.page().map(Page::getRetainedSizeInBytes).orElse(0L);
            if (!awaited && arrived.size() < TOGETHER) {
                return;
            }
            reached = true;
            awoken = enough;
        }
        // outside, as it runs what waits for it
        awoken.complete(null);
    }

    /**
     * Takes what arrived first.
     */
    synchronized Optional<Arrival> take()
    {
        Optional<Arrival> first = Optional.ofNullable(arrived.poll());
        first.flatMap(Arrival::page).ifPresent(page -> memory -= page.getRetainedSizeInBytes());
        if (arrived.isEmpty() && reached) {
            enough = new CompletableFuture<>();
            reached = false;
        }
        return first;
    }

    /**
     * Completes when there is something that the engine should be woken for.
     */
    synchronized CompletableFuture<Void> enough()
    {
        return enough;
    }

    synchronized long memoryUsage()
    {
        return memory;
    }

    /**
     * Drops what is there, and whatever comes.
     */
    synchronized void close()
    {
        closed = true;
        arrived.clear();
        memory = 0;
    }
}
