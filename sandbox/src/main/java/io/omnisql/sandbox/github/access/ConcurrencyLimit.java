package io.omnisql.sandbox.github.access;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The secondary rate limit on requests in flight, shared by REST and GraphQL.
 */
public final class ConcurrencyLimit
{
    public static final int MAX_CONCURRENT = 100;

    private final ConcurrentMap<String, AtomicInteger> inFlight = new ConcurrentHashMap<>();

    /**
     * Counts a request in; each call needs one of {@link #exit}.
     *
     * @return false when there are too many
     */
    public boolean enter(Principal principal)
    {
        return inFlight.computeIfAbsent(principal.limitKey(), _ -> new AtomicInteger()).incrementAndGet() <= MAX_CONCURRENT;
    }

    public void exit(Principal principal)
    {
        inFlight.get(principal.limitKey()).decrementAndGet();
    }
}
