package io.omnisql.sandbox.github.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;

/**
 * The primary rate limits: fixed windows per user and resource. Safe for use by several threads.
 */
public final class PrimaryLimits
{
    private final Clock clock;
    private final boolean enabled;
    private final Map<Key, Window> windows = new HashMap<>();

    private record Key(String limitKey, LimitedResource resource) {}

    /**
     * What is left of a window.
     */
    public record State(LimitedResource resource, int limit, int used, Instant resetAt)
    {
        public int remaining()
        {
            return Math.max(0, limit - used);
        }

        public boolean exhausted()
        {
            return used >= limit;
        }
    }

    private record Window(int limit, int used, Instant resetAt) {}

    /**
     * @param enabled false for an Enterprise Server, where rate limits are off by default
     */
    public PrimaryLimits(Clock clock, boolean enabled)
    {
        this.clock = clock;
        this.enabled = enabled;
    }

    public boolean enabled()
    {
        return enabled;
    }

    public synchronized State state(Principal principal, LimitedResource resource)
    {
        Window window = window(principal, resource);
        return new State(resource, window.limit(), window.used(), window.resetAt());
    }

    public synchronized void charge(Principal principal, LimitedResource resource, int cost)
    {
        Window window = window(principal, resource);
        windows.put(new Key(principal.limitKey(), resource), new Window(window.limit(), Math.min(window.limit(), window.used() + cost), window.resetAt()));
    }

    /**
     * Starts a new window in place of the present one; the windows after it have the usual limit again.
     */
    public synchronized void set(Principal principal, LimitedResource resource, int limit, int remaining, Duration untilReset)
    {
        Instant resetAt = clock.instant().plus(untilReset).truncatedTo(ChronoUnit.SECONDS);
        windows.put(new Key(principal.limitKey(), resource), new Window(limit, limit - remaining, resetAt));
    }

    /**
     * Forgets all windows.
     */
    public synchronized void reset()
    {
        windows.clear();
    }

    private Window window(Principal principal, LimitedResource resource)
    {
        Instant now = clock.instant();
        Key key = new Key(principal.limitKey(), resource);
        Window window = windows.get(key);
        if (window == null || !now.isBefore(window.resetAt())) {
            Instant resetAt = now.plus(resource.window()).truncatedTo(ChronoUnit.SECONDS);
            window = new Window(resource.limit(principal), 0, resetAt);
            windows.put(key, window);
        }
        return window;
    }
}
