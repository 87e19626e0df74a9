package io.omnisql.plugin.jira.scan;

import io.omnisql.toolkit.adapter.RemotePredicate;
import io.omnisql.toolkit.adapter.RemotePredicate.ColumnPredicate;
import io.omnisql.toolkit.adapter.RemoteRange;
import io.omnisql.toolkit.adapter.RemoteValue;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

import static com.google.common.base.Preconditions.checkArgument;

/**
 * Decides predicates over values that are known before the first request, as SQL does.
 */
public final class Predicates
{
    private Predicates() {}

    /**
     * Whether a value that may be NULL satisfies the predicate.
     */
    public static boolean matches(ColumnPredicate predicate, Optional<RemoteValue> value)
    {
        return value.map(present -> matches(predicate, present))
                .orElseGet(() -> predicate instanceof RemotePredicate.Values values && values.nullAllowed());
    }

    /**
     * Whether a value that is not NULL satisfies the predicate.
     */
    public static boolean matches(ColumnPredicate predicate, RemoteValue value)
    {
        return switch (predicate) {
            case RemotePredicate.Values values -> values.ranges().stream().anyMatch(range -> contains(range, value));
            case RemotePredicate.Contains _, RemotePredicate.Like _ -> throw new IllegalArgumentException("not a predicate over single values: " + predicate);
        };
    }

    /**
     * The value before which no row is needed.
     */
    public static Optional<Instant> low(RemotePredicate.Values values)
    {
        return values.ranges().isEmpty() ? Optional.empty() : values.ranges().getFirst().low().map(RemoteValue::asInstant);
    }

    /**
     * The value after which no row is needed.
     */
    public static Optional<Instant> high(RemotePredicate.Values values)
    {
        return values.ranges().isEmpty() ? Optional.empty() : values.ranges().getLast().high().map(RemoteValue::asInstant);
    }

    private static boolean contains(RemoteRange range, RemoteValue value)
    {
        return range.low().map(low -> isOrdered(low, value, range.lowInclusive())).orElse(true)
                && range.high().map(high -> isOrdered(value, high, range.highInclusive())).orElse(true);
    }

    private static boolean isOrdered(RemoteValue left, RemoteValue right, boolean inclusive)
    {
        int order = compare(left, right);
        return inclusive ? order <= 0 : order < 0;
    }

    private static int compare(RemoteValue left, RemoteValue right)
    {
        checkArgument(left.type().kind() == right.type().kind(), "%s is compared with %s", left.type(), right.type());
        return switch (left.type().kind()) {
            case BOOLEAN -> Boolean.compare(left.asBoolean(), right.asBoolean());
            case INTEGER, BIGINT -> Long.compare(left.asLong(), right.asLong());
            case DOUBLE -> Double.compare(left.asDouble(), right.asDouble());
            case VARCHAR -> compareCodePoints(left.text(), right.text());
            case DATE -> left.asDate().compareTo(right.asDate());
            case INSTANT -> left.asInstant().compareTo(right.asInstant());
            case DECIMAL -> left.asDecimal().compareTo(right.asDecimal());
            case TIME -> left.asTime().compareTo(right.asTime());
            case ARRAY, ROW -> throw new IllegalArgumentException("not ordered: " + left.type());
        };
    }

    private static int compareCodePoints(String left, String right)
    {
        int[] leftPoints = left.codePoints().toArray();
        int[] rightPoints = right.codePoints().toArray();
        return Arrays.compare(leftPoints, rightPoints);
    }
}
