package io.omnisql.plugin.github.scan;

import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * A time by which what a search finds can be narrowed.
 *
 * @param qualifier GitHub's name of the time in the search's language
 * @param sort GitHub's name of the order by that time, empty when it has none
 * @param time where the time stands in a row, empty when it does not
 */
public record SearchOrder(String qualifier, Optional<String> sort, Optional<String> time)
{
    public SearchOrder
    {
        requireNonNull(qualifier, "qualifier is null");
        requireNonNull(sort, "sort is null");
        requireNonNull(time, "time is null");
    }

    /**
     * Whether reading can go on from the time of the last row.
     */
    boolean isFollowed()
    {
        return sort.isPresent() && time.isPresent();
    }
}
