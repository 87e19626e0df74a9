package io.omnisql.control.web;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/**
 * Which part of a list is asked for.
 *
 * @param after the {@code next} of the part before; null for the first
 * @param limit at most so many items, 1 to 1,000; 500 when it is not given
 */
public record PageRequest(String after, @Min(value = 1, message = "must be at least 1") @Max(value = 1_000, message = "must be at most 1000") Integer limit)
{
    public PageRequest
    {
        after = after == null ? "" : after;
        limit = limit == null ? 500 : limit;
    }
}
