package io.omnisql.plugin.github.scan;

import java.time.Instant;
import java.util.Optional;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

/**
 * An interval of a time by which GitHub orders a connection: rows outside it are not needed, so that reading ends where it ends.
 *
 * @param order GitHub's name of the order, e.g. {@code UPDATED_AT}
 * @param field the field that holds the time, e.g. {@code updatedAt}
 * @param low when present the newest rows are read first, else the oldest
 */
public record TimeBound(String order, String field, Optional<Instant> low, Optional<Instant> high)
{
    public TimeBound
    {
        requireNonNull(order, "order is null");
        requireNonNull(field, "field is null");
        requireNonNull(low, "low is null");
        requireNonNull(high, "high is null");
        checkArgument(low.isPresent() || high.isPresent(), "unbounded");
    }

    public boolean ascending()
    {
        return low.isEmpty();
    }

    /**
     * Whether everything after a row of this time is outside.
     */
    public boolean isPast(Instant time)
    {
        return low.map(time::isBefore).orElseGet(() -> high.map(time::isAfter).orElse(false));
    }
}
