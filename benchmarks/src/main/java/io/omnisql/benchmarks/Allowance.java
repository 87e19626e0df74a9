package io.omnisql.benchmarks;

import static java.lang.Math.ceil;
import static java.lang.Math.min;

/**
 * How many requests a second a service answers, and how many it has in store. Safe for use by several threads.
 */
final class Allowance
{
    static final Allowance UNLIMITED = new Allowance(1e9, 1e9);

    private final double perSecond;
    private final double burst;
    private double left;
    private long at = System.nanoTime();
    private int granted;
    private int refused;

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
        left = min(burst, left + perSecond * (now - at) / 1e9);
        at = now;
        if (left >= 1) {
            left--;
            granted++;
            return 0;
        }
        refused++;
        return (int) ceil((1 - left) / perSecond);
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
     * The least seconds that so many requests take.
     */
    double seconds(int requests)
    {
        return (requests - burst) / perSecond;
    }
}
