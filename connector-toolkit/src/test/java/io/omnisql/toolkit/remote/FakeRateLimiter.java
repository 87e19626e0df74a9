package io.omnisql.toolkit.remote;

import io.omnisql.tenancy.ratelimit.RateLimiter;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/**
 * Grants everything but what it was told to refuse, and remembers what it was asked.
 */
final class FakeRateLimiter
        implements RateLimiter
{
    private final Queue<Decision> next = new ArrayDeque<>();
    private final List<List<Bucket>> acquired = new ArrayList<>();
    private final List<Freeze> freezes = new ArrayList<>();

    FakeRateLimiter refuse(Duration retryAfter, String label)
    {
        next.add(new Decision(false, retryAfter, label));
        return this;
    }

    @Override
    public synchronized Decision acquire(List<Bucket> levels)
    {
        acquired.add(levels);
        return next.isEmpty() ? Decision.GRANTED : next.remove();
    }

    @Override
    public synchronized void freeze(Bucket bucket, Duration duration)
    {
        freezes.add(new Freeze(bucket, duration));
    }

    @Override
    public void close() {}

    synchronized List<List<Bucket>> acquired()
    {
        return List.copyOf(acquired);
    }

    synchronized List<Freeze> freezes()
    {
        return List.copyOf(freezes);
    }

    record Freeze(Bucket bucket, Duration duration) {}
}
