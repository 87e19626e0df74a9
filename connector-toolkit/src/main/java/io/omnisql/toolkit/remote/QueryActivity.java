package io.omnisql.toolkit.remote;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts what one query does remotely on this node, and holds its budget of remote calls.
 */
public final class QueryActivity
{
    private final long maxRemoteCalls;
    private final AtomicLong remoteCalls = new AtomicLong();
    private final AtomicLong cacheHits = new AtomicLong();
    private final AtomicLong retries = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong throttledNanos = new AtomicLong();

    /**
     * @param maxRemoteCalls at least 1
     */
    public QueryActivity(long maxRemoteCalls)
    {
        this.maxRemoteCalls = maxRemoteCalls;
    }

    public long maxRemoteCalls()
    {
        return maxRemoteCalls;
    }

    /**
     * Counts a request about to leave, each attempt of a retried one.
     *
     * @return how many have left, this one included
     */
    public long countRemoteCall()
    {
        return remoteCalls.incrementAndGet();
    }

    public void countCacheHit()
    {
        cacheHits.incrementAndGet();
    }

    public void countRetry()
    {
        retries.incrementAndGet();
    }

    public void countBytes(long count)
    {
        bytes.addAndGet(count);
    }

    public void countThrottled(long nanos)
    {
        throttledNanos.addAndGet(nanos);
    }

    public long remoteCalls()
    {
        return remoteCalls.get();
    }

    public long cacheHits()
    {
        return cacheHits.get();
    }

    public long retries()
    {
        return retries.get();
    }

    public long bytes()
    {
        return bytes.get();
    }

    public long throttledNanos()
    {
        return throttledNanos.get();
    }
}
