package io.omnisql.plugin.salesforce.pushdown;

import io.omnisql.plugin.salesforce.soql.Condition;
import io.omnisql.plugin.salesforce.soql.SoqlLiterals;
import io.omnisql.plugin.salesforce.types.Field;
import io.omnisql.toolkit.adapter.FilterSupport;
import io.omnisql.toolkit.adapter.RemoteRange;
import io.omnisql.toolkit.adapter.RemoteValue;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

import static io.omnisql.toolkit.adapter.Verdict.EXACT;
import static io.omnisql.toolkit.adapter.Verdict.NEVER;
import static io.omnisql.toolkit.adapter.Verdict.SUPERSET;
import static java.util.Objects.requireNonNull;

/**
 * Decimal numbers, of which SQL sees less digits than the service compares: a condition asks for all that SQL could see as the value.
 */
final class NumberRules
        implements FieldRules
{
    /**
     * Of more values than this only the range is asked that they lie in.
     */
    private static final int MAX_VALUES = 20;

    /**
     * Digits after the point of a bound; the service keeps less.
     */
    private static final int MAX_SCALE = 40;
    private static final BigDecimal LARGEST = BigDecimal.TEN.pow(30);
    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    private final UnaryOperator<BigDecimal> least;
    private final UnaryOperator<BigDecimal> greatest;

    /**
     * @param least the least number that SQL could see as the value
     * @param greatest the greatest such number
     */
    private NumberRules(UnaryOperator<BigDecimal> least, UnaryOperator<BigDecimal> greatest)
    {
        this.least = requireNonNull(least, "least is null");
        this.greatest = requireNonNull(greatest, "greatest is null");
    }

    /**
     * Numbers that SQL sees as the nearest double.
     */
    static NumberRules ofDoubles()
    {
        return new NumberRules(
                value -> middle(value, Math.nextDown(value.doubleValue())),
                value -> middle(value, Math.nextUp(value.doubleValue())));
    }

    /**
     * Numbers that SQL sees rounded to the scale of the literal.
     */
    static NumberRules ofDecimals()
    {
        return new NumberRules(
                value -> value.subtract(half(value)),
                value -> value.add(half(value)));
    }

    private static BigDecimal middle(BigDecimal value, double neighbour)
    {
        return Double.isInfinite(neighbour) ? value : new BigDecimal(value.doubleValue()).add(new BigDecimal(neighbour)).divide(TWO);
    }

    private static BigDecimal half(BigDecimal value)
    {
        return BigDecimal.ONE.movePointLeft(value.scale()).divide(TWO);
    }

    @Override
    public FilterSupport support(Field field)
    {
        return FilterSupport.equality(SUPERSET).withRange(SUPERSET).withExclusion(NEVER).withNullTest(EXACT);
    }

    @Override
    public Translation equal(Field field, List<RemoteValue> values)
    {
        if (values.size() > MAX_VALUES) {
            BigDecimal low = values.stream().map(RemoteValue::asDecimal).min(BigDecimal::compareTo).orElseThrow();
            BigDecimal high = values.stream().map(RemoteValue::asDecimal).max(BigDecimal::compareTo).orElseThrow();
            return Translation.superset(between(field, Optional.of(low), Optional.of(high)));
        }
        return Translation.superset(Condition.or(values.stream()
                .map(RemoteValue::asDecimal)
                .map(value -> between(field, Optional.of(value), Optional.of(value)))
                .toList()));
    }

    @Override
    public Translation range(Field field, RemoteRange range)
    {
        return Translation.superset(between(field, range.low().map(RemoteValue::asDecimal), range.high().map(RemoteValue::asDecimal)));
    }

    private Condition between(Field field, Optional<BigDecimal> low, Optional<BigDecimal> high)
    {
        List<Condition> bounds = new ArrayList<>();
        low.map(least)
                .map(value -> value.setScale(Math.min(value.scale(), MAX_SCALE), RoundingMode.FLOOR).min(LARGEST))
                .filter(value -> value.compareTo(LARGEST.negate()) > 0)
                .ifPresent(value -> bounds.add(Condition.compare(field.name(), ">=", SoqlLiterals.number(value))));
        high.map(greatest)
                .map(value -> value.setScale(Math.min(value.scale(), MAX_SCALE), RoundingMode.CEILING).max(LARGEST.negate()))
                .filter(value -> value.compareTo(LARGEST) < 0)
                .ifPresent(value -> bounds.add(Condition.compare(field.name(), "<=", SoqlLiterals.number(value))));
        return bounds.isEmpty() ? Condition.isNotNull(field.name()) : Condition.and(bounds);
    }
}
