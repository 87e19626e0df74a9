package io.omnisql.toolkit.cache;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;

/**
 * Lets callers that want the same thing at the same time share one flight: the first does the work on its own thread, the others wait for it.
 */
public final class SingleFlight<K, V>
{
    private final ConcurrentMap<K, CompletableFuture<V>> flights = new ConcurrentHashMap<>();

    /**
     * How a caller got its answer.
     */
    public sealed interface Landing<V>
    {
        /**
         * The caller did the work; when that fails its exception is thrown instead.
         */
        record Own<V>(V value)
                implements Landing<V> {}

        /**
         * Another caller did the work.
         */
        record Shared<V>(V value)
                implements Landing<V> {}

        /**
         * Another caller tried to do the work.
         */
        record Failed<V>(Throwable failure)
                implements Landing<V> {}
    }

    /**
     * @throws InterruptedException when the caller is interrupted while it waits for another; the flight goes on
     */
    public Landing<V> run(K key, Supplier<V> work)
            throws InterruptedException
    {
        CompletableFuture<V> own = new CompletableFuture<>();
        CompletableFuture<V> other = flights.putIfAbsent(key, own);
        if (other != null) {
            return join(other);
        }
        try {
            V value = work.get();
            own.complete(value);
            return new Landing.Own<>(value);
        }
        catch (Throwable e) {
            own.completeExceptionally(e);
            throw e;
        }
        finally {
            flights.remove(key, own);
        }
    }

    /**
     * How many callers wait for another's flight.
     */
    int waiters(K key)
    {
        CompletableFuture<V> flight = flights.get(key);
        return flight == null ? 0 : flight.getNumberOfDependents();
    }

    private static <V> Landing<V> join(CompletableFuture<V> other)
            throws InterruptedException
    {
        try {
            return new Landing.Shared<>(other.get());
        }
        catch (ExecutionException e) {
            return new Landing.Failed<>(e.getCause());
        }
    }
}
