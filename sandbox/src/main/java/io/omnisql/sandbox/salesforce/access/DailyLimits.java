package io.omnisql.sandbox.salesforce.access;

import io.omnisql.sandbox.salesforce.data.Org;

import java.util.HashMap;
import java.util.Map;

/**
 * How many requests each organisation made and may make in a day. Safe for use by several threads.
 */
public final class DailyLimits
{
    private static final int DEFAULT_MAXIMUM = 100_000;

    private final Map<String, Usage> usages = new HashMap<>();

    public record Usage(int used, int maximum)
    {
        public boolean exhausted()
        {
            return used >= maximum;
        }

        public int remaining()
        {
            return Math.max(0, maximum - used);
        }
    }

    public synchronized Usage usage(Org org)
    {
        return usages.getOrDefault(org.name(), new Usage(0, DEFAULT_MAXIMUM));
    }

    public synchronized void count(Org org)
    {
        Usage usage = usage(org);
        usages.put(org.name(), new Usage(usage.used() + 1, usage.maximum()));
    }

    /**
     * Sets what an organisation used up and may use.
     */
    public synchronized void set(Org org, int used, int maximum)
    {
        usages.put(org.name(), new Usage(used, maximum));
    }

    public synchronized void reset()
    {
        usages.clear();
    }
}
