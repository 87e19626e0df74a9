package io.omnisql.plugin.salesforce.pushdown;

import io.omnisql.plugin.salesforce.soql.Condition;
import io.omnisql.plugin.salesforce.soql.SoqlLiterals;
import io.omnisql.plugin.salesforce.types.Field;
import io.omnisql.toolkit.adapter.FilterSupport;
import io.omnisql.toolkit.adapter.RemoteRange;
import io.omnisql.toolkit.adapter.RemoteValue;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import static io.omnisql.toolkit.adapter.Verdict.EXACT;

/**
 * Instants, which the service keeps in whole seconds: what lies between two seconds is asked for as the second on its far side.
 */
final class DateTimeRules
        implements FieldRules
{
    /**
     * The first and the last instant that is documented; the rest of its day may exist, but no later one.
     */
    private static final Instant FIRST = Instant.parse("1700-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("4000-12-31T00:00:00Z");
    private static final Instant END = Instant.parse("4001-01-01T00:00:00Z");

    @Override
    public FilterSupport support(Field field)
    {
        return FilterSupport.equality(EXACT).withRange(EXACT).withNullTest(EXACT);
    }

    @Override
    public Translation equal(Field field, List<RemoteValue> values)
    {
        if (values.stream().map(RemoteValue::asInstant).anyMatch(DateTimeRules::isUnsure)) {
            return Translation.NONE;
        }
        return Translation.exact(Condition.in(field.name(), literals(values)));
    }

    @Override
    public Translation exclude(Field field, List<RemoteValue> values)
    {
        if (values.stream().map(RemoteValue::asInstant).anyMatch(DateTimeRules::isUnsure)) {
            return Translation.NONE;
        }
        return Translation.exact(Condition.notIn(field.name(), literals(values)));
    }

    @Override
    public Translation range(Field field, RemoteRange range)
    {
        Optional<Instant> low = range.low().map(RemoteValue::asInstant);
        Optional<Instant> high = range.high().map(RemoteValue::asInstant);
        if (low.filter(value -> !value.isBefore(END)).isPresent() || high.filter(value -> value.isBefore(FIRST)).isPresent()) {
            return Translation.exact(Condition.FALSE);
        }
        List<Condition> bounds = new ArrayList<>();
        low.filter(DateTimeRules::isValid).ifPresent(value -> bounds.add(atLeast(field, value, range.lowInclusive())));
        high.filter(DateTimeRules::isValid).ifPresent(value -> bounds.add(atMost(field, value, range.highInclusive())));
        Condition condition = bounds.isEmpty() ? Condition.isNotNull(field.name()) : Condition.and(bounds);
        boolean unsure = low.filter(DateTimeRules::isUnsure).isPresent() || high.filter(DateTimeRules::isUnsure).isPresent();
        return unsure ? Translation.superset(condition) : Translation.exact(condition);
    }

    private static Condition atLeast(Field field, Instant low, boolean inclusive)
    {
        return isWholeSecond(low)
                ? Condition.compare(field.name(), inclusive ? ">=" : ">", SoqlLiterals.dateTime(low))
                : Condition.compare(field.name(), ">", SoqlLiterals.dateTime(low.truncatedTo(ChronoUnit.SECONDS)));
    }

    private static Condition atMost(Field field, Instant high, boolean inclusive)
    {
        return isWholeSecond(high)
                ? Condition.compare(field.name(), inclusive ? "<=" : "<", SoqlLiterals.dateTime(high))
                : Condition.compare(field.name(), "<=", SoqlLiterals.dateTime(high.truncatedTo(ChronoUnit.SECONDS)));
    }

    private static List<String> literals(List<RemoteValue> values)
    {
        return values.stream()
                .map(RemoteValue::asInstant)
                .filter(value -> isValid(value) && isWholeSecond(value))
                .map(SoqlLiterals::dateTime)
                .toList();
    }

    private static boolean isWholeSecond(Instant value)
    {
        return value.getNano() == 0;
    }

    private static boolean isValid(Instant value)
    {
        return !value.isBefore(FIRST) && !value.isAfter(LAST);
    }

    private static boolean isUnsure(Instant value)
    {
        return value.isAfter(LAST) && value.isBefore(END);
    }
}
