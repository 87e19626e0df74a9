package io.omnisql.toolkit.remote;

import java.time.Duration;

/**
 * Waits on the calling thread.
 */
@FunctionalInterface
interface Sleeper
{
    void sleep(Duration duration)
            throws InterruptedException;
}
