package io.omnisql.plugin.github.scan;

import com.google.common.collect.ImmutableList;
import io.omnisql.toolkit.adapter.RemoteRange;

import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * Ranges of GitHub's numbers, which are positive 32-bit integers, as single numbers: the engine makes a range of an IN list without gaps.
 */
final class NumberRanges
{
    /**
     * Beyond that a scan is as cheap as looking up numbers that need not exist.
     */
    private static final long MAX_RANGE = 500;

    private NumberRanges() {}

    /**
     * The numbers in ascending order; empty when a range holds too many.
     */
    static Optional<List<Long>> numbers(List<RemoteRange> ranges)
    {
        ImmutableList.Builder<Long> numbers = ImmutableList.builder();
        for (RemoteRange range : ranges) {
            long low = range.low().map(value -> value.asLong() + (range.lowInclusive() || value.asLong() == Long.MAX_VALUE ? 0 : 1)).orElse(1L);
            long high = range.high().map(value -> value.asLong() - (range.highInclusive() || value.asLong() == Long.MIN_VALUE ? 0 : 1)).orElse((long) Integer.MAX_VALUE);
            long first = Math.max(1, low);
            long last = Math.clamp(high, 0, Integer.MAX_VALUE);
            if (last - first >= MAX_RANGE) {
                return Optional.empty();
            }
            LongStream.rangeClosed(first, last).forEach(numbers::add);
        }
        return Optional.of(numbers.build());
    }
}
