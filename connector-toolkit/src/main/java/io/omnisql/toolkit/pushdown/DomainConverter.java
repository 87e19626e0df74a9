package io.omnisql.toolkit.pushdown;

import io.omnisql.toolkit.adapter.RemotePredicate.Values;
import io.omnisql.toolkit.adapter.RemoteRange;
import io.omnisql.toolkit.adapter.RemoteValue;
import io.omnisql.toolkit.adapter.ValueType;
import io.omnisql.toolkit.types.ValueConverter;
import io.trino.spi.predicate.Domain;
import io.trino.spi.predicate.Range;
import io.trino.spi.predicate.ValueSet;
import io.trino.spi.type.Type;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import static io.omnisql.toolkit.types.EngineTypes.engineType;

/**
 * Predicates on one column between the engine's domains and the adapter's ranges.
 */
public final class DomainConverter
{
    private static final RemoteRange ALL = new RemoteRange(Optional.empty(), false, Optional.empty(), false);

    private DomainConverter() {}

    /**
     * The predicate that is true for exactly the values of the domain; empty when it cannot be said in literals.
     *
     * @param domain neither everything nor nothing
     */
    public static Optional<Values> toPredicate(String column, ValueType type, Domain domain)
    {
        if (domain.getValues().isNone()) {
            return Optional.of(new Values(column, List.of(), domain.isNullAllowed()));
        }
        if (domain.getValues().isAll()) {
            return Optional.of(new Values(column, List.of(ALL), domain.isNullAllowed()));
        }
        if (!type.isScalar()) {
            return Optional.empty();
        }
        if (type.kind() == ValueType.Kind.BOOLEAN) {
            return Optional.of(booleans(column, domain));
        }
        List<RemoteRange> ranges = new ArrayList<>();
        for (Range range : domain.getValues().getRanges().getOrderedRanges()) {
            Optional<RemoteRange> converted = toRange(type, range);
            if (converted.isEmpty()) {
                return Optional.empty();
            }
            ranges.add(converted.get());
        }
        return Optional.of(new Values(column, ranges, domain.isNullAllowed()));
    }

    public static Domain toDomain(ValueType type, Values predicate)
    {
        Type engineType = engineType(type);
        if (predicate.isNull()) {
            return Domain.onlyNull(engineType);
        }
        if (predicate.ranges().size() == 1 && predicate.ranges().getFirst().isAll()) {
            return predicate.nullAllowed() ? Domain.all(engineType) : Domain.notNull(engineType);
        }
        List<Range> ranges = predicate.ranges().stream()
                .map(range -> toRange(engineType, range))
                .toList();
        return Domain.create(ranges.isEmpty() ? ValueSet.none(engineType) : ValueSet.copyOfRanges(engineType, ranges), predicate.nullAllowed());
    }

    /**
     * A set of booleans may come as ranges; as values it is what services understand.
     */
    private static Values booleans(String column, Domain domain)
    {
        List<RemoteRange> values = new ArrayList<>();
        for (boolean value : new boolean[] {false, true}) {
            if (domain.includesNullableValue(value)) {
                values.add(RemoteRange.equal(RemoteValue.of(value)));
            }
        }
        return new Values(column, values.size() == 2 ? List.of(ALL) : values, domain.isNullAllowed());
    }

    private static Optional<RemoteRange> toRange(ValueType type, Range range)
    {
        Optional<RemoteValue> low = range.getLowValue().flatMap(value -> ValueConverter.toRemote(type, value));
        Optional<RemoteValue> high = range.getHighValue().flatMap(value -> ValueConverter.toRemote(type, value));
        if (low.isEmpty() != range.isLowUnbounded() || high.isEmpty() != range.isHighUnbounded()) {
            return Optional.empty();
        }
        return Optional.of(new RemoteRange(low, range.isLowInclusive(), high, range.isHighInclusive()));
    }

    private static Range toRange(Type type, RemoteRange range)
    {
        if (range.isSingleValue()) {
            return Range.equal(type, ValueConverter.toEngine(range.low().orElseThrow()));
        }
        if (range.isAll()) {
            return Range.all(type);
        }
        if (range.low().isEmpty()) {
            Object high = ValueConverter.toEngine(range.high().orElseThrow());
            return range.highInclusive() ? Range.lessThanOrEqual(type, high) : Range.lessThan(type, high);
        }
        Object low = ValueConverter.toEngine(range.low().orElseThrow());
        if (range.high().isEmpty()) {
            return range.lowInclusive() ? Range.greaterThanOrEqual(type, low) : Range.greaterThan(type, low);
        }
        return Range.range(type, low, range.lowInclusive(), ValueConverter.toEngine(range.high().orElseThrow()), range.highInclusive());
    }
}
