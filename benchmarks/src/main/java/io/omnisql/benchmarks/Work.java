package io.omnisql.benchmarks;

import java.util.Set;

import static java.util.Objects.requireNonNull;

/**
 * One statement over a service's tables, and what it may cost.
 *
 * @param mostBytes of the answers before compression
 * @param unasked names that may stand in no request
 * @param gate whether more than the most requests or bytes fail the run; otherwise it is told that they are a target that was missed
 */
record Work(String name, String sql, long mostRequests, long mostBytes, Set<String> unasked, Check check, boolean gate)
{
    /**
     * What must be equal to the same statement over the same rows in the engine's memory.
     */
    enum Check
    {
        ROWS,
        /**
         * Any rows will do, but as many.
         */
        NUMBER_OF_ROWS,
    }

    Work
    {
        requireNonNull(name, "name is null");
        requireNonNull(sql, "sql is null");
        requireNonNull(check, "check is null");
        unasked = Set.copyOf(unasked);
    }

    Work(String name, String sql, long mostRequests, Check check)
    {
        this(name, sql, mostRequests, Long.MAX_VALUE, Set.of(), check, true);
    }

    Work(String name, String sql, long mostRequests)
    {
        this(name, sql, mostRequests, Check.ROWS);
    }

    Work within(double bytes)
    {
        return new Work(name, sql, mostRequests, (long) bytes, unasked, check, gate);
    }

    Work without(Set<String> names)
    {
        return new Work(name, sql, mostRequests, mostBytes, names, check, gate);
    }

    /**
     * The same, of which is known that it is not reached.
     */
    Work asTarget()
    {
        return new Work(name, sql, mostRequests, mostBytes, unasked, check, false);
    }
}
