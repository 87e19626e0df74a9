package io.omnisql.control.web;

import java.util.List;
import java.util.function.Function;

/**
 * A part of a list in a stable order.
 *
 * @param next value of the parameter {@code after} that gives the following part, null at the end
 */
public record Page<T>(List<T> items, String next)
{
    public Page
    {
        items = List.copyOf(items);
    }

    /**
     * Cuts a page from rows that were read with a limit one above the page's size.
     *
     * @param key what the rows are ordered by
     */
    public static <T> Page<T> of(List<T> rows, PageRequest request, Function<T, String> key)
    {
        if (rows.size() <= request.limit()) {
            return new Page<>(rows, null);
        }
        List<T> items = rows.subList(0, request.limit());
        return new Page<>(items, key.apply(items.getLast()));
    }
}
