package io.omnisql.toolkit.connector;

import io.omnisql.toolkit.connector.PageArrivals.Arrival;
import io.trino.spi.Page;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;

import static java.util.Objects.requireNonNull;

/**
 * The reading of one chain by a thread of its own, one page ahead of the engine. Once the engine has taken some of its pages it is two
 * ahead, unless few rows are wanted: then the thread rarely waits for the engine.
 */
final class ChainReading
{
    /**
     * Pages of a chain after which its reader may be presumed to want all of them.
     */
    private static final int TAKEN_BY_ONE_WHO_READS_ON = 2;

    private final PageChain pages;
    private final PageArrivals arrivals;
    private final AtomicLong readNanos;
    private final boolean limited;
    private final Semaphore further = new Semaphore(0);
    private final BackgroundTask<Void> task;
    private int taken;

    /**
     * Begins to read a chain that has a page.
     *
     * @param arrivals is given each page when it is there, or the failure
     * @param readNanos is added the time that pages take
     * @param limited whether few rows are wanted
     */
    ChainReading(PageChain pages, PageArrivals arrivals, AtomicLong readNanos, boolean limited)
    {
        this.pages = requireNonNull(pages, "pages is null");
        this.arrivals = requireNonNull(arrivals, "arrivals is null");
        this.readNanos = requireNonNull(readNanos, "readNanos is null");
        this.limited = limited;
        BackgroundTask<Void> reading = BackgroundTask.start("omnisql-chain", this::read);
        this.task = reading;
        reading.finished().thenRun(() -> {
            if (reading.isFailed()) {
                arrivals.add(new Arrival(this, Optional.empty(), List.of(), true), true);
            }
        });
    }

    private Void read()
            throws InterruptedException
    {
        while (true) {
            long start = System.nanoTime();
            Page page;
            try {
                page = pages.next();
            }
            finally {
                readNanos.addAndGet(System.nanoTime() - start);
            }
            List<PageChain> forked = pages.forked();
            boolean last = !pages.hasNext();
            arrivals.add(new Arrival(this, Optional.of(page), forked, last), last || !forked.isEmpty() || further.availablePermits() == 0);
            if (last) {
                return null;
            }
            further.acquire();
        }
    }

    /**
     * Tells that the engine has taken a page of this chain.
     */
    void taken()
    {
        taken++;
        further.release(taken == TAKEN_BY_ONE_WHO_READS_ON && !limited ? 2 : 1);
    }

    /**
     * What the chain failed with.
     */
    RuntimeException failure()
    {
        try {
            task.result();
        }
        catch (RuntimeException e) {
            return e;
        }
        throw new IllegalStateException("The chain did not fail");
    }

    void cancel()
    {
        task.cancel();
        pages.close();
    }
}
