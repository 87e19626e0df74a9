package io.omnisql.benchmarks;

import static java.lang.Math.ceil;
import static java.lang.Math.min;

/**
 * How many requests a second a service answers, and how many it has in store. Safe for use by several threads.
 */
final class Allowance
{
    static final Allowance UNLIMITED = new Allowance(1e9, 1e9);

    private static final long NANOS_PER_SECOND = 1_000_000_000;

    private final double perSecond;
    private final double burst;
    private double left;
    private long at = System.nanoTime();
    private int granted;
    private int refused;
    private int told;
    private long closedUntil = at;

    Allowance(double perSecond, double burst)
    {
        this.perSecond = perSecond;
        this.burst = burst;
        this.left = burst;
    }

    /**
     * @return whole seconds until the service may be asked again, zero when it answers
     */
    synchronized int take()
    {
        long now = System.nanoTime();
        left = min(burst, left + perSecond * (now - at) / NANOS_PER_SECOND);
        at = now;
        if (left >= 1) {
            left--;
            granted++;
            return 0;
        }
        refused++;
        int seconds = (int) ceil((1 - left) / perSecond);
        if (now - closedUntil >= 0) {
            told += seconds;
            closedUntil = now + seconds * NANOS_PER_SECOND;
        }
        return seconds;
    }

    synchronized int granted()
    {
        return granted;
    }

    synchronized int refused()
    {
        return refused;
    }

    /**
     * The seconds for which the service told to leave it alone, those of refusals side by side once.
     */
    synchronized int told()
    {
        return told;
    }

    /**
     * The least seconds that so many requests take.
     */
    double seconds(int requests)
    {
        return (requests - burst) / perSecond;
    }
}
