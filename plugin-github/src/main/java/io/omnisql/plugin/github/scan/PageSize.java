package io.omnisql.plugin.github.scan;

import com.google.common.collect.ImmutableMap;
import io.omnisql.toolkit.adapter.PageRequest;

import java.util.Map;
import java.util.Optional;

/**
 * How many rows a page asks for: fewer after one that was too heavy for GitHub, and more again after some that were not.
 *
 * @param good how many pages of this size were answered since
 */
record PageSize(int size, int good)
{
    private static final int GROWS_AFTER = 3;
    private static final String SIZE = "size";
    private static final String GOOD = "good";

    static PageSize full(int size)
    {
        return new PageSize(size, 0);
    }

    /**
     * @param full the size of pages that are not too heavy
     */
    static PageSize of(PageRequest page, int full)
    {
        return new PageSize(
                Integer.parseInt(page.state().getOrDefault(SIZE, Integer.toString(full))),
                Integer.parseInt(page.state().getOrDefault(GOOD, "0")));
    }

    /**
     * Empty when one row is too heavy.
     */
    Optional<PageSize> smaller()
    {
        return size <= 1 ? Optional.empty() : Optional.of(new PageSize(size / 2, 0));
    }

    /**
     * The size of the page after this one.
     */
    PageSize next(int full)
    {
        return size < full && good + 1 >= GROWS_AFTER ? new PageSize(Math.min(full, size * 2), 0) : new PageSize(size, good + 1);
    }

    /**
     * What the state of a page holds of it: nothing of a full one.
     */
    Map<String, String> state(int full)
    {
        return size >= full ? Map.of() : ImmutableMap.of(SIZE, Integer.toString(size), GOOD, Integer.toString(good));
    }
}
