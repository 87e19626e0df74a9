package io.omnisql.toolkit.pushdown;

import io.airlift.slice.Slice;
import io.omnisql.toolkit.adapter.RemotePredicate.Values;
import io.omnisql.toolkit.adapter.RemoteRange;
import io.omnisql.toolkit.adapter.RemoteValue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import static io.trino.spi.type.DateTimeEncoding.unpackMillisUtc;

/**
 * A service that understands literals as they are documented, and knows nothing of the engine's domains.
 */
final class PredicateEvaluator
{
    private PredicateEvaluator() {}

    static boolean matches(Values predicate, Object value)
    {
        if (value == null) {
            return predicate.nullAllowed();
        }
        return predicate.ranges().stream().anyMatch(range -> contains(range, value));
    }

    private static boolean contains(RemoteRange range, Object value)
    {
        boolean aboveLow = range.low().map(low -> {
            int order = compare(value, low);
            return order > 0 || (order == 0 && range.lowInclusive());
        }).orElse(true);
        boolean belowHigh = range.high().map(high -> {
            int order = compare(value, high);
            return order < 0 || (order == 0 && range.highInclusive());
        }).orElse(true);
        return aboveLow && belowHigh;
    }

    private static int compare(Object value, RemoteValue bound)
    {
        return switch (bound.type().kind()) {
            case BOOLEAN -> Boolean.compare((boolean) value, bound.asBoolean());
            case BIGINT, INTEGER -> Long.compare((long) value, bound.asLong());
            case DOUBLE -> Double.compare((double) value + 0.0, bound.asDouble() + 0.0);
            case VARCHAR -> Arrays.compareUnsigned(((Slice) value).getBytes(), bound.text().getBytes(StandardCharsets.UTF_8));
            case DATE -> Long.compare((long) value, bound.asDate().toEpochDay());
            case INSTANT -> Long.compare(unpackMillisUtc((long) value), bound.asInstant().toEpochMilli());
            case TIME -> Long.compare((long) value, bound.asTime().toNanoOfDay() * 1_000);
            case TIMESTAMP, DECIMAL, ARRAY, ROW -> throw new IllegalArgumentException();
        };
    }
}
