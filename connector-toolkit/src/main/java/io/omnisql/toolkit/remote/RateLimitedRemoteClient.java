package io.omnisql.toolkit.remote;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.google.common.base.Ticker;
import io.omnisql.tenancy.ratelimit.RateLimiter;
import io.omnisql.tenancy.ratelimit.RateLimiter.Bucket;
import io.omnisql.tenancy.ratelimit.RateLimiter.Decision;
import io.omnisql.toolkit.adapter.RemoteResponse;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;

import static io.omnisql.toolkit.remote.RemoteErrors.cancelled;
import static io.omnisql.toolkit.remote.RemoteErrors.rateLimited;
import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.NANOSECONDS;

/**
 * Sends each attempt once it has a permit of every rate limit and one of its connection's places on this node.
 * <p>
 * The place is taken first and given back while the call waits for a permit: a user at the limit does not hold up the others,
 * and no permit is spent by a call that does not leave at once.
 */
final class RateLimitedRemoteClient
        implements RemoteClient
{
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(1);

    private final RemoteClient delegate;
    private final RateLimiter limiter;
    private final RemoteBuckets buckets;
    private final Duration maxWait;
    private final Ticker ticker;
    private final Sleeper sleeper;
    private final LoadingCache<ConnectionName, Semaphore> places;

    RateLimitedRemoteClient(RemoteClient delegate, RateLimiter limiter, RemoteBuckets buckets, RemoteConfig config, Ticker ticker, Sleeper sleeper)
    {
        this.delegate = requireNonNull(delegate, "delegate is null");
        this.limiter = requireNonNull(limiter, "limiter is null");
        this.buckets = requireNonNull(buckets, "buckets is null");
        this.maxWait = config.getMaxWait().toJavaTime();
        this.ticker = requireNonNull(ticker, "ticker is null");
        this.sleeper = requireNonNull(sleeper, "sleeper is null");
        int maxConcurrency = config.getMaxConcurrency();
        // a call in progress holds its semaphore; those of idle connections may go
        this.places = Caffeine.newBuilder().weakValues().build(_ -> new Semaphore(maxConcurrency, true));
    }

    @Override
    public RemoteResponse send(RemoteCall call)
    {
        Semaphore place = places.get(new ConnectionName(call.connection().tenant(), call.connection().name()));
        admit(call, place);
        try {
            return delegate.send(call);
        }
        finally {
            place.release();
        }
    }

    private void admit(RemoteCall call, Semaphore place)
    {
        List<Bucket> levels = buckets.levels(call);
        long start = ticker.read();
        try {
            while (true) {
                takePlace(call, place, start);
                Decision decision = acquire(levels, place);
                if (decision.granted()) {
                    return;
                }
                if (decision.retryAfter().compareTo(left(start)) > 0) {
                    throw rateLimited("The limit of remote calls of %s is reached".formatted(decision.deniedLabel()), decision.retryAfter());
                }
                pause(call, decision.retryAfter());
            }
        }
        catch (InterruptedException e) {
            throw cancelled();
        }
    }

    private void takePlace(RemoteCall call, Semaphore place, long start)
            throws InterruptedException
    {
        if (place.tryAcquire()) {
            return;
        }
        long waitStart = ticker.read();
        boolean taken = place.tryAcquire(left(start).toNanos(), NANOSECONDS);
        call.activity().countThrottled(ticker.read() - waitStart);
        if (!taken) {
            throw rateLimited("Connection %s has as many remote calls under way as it may".formatted(call.connection().name()), maxWait);
        }
    }

    private Decision acquire(List<Bucket> levels, Semaphore place)
    {
        boolean granted = false;
        try {
            Decision decision = limiter.acquire(levels);
            granted = decision.granted();
            return decision;
        }
        finally {
            if (!granted) {
                place.release();
            }
        }
    }

    private void pause(RemoteCall call, Duration duration)
            throws InterruptedException
    {
        long start = ticker.read();
        try {
            sleeper.sleep(duration.compareTo(SHORTEST_PAUSE) < 0 ? SHORTEST_PAUSE : duration);
        }
        finally {
            call.activity().countThrottled(ticker.read() - start);
        }
    }

    private Duration left(long start)
    {
        Duration left = maxWait.minusNanos(ticker.read() - start);
        return left.isNegative() ? Duration.ZERO : left;
    }

    private record ConnectionName(String tenant, String name) {}
}
