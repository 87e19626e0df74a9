package io.omnisql.control.testing;

import io.omnisql.tenancy.cache.Generations;
import redis.clients.jedis.exceptions.JedisConnectionException;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Generations that remember what was raised, and can be down.
 */
public final class RecordingGenerations
        implements Generations
{
    private final List<String> bumps = new CopyOnWriteArrayList<>();
    private volatile boolean down;

    /**
     * What was raised of a tenant, as {@code connector/connection/table}, the table {@code *} for a whole connection.
     */
    public List<String> bumps(String tenant)
    {
        String prefix = tenant + "/";
        return bumps.stream().filter(bump -> bump.startsWith(prefix)).map(bump -> bump.substring(prefix.length())).sorted().toList();
    }

    public void setDown(boolean down)
    {
        this.down = down;
    }

    @Override
    public String current(String tenant, String connector, String connection, String table)
    {
        throw new UnsupportedOperationException("The control plane reads no cached data");
    }

    @Override
    public void bump(String tenant, String connector, String connection, Optional<String> table)
    {
        if (down) {
            throw new JedisConnectionException("down");
        }
        bumps.add("%s/%s/%s/%s".formatted(tenant, connector, connection, table.orElse("*")));
    }

    @Override
    public void close() {}
}
