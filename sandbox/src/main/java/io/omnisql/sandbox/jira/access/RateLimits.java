package io.omnisql.sandbox.jira.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;

/**
 * Jira's limits: points in each hour for apps, and requests in each second for everybody. Safe for use by several threads.
 */
public final class RateLimits
{
    public static final int STEADY_RATE = 100;
    public static final int BURST = 1_000;

    private static final int POINTS_PER_HOUR = 100_000;

    private final Clock clock;
    private final Map<String, Bucket> buckets = new HashMap<>();
    private final Map<String, Window> windows = new HashMap<>();
    private int rate = STEADY_RATE;
    private int capacity = BURST;
    private long points = POINTS_PER_HOUR;
    private boolean everybodyPays;

    private record Bucket(double tokens, Instant at) {}

    private record Window(Instant start, long used) {}

    /**
     * What is left of the hour's points.
     */
    public record Quota(long limit, long remaining, Instant reset)
    {
        public boolean exhausted()
        {
            return remaining <= 0;
        }
    }

    public RateLimits(Clock clock)
    {
        this.clock = clock;
    }

    public synchronized void reset()
    {
        buckets.clear();
        windows.clear();
        rate = STEADY_RATE;
        capacity = BURST;
        points = POINTS_PER_HOUR;
        everybodyPays = false;
    }

    /**
     * Sets the limit for each operation of a site.
     *
     * @param newRate requests a second
     * @param newCapacity requests at once
     */
    public synchronized void burst(int newRate, int newCapacity)
    {
        rate = newRate;
        capacity = newCapacity;
        buckets.clear();
    }

    /**
     * Sets the limit of points for each site.
     *
     * @param everybody whether callers with API tokens pay too, as they do not at Jira
     */
    public synchronized void quota(long newPoints, boolean everybody)
    {
        points = newPoints;
        everybodyPays = everybody;
        windows.clear();
    }

    /**
     * Whether another request may be answered now.
     */
    public synchronized boolean enter(String site, String operation)
    {
        Instant now = clock.instant();
        Bucket bucket = buckets.getOrDefault(site + " " + operation, new Bucket(capacity, now));
        double tokens = Math.min(capacity, bucket.tokens() + Math.max(0, Duration.between(bucket.at(), now).toMillis()) * rate / 1_000.0);
        boolean allowed = tokens >= 1;
        buckets.put(site + " " + operation, new Bucket(allowed ? tokens - 1 : tokens, now));
        return allowed;
    }

    public synchronized boolean pays(Caller caller)
    {
        return caller.app() || everybodyPays;
    }

    public synchronized Quota quota(String site)
    {
        Window window = window(site);
        return new Quota(points, Math.max(0, points - window.used()), window.start().plus(1, ChronoUnit.HOURS));
    }

    public synchronized void pay(String site, int cost)
    {
        Window window = window(site);
        windows.put(site, new Window(window.start(), window.used() + cost));
    }

    private Window window(String site)
    {
        Instant hour = clock.instant().truncatedTo(ChronoUnit.HOURS);
        Window window = windows.get(site);
        return window == null || !window.start().equals(hour) ? new Window(hour, 0) : window;
    }
}
