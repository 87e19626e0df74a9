package io.omnisql.tenancy.testing;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

import java.time.Duration;

import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Waits until an assertion holds.
 */
public final class Eventually
{
    private Eventually() {}

    /**
     * @throws AssertionError the last failure when the assertion did not hold in time
     */
    public static void eventually(Duration atMost, ThrowingCallable assertion)
            throws InterruptedException
    {
        long deadline = System.nanoTime() + atMost.toNanos();
        Throwable failure = catchThrowable(assertion);
        while (failure != null && System.nanoTime() - deadline < 0) {
            Thread.sleep(10);
            failure = catchThrowable(assertion);
        }
        if (failure != null) {
            throw new AssertionError("Not within " + atMost, failure);
        }
    }
}
