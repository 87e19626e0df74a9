package io.omnisql.plugin.tenancy;

import io.omnisql.tenancy.ratelimit.RateLimiter;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Grants until a test says otherwise, and remembers what was asked for.
 */
public final class FakeRateLimiter
        implements RateLimiter
{
    private final List<List<Bucket>> acquired = new ArrayList<>();
    private Decision decision = Decision.GRANTED;

    public synchronized void answer(Decision decision)
    {
        this.decision = decision;
    }

    public synchronized List<List<Bucket>> acquired()
    {
        return List.copyOf(acquired);
    }

    @Override
    public synchronized Decision acquire(List<Bucket> levels)
    {
        acquired.add(levels);
        return decision;
    }

    @Override
    public void freeze(Bucket bucket, Duration duration)
    {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
}
