package io.omnisql.tenancy.cache;

import java.util.Optional;

/**
 * Counters that are part of every cache key; raising one makes all that was cached before unreachable, on every node.
 */
public interface Generations
        extends AutoCloseable
{
    /**
     * The present generation of a table's cached data, e.g. {@code 3.0.7} for tenant, connection and table. Compared for equality only.
     * <p>
     * It must be read before the data is fetched, so that a fill that began before a change lands under a dead generation.
     */
    String current(String tenant, String connector, String connection, String table);

    /**
     * Raises the generation of one table, or of the whole connection when no table is given.
     */
    void bump(String tenant, String connector, String connection, Optional<String> table);

    @Override
    void close();
}
