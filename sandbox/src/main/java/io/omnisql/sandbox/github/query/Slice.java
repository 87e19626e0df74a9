package io.omnisql.sandbox.github.query;

import java.util.List;
import java.util.Optional;

/**
 * A page of ordered rows between two cursors.
 */
public record Slice<T>(List<T> rows, boolean hasPrevious, boolean hasNext)
{
    public Slice
    {
        rows = List.copyOf(rows);
    }

    /**
     * The first rows of those between the cursors.
     *
     * @param sorted all rows in the given order
     */
    public static <T> Slice<T> first(List<T> sorted, RowOrder<T> order, Optional<Cursor> after, Optional<Cursor> before, int count)
    {
        int from = start(sorted, order, after);
        int to = Math.max(from, end(sorted, order, before));
        int last = Math.min(to, from + count);
        return new Slice<>(sorted.subList(from, last), from > 0, last < sorted.size());
    }

    /**
     * The last rows of those between the cursors, in the same order.
     *
     * @param sorted all rows in the given order
     */
    public static <T> Slice<T> last(List<T> sorted, RowOrder<T> order, Optional<Cursor> after, Optional<Cursor> before, int count)
    {
        int from = start(sorted, order, after);
        int to = Math.max(from, end(sorted, order, before));
        int first = Math.max(from, to - count);
        return new Slice<>(sorted.subList(first, to), first > 0, to < sorted.size());
    }

    private static <T> int start(List<T> sorted, RowOrder<T> order, Optional<Cursor> after)
    {
        return after.map(cursor -> position(sorted, order, cursor, true)).orElse(0);
    }

    private static <T> int end(List<T> sorted, RowOrder<T> order, Optional<Cursor> before)
    {
        return before.map(cursor -> position(sorted, order, cursor, false)).orElse(sorted.size());
    }

    /**
     * How many rows come before the cursor, with or without the row at it.
     */
    private static <T> int position(List<T> sorted, RowOrder<T> order, Cursor cursor, boolean inclusive)
    {
        int low = 0;
        int high = sorted.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            int compared = order.compare(order.cursor(sorted.get(middle)), cursor);
            if (compared < 0 || (inclusive && compared == 0)) {
                low = middle + 1;
            }
            else {
                high = middle;
            }
        }
        return low;
    }
}
