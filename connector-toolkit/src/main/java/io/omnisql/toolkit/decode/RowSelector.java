package io.omnisql.toolkit.decode;

import com.google.common.collect.ImmutableList;
import io.omnisql.toolkit.adapter.ColumnDefinition;
import io.omnisql.toolkit.adapter.RemotePredicate;
import io.omnisql.toolkit.adapter.RemotePredicate.AllOf;
import io.omnisql.toolkit.adapter.RemotePredicate.AnyOf;
import io.omnisql.toolkit.adapter.RemotePredicate.ColumnPredicate;
import io.omnisql.toolkit.adapter.RemotePredicate.Contains;
import io.omnisql.toolkit.adapter.RemotePredicate.Values;
import io.omnisql.toolkit.adapter.RemoteRange;
import io.omnisql.toolkit.adapter.RemoteValue;
import io.omnisql.toolkit.adapter.ValueType;
import io.omnisql.toolkit.types.Predicates;
import io.trino.spi.Page;
import io.trino.spi.block.Block;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import static com.google.common.base.Preconditions.checkArgument;
import static io.omnisql.toolkit.adapter.ValueType.Kind.INSTANT;
import static io.omnisql.toolkit.types.EngineTypes.engineType;
import static io.omnisql.toolkit.types.ValueConverter.toRemote;
import static io.trino.spi.type.DateTimeEncoding.unpackMillisUtc;
import static io.trino.spi.type.TimestampWithTimeZoneType.TIMESTAMP_TZ_MILLIS;
import static io.trino.spi.type.TypeUtils.readNativeValue;
import static java.time.temporal.ChronoUnit.MILLIS;

/**
 * Keeps the rows of a page that satisfy predicates.
 */
final class RowSelector
{
    private final RowTest all;
    private final List<ColumnDefinition> columns;
    private final List<String> names;

    private interface RowTest
    {
        boolean matches(Page page, int position);
    }

    /**
     * @param columns those of the page, in order
     */
    RowSelector(List<RemotePredicate> predicates, List<ColumnDefinition> columns)
    {
        this.columns = List.copyOf(columns);
        this.names = columns.stream().map(ColumnDefinition::name).toList();
        this.all = all(predicates);
    }

    Page select(Page page)
    {
        int[] kept = new int[page.getPositionCount()];
        int count = 0;
        for (int position = 0; position < kept.length; position++) {
            if (all.matches(page, position)) {
                kept[count++] = position;
            }
        }
        return count == kept.length ? page : page.copyPositions(kept, 0, count);
    }

    private RowTest test(RemotePredicate predicate)
    {
        return switch (predicate) {
            case ColumnPredicate single -> test(single);
            case AnyOf any -> any(any.alternatives());
            case AllOf conjunction -> all(conjunction.conjuncts());
        };
    }

    private RowTest all(List<RemotePredicate> predicates)
    {
        RowTest[] conjuncts = predicates.stream().map(this::test).toArray(RowTest[]::new);
        return (page, position) -> {
            for (RowTest conjunct : conjuncts) {
                if (!conjunct.matches(page, position)) {
                    return false;
                }
            }
            return true;
        };
    }

    private RowTest any(List<RemotePredicate> predicates)
    {
        RowTest[] alternatives = predicates.stream().map(this::test).toArray(RowTest[]::new);
        return (page, position) -> {
            for (RowTest alternative : alternatives) {
                if (alternative.matches(page, position)) {
                    return true;
                }
            }
            return false;
        };
    }

    private RowTest test(ColumnPredicate predicate)
    {
        int channel = names.indexOf(predicate.column());
        checkArgument(channel >= 0, "a filter of the page is about a column that it does not name: %s", predicate.column());
        ValueType type = columns.get(channel).type();
        if (predicate instanceof Contains contains) {
            return (page, position) -> !page.getBlock(channel).isNull(position) && Predicates.matches(contains, elements(type, page.getBlock(channel), position));
        }
        if (predicate instanceof Values values && values.ranges().stream().allMatch(RowSelector::isUnbounded)) {
            // none or all but NULL
            boolean present = !values.ranges().isEmpty();
            return (page, position) -> page.getBlock(channel).isNull(position) ? values.nullAllowed() : present;
        }
        if (predicate instanceof Values values && type.kind() == INSTANT) {
            return times(values, channel);
        }
        return (page, position) -> Predicates.matches(predicate, value(type, page.getBlock(channel), position));
    }

    /**
     * Pages are cut by time more than by all else, so that the bounds are read once and not for each row.
     */
    private static RowTest times(Values values, int channel)
    {
        TimeRange[] ranges = values.ranges().stream().map(TimeRange::of).toArray(TimeRange[]::new);
        return (page, position) -> {
            Block block = page.getBlock(channel);
            if (block.isNull(position)) {
                return values.nullAllowed();
            }
            long millis = unpackMillisUtc(TIMESTAMP_TZ_MILLIS.getLong(block, position));
            for (TimeRange range : ranges) {
                if (range.contains(millis)) {
                    return true;
                }
            }
            return false;
        };
    }

    private static boolean isUnbounded(RemoteRange range)
    {
        return range.low().isEmpty() && range.high().isEmpty();
    }

    /**
     * The milliseconds of a range, both ends included; none when the first is greater than the last.
     */
    private record TimeRange(long first, long last)
    {
        static TimeRange of(RemoteRange range)
        {
            return new TimeRange(
                    range.low().map(RemoteValue::asInstant).map(low -> first(low, range.lowInclusive())).orElse(Long.MIN_VALUE),
                    range.high().map(RemoteValue::asInstant).map(high -> last(high, range.highInclusive())).orElse(Long.MAX_VALUE));
        }

        private static long first(Instant low, boolean inclusive)
        {
            return inclusive && isWhole(low) ? low.toEpochMilli() : low.toEpochMilli() + 1;
        }

        private static long last(Instant high, boolean inclusive)
        {
            return inclusive || !isWhole(high) ? high.toEpochMilli() : high.toEpochMilli() - 1;
        }

        private static boolean isWhole(Instant time)
        {
            return time.equals(time.truncatedTo(MILLIS));
        }

        boolean contains(long millis)
        {
            return first <= millis && millis <= last;
        }
    }

    private static List<RemoteValue> elements(ValueType type, Block block, int position)
    {
        ValueType element = type.element().orElseThrow();
        Block list = (Block) readNativeValue(engineType(type), block, position);
        ImmutableList.Builder<RemoteValue> elements = ImmutableList.builder();
        for (int index = 0; index < list.getPositionCount(); index++) {
            value(element, list, index).ifPresent(elements::add);
        }
        return elements.build();
    }

    /**
     * Empty for NULL.
     */
    private static Optional<RemoteValue> value(ValueType type, Block block, int position)
    {
        if (block.isNull(position)) {
            return Optional.empty();
        }
        return Optional.of(toRemote(type, readNativeValue(engineType(type), block, position))
                .orElseThrow(() -> DecodeErrors.wrongFormat("A value that rows are chosen by has no literal")));
    }
}
