package io.omnisql.toolkit.adapter;

import java.util.List;

import static java.util.Objects.requireNonNull;

/**
 * Two queries of one connection whose rows the engine would join. Every filter of both is exact, and neither has a limit.
 *
 * @param left a query of rows
 * @param right a query of rows, or of groups without aggregates, which are a column's distinct values
 * @param keys the columns that are equal; NULL equals nothing
 * @param outer whether a row of the left query stays where no row of the right one has its keys, with NULL in place of the right's columns
 */
public record RemoteJoin(RemoteQuery left, RemoteQuery right, List<Key> keys, boolean outer)
{
    public RemoteJoin
    {
        requireNonNull(left, "left is null");
        requireNonNull(right, "right is null");
        keys = List.copyOf(keys);
    }

    /**
     * Names of columns that are equal.
     */
    public record Key(String left, String right)
    {
        public Key
        {
            requireNonNull(left, "left is null");
            requireNonNull(right, "right is null");
        }
    }

    /**
     * The same inner join with its sides changed.
     */
    public RemoteJoin swapped()
    {
        return new RemoteJoin(right, left, keys.stream().map(key -> new Key(key.right(), key.left())).toList(), outer);
    }
}
