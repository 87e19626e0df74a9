package io.omnisql.toolkit.connector;

import io.trino.spi.Page;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

import static java.util.Objects.requireNonNull;

/**
 * The background reading of one chain: its next page is on the way, or there.
 */
final class ChainReading
{
    private final PageChain pages;
    private final AtomicLong readNanos;
    private BackgroundTask<Page> task;

    /**
     * Begins to read a chain that has a page.
     *
     * @param readNanos is added the time that pages take
     */
    ChainReading(PageChain pages, AtomicLong readNanos)
    {
        this.pages = requireNonNull(pages, "pages is null");
        this.readNanos = requireNonNull(readNanos, "readNanos is null");
        this.task = read();
    }

    private BackgroundTask<Page> read()
    {
        return BackgroundTask.start("omnisql-page", () -> {
            long start = System.nanoTime();
            try {
                return pages.next();
            }
            finally {
                readNanos.addAndGet(System.nanoTime() - start);
            }
        });
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

    CompletableFuture<?> done()
    {
        return task.finished();
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
