package io.omnisql.plugin.github;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicReference;

import static java.time.ZoneOffset.UTC;

/**
 * Goes on by a minute for each change, so that changes do not lie closer together than they do elsewhere.
 */
final class MinutesClock
        extends Clock
{
    private final AtomicReference<Instant> now;

    MinutesClock(Instant start)
    {
        this.now = new AtomicReference<>(start);
    }

    void pass()
    {
        now.updateAndGet(time -> time.plusSeconds(60));
    }

    @Override
    public Instant instant()
    {
        return now.get();
    }

    @Override
    public ZoneId getZone()
    {
        return UTC;
    }

    @Override
    public Clock withZone(ZoneId zone)
    {
        throw new UnsupportedOperationException();
    }
}
