package io.omnisql.toolkit.connector;

import io.omnisql.toolkit.remote.QueryActivity;
import io.trino.spi.Page;
import io.trino.spi.connector.ConnectorPageSource;
import io.trino.spi.connector.SourcePage;
import io.trino.spi.metrics.Metrics;

import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

import static java.util.Objects.requireNonNull;

/**
 * Reads a chain of pages in the background, one page ahead of the engine. The engine's threads never wait in it.
 */
final class SaasPageSource
        implements ConnectorPageSource
{
    private final PageChain pages;
    private final QueryActivity activity;
    private final AtomicLong readNanos = new AtomicLong();
    private BackgroundTask<Page> task;
    private long completedPositions;
    private boolean finished;

    SaasPageSource(PageChain pages, QueryActivity activity)
    {
        this.pages = requireNonNull(pages, "pages is null");
        this.activity = requireNonNull(activity, "activity is null");
        this.finished = !pages.hasNext();
    }

    @Override
    public SourcePage getNextSourcePage()
    {
        if (finished) {
            return null;
        }
        if (task == null) {
            task = read();
        }
        if (!task.isDone()) {
            return null;
        }
        Page page = task.result();
        finished = !pages.hasNext();
        task = finished ? null : read();
        completedPositions += page.getPositionCount();
        return SourcePage.create(page);
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

    @Override
    public CompletableFuture<?> isBlocked()
    {
        return task == null || task.isDone() ? NOT_BLOCKED : task.finished();
    }

    @Override
    public boolean isFinished()
    {
        return finished;
    }

    @Override
    public long getMemoryUsage()
    {
        return task == null || !task.isDone() || task.isFailed() ? 0 : task.result().getRetainedSizeInBytes();
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
        finished = true;
        if (task != null) {
            task.cancel();
            task = null;
        }
    }
}
