package io.omnisql.toolkit.connector;

import io.trino.spi.Page;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import static java.util.Objects.requireNonNull;

/**
 * The background reading of one chain: its next page is on the way, or there.
 */
final class ChainReading
{
    private final PageChain pages;
    private final AtomicLong readNanos;
    private final Runnable arrived;
    private BackgroundTask<Page> task;

    /**
     * Begins to read a chain that has a page.
     *
     * @param readNanos is added the time that pages take
     * @param arrived is told of each page when it is there, or has failed
     */
    ChainReading(PageChain pages, AtomicLong readNanos, Runnable arrived)
    {
        this.arrived = requireNonNull(arrived, "arrived is null");
        this.pages = requireNonNull(pages, "pages is null");
        this.readNanos = requireNonNull(readNanos, "readNanos is null");
        this.task = read();
    }

    private BackgroundTask<Page> read()
    {
        BackgroundTask<Page> page = BackgroundTask.start("omnisql-page", () -> {
            long start = System.nanoTime();
            try {
                return pages.next();
            }
            finally {
                readNanos.addAndGet(System.nanoTime() - start);
            }
        });
        page.finished().thenRun(arrived);
        return page;
    }

    boolean isDone()
    {
        return task.isDone();
    }

    /**
     * The page that is there.
     */
    Page page()
    {
        return task.result();
    }

    /**
     * The chains that the page that is there leads to.
     */
    List<PageChain> forked()
    {
        return pages.forked();
    }

    /**
     * Begins to read the next page.
     *
     * @return whether there is one
     */
    boolean advance()
    {
        if (!pages.hasNext()) {
            return false;
        }
        task = read();
        return true;
    }

    long memoryUsage()
    {
        return !task.isDone() || task.isFailed() ? 0 : task.result().getRetainedSizeInBytes();
    }

    void cancel()
    {
        task.cancel();
        pages.close();
    }
}
