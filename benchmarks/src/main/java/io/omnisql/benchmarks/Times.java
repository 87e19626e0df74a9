package io.omnisql.benchmarks;

import java.util.ArrayList;
import java.util.List;

import static java.lang.Math.ceil;
import static java.lang.Math.max;

/**
 * Milliseconds that something took, several times.
 */
final class Times
{
    private final List<Double> millis = new ArrayList<>();

    synchronized void measure(Runnable work)
    {
        long start = System.nanoTime();
        work.run();
        millis.add((System.nanoTime() - start) / 1e6);
    }

    /**
     * The smallest time that a share of the times does not exceed.
     */
    synchronized double quantile(double share)
    {
        List<Double> sorted = millis.stream().sorted().toList();
        return sorted.get(max(0, (int) ceil(share * sorted.size()) - 1));
    }

    double median()
    {
        return quantile(0.5);
    }

    String spread()
    {
        return "%.0f / %.0f / %.0f".formatted(quantile(0), median(), quantile(1));
    }
}
