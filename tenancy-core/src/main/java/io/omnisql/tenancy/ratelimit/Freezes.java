package io.omnisql.tenancy.ratelimit;

import io.omnisql.tenancy.ratelimit.RateLimiter.Bucket;
import io.omnisql.tenancy.ratelimit.RateLimiter.Decision;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

import static java.util.Objects.requireNonNull;

/**
 * Buckets that this process was asked to close for a while.
 */
final class Freezes
{
    private final LongSupplier nanoTime;
    private final Map<String, Long> ends = new ConcurrentHashMap<>();

    Freezes(LongSupplier nanoTime)
    {
        this.nanoTime = requireNonNull(nanoTime, "nanoTime is null");
    }

    void freeze(Bucket bucket, Duration duration)
    {
        long now = nanoTime.getAsLong();
        ends.values().removeIf(end -> end - now <= 0);
        ends.merge(bucket.key(), now + duration.toNanos(), (old, end) -> end - old > 0 ? end : old);
    }

    /**
     * Refused with the longest wait when any of the levels is frozen.
     */
    Decision check(List<Bucket> levels)
    {
        if (ends.isEmpty()) {
            return Decision.GRANTED;
        }
        long now = nanoTime.getAsLong();
        Decision decision = Decision.GRANTED;
        for (Bucket bucket : levels) {
            Duration wait = Duration.ofNanos(ends.getOrDefault(bucket.key(), now) - now);
            if (wait.compareTo(decision.retryAfter()) > 0) {
                decision = new Decision(false, wait, bucket.label());
            }
        }
        return decision;
    }
}
