package io.omnisql.tenancy.ratelimit;

import java.time.Duration;
import java.util.List;

import static java.util.Objects.requireNonNull;

/**
 * Hierarchical token buckets, shared by all nodes. It never waits: callers sleep and ask again.
 */
public interface RateLimiter
        extends AutoCloseable
{
    /**
     * Takes one permit at every level or at none.
     *
     * @param levels from the root (the whole service) to the leaf (one user); at least one
     */
    Decision acquire(List<Bucket> levels);

    /**
     * Closes a bucket on every node until the time has passed, because the service itself asked for it. A longer freeze that is already there
     * stays. Afterwards the bucket is empty and fills at its rate.
     *
     * @param duration positive, at most a day
     */
    void freeze(Bucket bucket, Duration duration);

    @Override
    void close();

    /**
     * One level's bucket.
     *
     * @param key unique among all buckets, e.g. {@code remote:github:tenant:acme}
     * @param label what a refused user is told, e.g. {@code tenant acme}; names nothing that the user may not see
     * @param permitsPerSecond positive, may be a fraction
     * @param capacity how many permits may be taken at once after a pause; at least 1
     */
    record Bucket(String key, String label, double permitsPerSecond, long capacity)
    {
        public Bucket
        {
            requireNonNull(key, "key is null");
            requireNonNull(label, "label is null");
            if (!(permitsPerSecond > 0) || Double.isInfinite(permitsPerSecond)) {
                throw new IllegalArgumentException("permitsPerSecond must be positive");
            }
            if (capacity < 1) {
                throw new IllegalArgumentException("capacity must be at least 1");
            }
        }
    }

    /**
     * The answer to an attempt.
     *
     * @param retryAfter zero when granted, else how long to wait before a permit can be had
     * @param deniedLabel the label of the bucket that refused, empty when granted
     */
    record Decision(boolean granted, Duration retryAfter, String deniedLabel)
    {
        public static final Decision GRANTED = new Decision(true, Duration.ZERO, "");
    }
}
