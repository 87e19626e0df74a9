package io.omnisql.benchmarks;

import static java.util.Objects.requireNonNull;

/**
 * One statement over a service's tables, and what it may cost.
 *
 * @param mostRequests more than these fail the gate
 */
record Work(String name, String sql, long mostRequests, Check check)
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
    }

    Work(String name, String sql, long mostRequests)
    {
        this(name, sql, mostRequests, Check.ROWS);
    }
}
