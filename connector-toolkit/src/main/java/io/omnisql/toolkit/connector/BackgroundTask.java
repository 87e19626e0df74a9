package io.omnisql.toolkit.connector;

import io.omnisql.toolkit.adapter.ScanException;
import io.omnisql.toolkit.remote.RemoteErrors;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;

import static com.google.common.base.Throwables.throwIfUnchecked;
import static java.util.Objects.requireNonNull;

/**
 * Blocking work on a virtual thread of its own, so that no thread of the engine waits for a service.
 */
final class BackgroundTask<T>
{
    private final CompletableFuture<T> result = new CompletableFuture<>();
    private final Thread thread;

    private BackgroundTask(String name, Callable<T> work)
    {
        requireNonNull(work, "work is null");
        thread = Thread.ofVirtual().name(name).unstarted(() -> run(work));
        thread.setContextClassLoader(BackgroundTask.class.getClassLoader());
    }

    static <T> BackgroundTask<T> start(String name, Callable<T> work)
    {
        BackgroundTask<T> task = new BackgroundTask<>(name, work);
        task.thread.start();
        return task;
    }

    /**
     * Does the work and waits for it, where the engine leaves no other way.
     */
    static <T> T call(String name, Callable<T> work)
    {
        return start(name, work).await();
    }

    /**
     * Waits for the work; an interrupt ends it.
     */
    T await()
    {
        try {
            thread.join();
        }
        catch (InterruptedException e) {
            cancel();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
        return result();
    }

    private void run(Callable<T> work)
    {
        try {
            result.complete(work.call());
        }
        catch (ScanException e) {
            result.completeExceptionally(RemoteErrors.of(e));
        }
        catch (Throwable e) {
            result.completeExceptionally(e);
        }
    }

    boolean isDone()
    {
        return result.isDone();
    }

    boolean isFailed()
    {
        return result.isCompletedExceptionally();
    }

    /**
     * Completes with the work, however it ends, and never fails.
     */
    CompletableFuture<?> finished()
    {
        return result.handle((_, _) -> null);
    }

    /**
     * A future of what the function makes of the work's result; completing or cancelling it does not end the work.
     */
    <R> CompletableFuture<R> future(Function<T, R> function)
    {
        CompletableFuture<R> future = new CompletableFuture<>();
        result.whenComplete((value, failure) -> {
            try {
                if (failure == null) {
                    future.complete(function.apply(value));
                }
                else {
                    // not wrapped: the engine shows users the failure's own message
                    future.completeExceptionally(failure);
                }
            }
            catch (RuntimeException e) {
                future.completeExceptionally(e);
            }
        });
        return future;
    }

    /**
     * The result of finished work, or its failure.
     */
    T result()
    {
        try {
            return result.join();
        }
        catch (CompletionException e) {
            throwIfUnchecked(e.getCause());
            throw e;
        }
    }

    /**
     * Ends the work by an interrupt; its result no longer matters.
     */
    void cancel()
    {
        thread.interrupt();
    }
}
