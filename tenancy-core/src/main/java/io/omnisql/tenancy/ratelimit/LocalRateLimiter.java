package io.omnisql.tenancy.ratelimit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

import static java.util.Objects.requireNonNull;

/**
 * Token buckets of this process alone.
 * <p>
 * A bucket that was not used for an hour is forgotten; it begins again like a new one.
 */
public final class LocalRateLimiter
        implements RateLimiter
{
    private static final Duration KEPT = Duration.ofHours(1);

    private final boolean startFull;
    private final LongSupplier nanoTime;
    private final Cache<String, TokenBucket> buckets;
    private OptionalLong drained = OptionalLong.empty();

    /**
     * A limiter whose buckets are full when they are first used.
     */
    public LocalRateLimiter()
    {
        this(System::nanoTime);
    }

    /**
     * @param nanoTime read instead of {@link System#nanoTime}
     */
    public LocalRateLimiter(LongSupplier nanoTime)
    {
        this(true, nanoTime);
    }

    LocalRateLimiter(boolean startFull, LongSupplier nanoTime)
    {
        this.startFull = startFull;
        this.nanoTime = requireNonNull(nanoTime, "nanoTime is null");
        this.buckets = Caffeine.newBuilder()
                .expireAfterAccess(KEPT)
                .executor(Runnable::run)
                .build();
    }

    @Override
    public synchronized Decision acquire(List<Bucket> levels)
    {
        if (levels.isEmpty()) {
            throw new IllegalArgumentException("levels is empty");
        }
        long now = nanoTime.getAsLong();
        Decision decision = check(levels, now);
        if (decision.granted()) {
            levels.forEach(bucket -> buckets.put(bucket.key(), state(bucket, now).take()));
        }
        return decision;
    }

    private Decision check(List<Bucket> levels, long now)
    {
        Decision decision = Decision.GRANTED;
        for (Bucket bucket : levels) {
            TokenBucket state = state(bucket, now);
            buckets.put(bucket.key(), state);
            Duration wait = state.untilPermit(now, bucket);
            if (wait.compareTo(decision.retryAfter()) > 0) {
                decision = new Decision(false, wait, bucket.label());
            }
        }
        return decision;
    }

    private TokenBucket state(Bucket bucket, long now)
    {
        TokenBucket state = buckets.get(bucket.key(), _ -> new TokenBucket(startFull ? bucket.capacity() : 1, now));
        if (drained.isPresent() && state.time() - drained.getAsLong() < 0) {
            state = state.at(drained.getAsLong(), new Bucket(bucket.key(), bucket.label(), bucket.permitsPerSecond(), 1));
        }
        return state.at(now, bucket);
    }

    @Override
    public synchronized void freeze(Bucket bucket, Duration duration)
    {
        long now = nanoTime.getAsLong();
        buckets.put(bucket.key(), state(bucket, now).emptyUntil(now + duration.toNanos()));
    }

    /**
     * Leaves at most one permit in every bucket. A frozen one stays frozen.
     */
    synchronized void drain()
    {
        drained = OptionalLong.of(nanoTime.getAsLong());
    }

    @Override
    public void close() {}
}
