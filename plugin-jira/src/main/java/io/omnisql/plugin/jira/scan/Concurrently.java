package io.omnisql.plugin.jira.scan;

import com.google.common.base.Throwables;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

import static com.google.common.collect.ImmutableList.toImmutableList;

/**
 * Runs reads at the same time; the connection's limits hold back what is too many.
 */
final class Concurrently
{
    private Concurrently() {}

    /**
     * The results in the order of the arguments. The first failure ends the others.
     */
    static <T, R> List<R> map(List<T> arguments, Function<T, R> function)
    {
        if (arguments.size() == 1) {
            return List.of(function.apply(arguments.getFirst()));
        }
        ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
        try {
            List<Future<R>> results = arguments.stream()
                    .map(argument -> executor.submit(() -> function.apply(argument)))
                    .collect(toImmutableList());
            return results.stream()
                    .map(Concurrently::result)
                    .collect(toImmutableList());
        }
        finally {
            executor.shutdownNow();
            executor.close();
        }
    }

    private static <R> R result(Future<R> future)
    {
        try {
            return future.get();
        }
        catch (ExecutionException e) {
            Throwables.throwIfUnchecked(e.getCause());
            throw new IllegalStateException(e.getCause());
        }
        catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The reads were interrupted", e);
        }
    }
}
