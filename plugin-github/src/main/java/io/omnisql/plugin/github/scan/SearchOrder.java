package io.omnisql.plugin.github.scan;

import java.util.regex.Pattern;

import static java.util.Objects.requireNonNull;

/**
 * A time by which a search orders what it finds, and by which it can be narrowed.
 *
 * @param sort GitHub's name of the order
 * @param qualifier GitHub's name of the time in the search's language
 * @param time where the time stands in a row
 */
public record SearchOrder(String sort, String qualifier, String time)
{
    /**
     * What would change its meaning beside another qualifier, or gives an order of its own.
     */
    private static final Pattern UNSPLITTABLE = Pattern.compile("(?i).*(\\bOR\\b|\\bNOT\\b|[()]|\\bsort:|\\bcreated:|\\bcommitter-date:).*", Pattern.DOTALL);

    public SearchOrder
    {
        requireNonNull(sort, "sort is null");
        requireNonNull(qualifier, "qualifier is null");
        requireNonNull(time, "time is null");
    }

    static boolean isSplittable(String search)
    {
        return !UNSPLITTABLE.matcher(search).matches();
    }
}
