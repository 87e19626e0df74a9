package io.omnisql.toolkit.pushdown;

import io.omnisql.toolkit.adapter.RemotePredicate.ColumnPredicate;
import io.omnisql.toolkit.adapter.RemotePredicate.Values;
import io.omnisql.toolkit.adapter.RemoteRange;
import io.omnisql.toolkit.adapter.RemoteValue;
import io.omnisql.toolkit.adapter.ValueType.Kind;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * Short ranges of whole numbers as lists: the engine makes a range of an IN whose numbers follow one another, and services that look
 * rows up by numbers know no ranges.
 */
final class ConsecutiveNumbers
{
    private static final long MAX_VALUES = 1_000;

    private ConsecutiveNumbers() {}

    /**
     * The same predicate without ranges; empty when it has none, or too many numbers.
     */
    static Optional<ColumnPredicate> listed(ColumnPredicate predicate)
    {
        if (!(predicate instanceof Values values) || values.ranges().isEmpty() || values.discreteValues().isPresent()) {
            return Optional.empty();
        }
        List<RemoteRange> listed = new ArrayList<>();
        for (RemoteRange range : values.ranges()) {
            if (!isShort(range)) {
                return Optional.empty();
            }
            long low = range.low().orElseThrow().asLong() + (range.lowInclusive() ? 0 : 1);
            long high = range.high().orElseThrow().asLong() - (range.highInclusive() ? 0 : 1);
            LongStream.rangeClosed(low, high)
                    .mapToObj(number -> RemoteRange.equal(new RemoteValue(range.low().orElseThrow().type(), Long.toString(number))))
                    .forEach(listed::add);
            if (listed.size() > MAX_VALUES) {
                return Optional.empty();
            }
        }
        return listed.isEmpty() ? Optional.empty() : Optional.of(new Values(values.column(), listed, values.nullAllowed()));
    }

    private static boolean isShort(RemoteRange range)
    {
        if (range.low().isEmpty() || range.high().isEmpty()) {
            return false;
        }
        RemoteValue low = range.low().get();
        RemoteValue high = range.high().get();
        if (low.type().kind() != Kind.BIGINT && low.type().kind() != Kind.INTEGER) {
            return false;
        }
        // the difference may be more than a long holds
        return high.asLong() <= Math.min(low.asLong(), Long.MAX_VALUE - MAX_VALUES) + MAX_VALUES;
    }
}
