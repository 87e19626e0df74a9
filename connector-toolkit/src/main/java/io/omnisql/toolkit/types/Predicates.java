package io.omnisql.toolkit.types;

import io.omnisql.toolkit.adapter.RemotePredicate.ColumnPredicate;
import io.omnisql.toolkit.adapter.RemotePredicate.Contains;
import io.omnisql.toolkit.adapter.RemotePredicate.Like;
import io.omnisql.toolkit.adapter.RemotePredicate.Values;
import io.omnisql.toolkit.adapter.RemoteRange;
import io.omnisql.toolkit.adapter.RemoteValue;
import io.omnisql.toolkit.adapter.ValueType;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import static com.google.common.base.Preconditions.checkArgument;

/**
 * Decides predicates over values, as SQL does: text compares by code points, and NULL satisfies a predicate only where that says so.
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
                .orElseGet(() -> predicate instanceof Values values && values.nullAllowed());
    }

    /**
     * Whether a value that is not NULL satisfies the predicate.
     */
    public static boolean matches(ColumnPredicate predicate, RemoteValue value)
    {
        return switch (predicate) {
            case Values values -> contains(values.ranges(), value);
            case Like like -> like(like).matcher(value.text()).matches();
            case Contains _ -> throw new IllegalArgumentException("not a predicate over single values: " + predicate);
        };
    }

    /**
     * Whether a list that is not NULL holds the value.
     *
     * @param elements those that are not NULL
     */
    public static boolean matches(Contains predicate, List<RemoteValue> elements)
    {
        return elements.stream().anyMatch(element -> compare(element, predicate.value()) == 0);
    }

    /**
     * The time before which no row is needed.
     */
    public static Optional<Instant> low(Values values)
    {
        return values.ranges().isEmpty() ? Optional.empty() : values.ranges().getFirst().low().map(RemoteValue::asInstant);
    }

    /**
     * The time after which no row is needed.
     */
    public static Optional<Instant> high(Values values)
    {
        return values.ranges().isEmpty() ? Optional.empty() : values.ranges().getLast().high().map(RemoteValue::asInstant);
    }

    /**
     * Looks for the range: there may be thousands.
     */
    private static boolean contains(List<RemoteRange> ascending, RemoteValue value)
    {
        int first = 0;
        int end = ascending.size();
        while (first < end) {
            int middle = (first + end) >>> 1;
            RemoteRange range = ascending.get(middle);
            if (range.high().filter(high -> !isOrdered(value, high, range.highInclusive())).isPresent()) {
                first = middle + 1;
            }
            else if (contains(range, value)) {
                return true;
            }
            else {
                end = middle;
            }
        }
        return false;
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
        checkArgument(kind(left) == kind(right), "%s is compared with %s", left.type(), right.type());
        return switch (kind(left)) {
            case BOOLEAN -> Boolean.compare(left.asBoolean(), right.asBoolean());
            case INTEGER, BIGINT -> Long.compare(left.asLong(), right.asLong());
            // adding zero drops the sign of -0.0
            case DOUBLE -> Double.compare(left.asDouble() + 0.0, right.asDouble() + 0.0);
            case VARCHAR -> Arrays.compare(left.text().codePoints().toArray(), right.text().codePoints().toArray());
            case DATE -> left.asDate().compareTo(right.asDate());
            case TIMESTAMP -> left.asDateTime().compareTo(right.asDateTime());
            case INSTANT -> left.asInstant().compareTo(right.asInstant());
            case DECIMAL -> left.asDecimal().compareTo(right.asDecimal());
            case TIME -> left.asTime().compareTo(right.asTime());
            case ARRAY, ROW -> throw new IllegalArgumentException("not ordered: " + left.type());
        };
    }

    private static ValueType.Kind kind(RemoteValue value)
    {
        return value.type().kind() == ValueType.Kind.INTEGER ? ValueType.Kind.BIGINT : value.type().kind();
    }

    private static Pattern like(Like like)
    {
        StringBuilder regex = new StringBuilder();
        boolean escaped = false;
        for (int codePoint : like.pattern().codePoints().toArray()) {
            if (!escaped && like.escape().filter(escape -> escape == codePoint).isPresent()) {
                escaped = true;
                continue;
            }
            String character = Character.toString(codePoint);
            if (escaped || (codePoint != '%' && codePoint != '_')) {
                regex.append(Pattern.quote(character));
            }
            else {
                regex.append(codePoint == '%' ? ".*" : ".");
            }
            escaped = false;
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL);
    }
}
