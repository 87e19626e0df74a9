package io.omnisql.toolkit.remote;

import io.airlift.log.Logger;

import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

import static com.google.common.base.Preconditions.checkArgument;

/**
 * Counts what one query does remotely on this node, and holds its budget of remote calls.
 */
public final class QueryActivity
{
    private static final Logger log = Logger.get(QueryActivity.class);

    private final Optional<QueryActivity> whole;
    private final long maxRemoteCalls;
    private final AtomicLong remoteCalls = new AtomicLong();
    private final AtomicLong cacheHits = new AtomicLong();
    private final AtomicLong retries = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong throttledNanos = new AtomicLong();
    private final Queue<Runnable> endActions = new ConcurrentLinkedQueue<>();
    private volatile boolean ended;

    /**
     * @param maxRemoteCalls at least 1
     */
    public QueryActivity(long maxRemoteCalls)
    {
        this(Optional.empty(), maxRemoteCalls);
    }

    private QueryActivity(Optional<QueryActivity> whole, long maxRemoteCalls)
    {
        checkArgument(maxRemoteCalls >= 1, "maxRemoteCalls is below 1: %s", maxRemoteCalls);
        this.whole = whole;
        this.maxRemoteCalls = maxRemoteCalls;
    }

    /**
     * A part of this query, e.g. one split: it spends the same budget, what it counts is counted here too, and its own numbers are its alone.
     */
    public QueryActivity part()
    {
        return new QueryActivity(Optional.of(this), maxRemoteCalls);
    }

    public long maxRemoteCalls()
    {
        return maxRemoteCalls;
    }

    /**
     * Counts a request about to leave, each attempt of a retried one, unless the budget is spent.
     *
     * @return false when the budget is spent and the request may not leave
     */
    public boolean tryCountRemoteCall()
    {
        boolean counted = whole.map(QueryActivity::tryCountRemoteCall)
                .orElseGet(() -> remoteCalls.getAndUpdate(calls -> Math.min(calls + 1, maxRemoteCalls)) < maxRemoteCalls);
        if (counted && whole.isPresent()) {
            remoteCalls.incrementAndGet();
        }
        return counted;
    }

    public void countCacheHit()
    {
        cacheHits.incrementAndGet();
        whole.ifPresent(QueryActivity::countCacheHit);
    }

    public void countRetry()
    {
        retries.incrementAndGet();
        whole.ifPresent(QueryActivity::countRetry);
    }

    public void countBytes(long count)
    {
        bytes.addAndGet(count);
        whole.ifPresent(activity -> activity.countBytes(count));
    }

    public void countThrottled(long nanos)
    {
        throttledNanos.addAndGet(nanos);
        whole.ifPresent(activity -> activity.countThrottled(nanos));
    }

    /**
     * Has something done once when the query ends, or now when it has.
     */
    public void atEnd(Runnable action)
    {
        if (whole.isPresent()) {
            whole.get().atEnd(action);
            return;
        }
        endActions.add(action);
        if (ended) {
            end();
        }
    }

    /**
     * Starts what is to be done at the end, in the background; what fails is not the query's failure.
     */
    public void end()
    {
        ended = true;
        for (Runnable action = endActions.poll(); action != null; action = endActions.poll()) {
            Thread.ofVirtual().name("omnisql-query-end").uncaughtExceptionHandler((_, e) -> log.warn("A request at the end of a query failed: %s", e.getMessage())).start(action);
        }
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
