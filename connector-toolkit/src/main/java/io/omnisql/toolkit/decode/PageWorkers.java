package io.omnisql.toolkit.decode;

import com.google.common.util.concurrent.ThreadFactoryBuilder;
import com.google.inject.Inject;
import io.omnisql.toolkit.remote.RemoteErrors;
import jakarta.annotation.PreDestroy;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;

import static com.google.common.base.Throwables.throwIfUnchecked;
import static java.lang.Math.max;
import static java.lang.Thread.MIN_PRIORITY;
import static java.util.concurrent.Executors.newFixedThreadPool;

/**
 * The threads that make pages of answers: half as many as there are processors, at least one, and of the least priority. However many answers come at once,
 * the engine's own work goes first.
 * <p>
 * The virtual machine minds priorities only when it is told to, as {@code etc/jvm.config} does.
 */
public final class PageWorkers
        implements AutoCloseable
{
    private final ExecutorService executor;

    @Inject
    public PageWorkers()
    {
        executor = newFixedThreadPool(
                max(1, Runtime.getRuntime().availableProcessors() / 2),
                new ThreadFactoryBuilder().setNameFormat("omnisql-page-worker-%s").setDaemon(true).setPriority(MIN_PRIORITY).build());
    }

    /**
     * Has work done, and waits for it; an interrupt ends both.
     *
     * @throws io.trino.spi.TrinoException what the work fails with, or when the wait is interrupted
     */
    public <T> T call(Callable<T> work)
    {
        Future<T> result;
        try {
            result = executor.submit(work);
        }
        catch (RejectedExecutionException e) {
            throw RemoteErrors.cancelled();
        }
        try {
            return result.get();
        }
        catch (InterruptedException e) {
            result.cancel(true);
            throw RemoteErrors.cancelled();
        }
        catch (ExecutionException e) {
            throwIfUnchecked(e.getCause());
            throw new IllegalStateException(e.getCause());
        }
    }

    @PreDestroy
    @Override
    public void close()
    {
        executor.shutdownNow();
    }
}
