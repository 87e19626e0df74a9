package io.omnisql.toolkit.connector;

import io.omnisql.toolkit.remote.QueryActivity;
import io.trino.spi.connector.ConnectorSplit;
import io.trino.spi.connector.ConnectorSplitSource;
import io.trino.spi.metrics.Metrics;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

import static java.util.Objects.requireNonNull;

/**
 * Splits in the adapter's order. They are made in the background from the first batch on.
 */
final class SaasSplitSource
        implements ConnectorSplitSource
{
    private final Callable<List<ConnectorSplit>> splits;
    private final QueryActivity activity;
    private BackgroundTask<List<ConnectorSplit>> task;
    private int next;
    private boolean closed;

    SaasSplitSource(Callable<List<ConnectorSplit>> splits, QueryActivity activity)
    {
        this.splits = requireNonNull(splits, "splits is null");
        this.activity = requireNonNull(activity, "activity is null");
    }

    @Override
    public synchronized CompletableFuture<ConnectorSplitBatch> getNextBatch(int maxSize)
    {
        if (closed) {
            return CompletableFuture.completedFuture(new ConnectorSplitBatch(List.of(), true));
        }
        if (task == null) {
            task = BackgroundTask.start("omnisql-splits", splits);
        }
        return task.future(all -> batch(all, maxSize));
    }

    private synchronized ConnectorSplitBatch batch(List<ConnectorSplit> all, int maxSize)
    {
        int end = Math.min(all.size(), next + maxSize);
        List<ConnectorSplit> batch = all.subList(next, end);
        next = end;
        return new ConnectorSplitBatch(batch, next == all.size());
    }

    @Override
    public synchronized boolean isFinished()
    {
        return closed || (task != null && task.isDone() && !task.isFailed() && next == task.result().size());
    }

    @Override
    public Metrics getMetrics()
    {
        return RemoteMetrics.ofPlanning(activity);
    }

    @Override
    public synchronized void close()
    {
        closed = true;
        if (task != null) {
            task.cancel();
        }
    }
}
