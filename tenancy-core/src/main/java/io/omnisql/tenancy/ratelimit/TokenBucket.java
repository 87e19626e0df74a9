package io.omnisql.tenancy.ratelimit;

import io.omnisql.tenancy.ratelimit.RateLimiter.Bucket;

import java.time.Duration;

/**
 * One bucket's state at a moment of {@link System#nanoTime}.
 *
 * @param time when the tokens were counted; in the future while the bucket is frozen
 */
record TokenBucket(double tokens, long time)
{
    private static final double NANOS_PER_SECOND = 1e9;

    /**
     * The state at a later moment.
     */
    TokenBucket at(long now, Bucket bucket)
    {
        if (now - time <= 0) {
            return this;
        }
        double refilled = tokens + (now - time) / NANOS_PER_SECOND * bucket.permitsPerSecond();
        return new TokenBucket(Math.min(bucket.capacity(), refilled), now);
    }

    /**
     * How long until there is a permit; not positive when there is one.
     */
    Duration untilPermit(long now, Bucket bucket)
    {
        double refill = Math.max(0, 1 - tokens) / bucket.permitsPerSecond() * NANOS_PER_SECOND;
        return Duration.ofNanos(time - now + (long) Math.ceil(refill));
    }

    TokenBucket take()
    {
        return new TokenBucket(tokens - 1, time);
    }

    /**
     * Empty, and not refilled before the moment or before the end of a freeze that is already there.
     */
    TokenBucket emptyUntil(long moment)
    {
        return new TokenBucket(0, time - moment > 0 ? time : moment);
    }
}
