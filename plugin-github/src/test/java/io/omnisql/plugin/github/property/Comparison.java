package io.omnisql.plugin.github.property;

import java.util.List;
import java.util.Optional;

/**
 * A query whose answer over the service's table is compared with the rows of a copy in the engine's memory.
 *
 * @param description tells how to ask again
 * @param columns by their positions among those that are compared
 * @param order direction and NULLs, by the first column
 * @param limit how many rows are wanted, of {@link Shape#LIMIT} and {@link Shape#FIRST}
 */
record Comparison(String description, Shape shape, List<Integer> columns, String predicate, Optional<String> order, int limit)
{
    enum Shape
    {
        ROWS,
        COUNT,
        /**
         * How many rows there are and how many have each column, and the greatest value of the last one.
         */
        SUMMARY,
        /**
         * How many rows there are with each value of the column.
         */
        GROUPS,
        LIMIT,
        FIRST,
    }

    static Comparison all(String description, Shape shape, String predicate, List<Integer> columns)
    {
        return new Comparison(description, shape, columns, predicate, Optional.empty(), 0);
    }

    static Comparison limit(String description, String predicate, List<Integer> columns, int limit)
    {
        return new Comparison(description, Shape.LIMIT, columns, predicate, Optional.empty(), limit);
    }

    static Comparison first(String description, String predicate, List<Integer> columns, String order, int limit)
    {
        return new Comparison(description, Shape.FIRST, columns, predicate, Optional.of(order), limit);
    }
}
