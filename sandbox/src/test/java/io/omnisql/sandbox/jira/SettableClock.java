package io.omnisql.sandbox.jira;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A clock that a test advances.
 */
final class SettableClock
        extends Clock
{
    private final AtomicReference<Instant> now;

    SettableClock(Instant now)
    {
        this.now = new AtomicReference<>(now);
    }

    void advance(Duration duration)
    {
        now.updateAndGet(instant -> instant.plus(duration));
    }

    @Override
    public ZoneId getZone()
    {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone)
    {
        throw new UnsupportedOperationException();
    }

    @Override
    public Instant instant()
    {
        return now.get();
    }
}
