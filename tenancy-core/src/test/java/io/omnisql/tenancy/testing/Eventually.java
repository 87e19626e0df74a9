package io.omnisql.tenancy.testing;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

import java.time.Duration;

import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Waits until an assertion holds.
 */
public final class Eventually
{
    private static final Duration LONG = Duration.ofSeconds(60);

    private Eventually() {}

    /**
     * @throws AssertionError the last failure when the assertion did not hold within a minute
     */
    public static void eventually(ThrowingCallable assertion)
            throws InterruptedException
    {
        long deadline = System.nanoTime() + LONG.toNanos();
        Throwable failure = catchThrowable(assertion);
        while (failure != null && System.nanoTime() - deadline < 0) {
            Thread.sleep(10);
            failure = catchThrowable(assertion);
        }
        if (failure != null) {
            throw new AssertionError("Not within " + LONG, failure);
        }
    }
}
