package io.omnisql.toolkit.remote;

import com.google.common.base.Ticker;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Time that passes only while somebody sleeps.
 */
final class FakeTime
        extends Ticker
        implements Sleeper
{
    private final List<Duration> sleeps = new ArrayList<>();
    private long nanos;

    @Override
    public synchronized long read()
    {
        return nanos;
    }

    @Override
    public synchronized void sleep(Duration duration)
            throws InterruptedException
    {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        sleeps.add(duration);
        nanos += duration.toNanos();
    }

    synchronized List<Duration> sleeps()
    {
        return List.copyOf(sleeps);
    }
}
