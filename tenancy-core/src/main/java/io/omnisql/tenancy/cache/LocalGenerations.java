package io.omnisql.tenancy.cache;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Generations of this process alone.
 */
public final class LocalGenerations
        implements Generations
{
    private final Map<List<String>, Long> counters = new ConcurrentHashMap<>();

    @Override
    public String current(String tenant, String connector, String connection, String table)
    {
        return counters.getOrDefault(List.of(tenant, connector, connection), 0L) + "." + counters.getOrDefault(List.of(tenant, connector, connection, table), 0L);
    }

    @Override
    public void bump(String tenant, String connector, String connection, Optional<String> table)
    {
        List<String> counter = table
                .map(name -> List.of(tenant, connector, connection, name))
                .orElseGet(() -> List.of(tenant, connector, connection));
        counters.merge(counter, 1L, Long::sum);
    }

    @Override
    public void close() {}
}
