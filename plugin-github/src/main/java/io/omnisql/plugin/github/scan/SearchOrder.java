package io.omnisql.plugin.github.scan;

import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * A time, or the size of files, by which what a search finds can be narrowed.
 *
 * @param qualifier GitHub's name of it in the search's language
 * @param sort GitHub's name of the order by it, empty when there is none
 * @param time where the time stands in a row, empty when it does not
 */
public record SearchOrder(String qualifier, SearchScale scale, Optional<String> sort, Optional<String> time)
{
    public SearchOrder
    {
        requireNonNull(qualifier, "qualifier is null");
        requireNonNull(scale, "scale is null");
        requireNonNull(sort, "sort is null");
        requireNonNull(time, "time is null");
    }

    public static SearchOrder time(String qualifier, Optional<String> sort, Optional<String> time)
    {
        return new SearchOrder(qualifier, SearchScale.TIME, sort, time);
    }

    public static SearchOrder size(String qualifier)
    {
        return new SearchOrder(qualifier, SearchScale.SIZE, Optional.empty(), Optional.empty());
    }

    /**
     * Whether reading can go on from the time of the last row.
     */
    boolean isFollowed()
    {
        return sort.isPresent() && time.isPresent();
    }
}
