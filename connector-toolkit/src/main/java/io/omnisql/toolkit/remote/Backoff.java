package io.omnisql.toolkit.remote;

import java.time.Duration;
import java.util.random.RandomGenerator;

import static com.google.common.base.Preconditions.checkArgument;

/**
 * How long to pause after a failed attempt.
 */
@FunctionalInterface
public interface Backoff
{
    /**
     * @param attempt how many attempts have failed; at least 1
     */
    Duration after(int attempt);

    /**
     * Doubles from {@code initial} to {@code max} and takes a random share of it, so that callers that failed together do not return together.
     */
    static Backoff fullJitter(Duration initial, Duration max, RandomGenerator random)
    {
        checkArgument(initial.isPositive(), "initial is not positive: %s", initial);
        return attempt -> {
            long ceiling = Math.min(max.toNanos(), initial.toNanos() << Math.min(attempt - 1, 16));
            return Duration.ofNanos(random.nextLong(ceiling + 1));
        };
    }
}
