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
import java.util.stream.IntStream;

import static com.google.common.base.Preconditions.checkArgument;
import static io.omnisql.toolkit.adapter.ValueType.Kind.INSTANT;
import static io.omnisql.toolkit.types.EngineTypes.engineType;
import static io.omnisql.toolkit.types.ValueConverter.toRemote;
import static io.trino.spi.type.DateTimeEncoding.unpackMillisUtc;
import static io.trino.spi.type.TimestampWithTimeZoneType.TIMESTAMP_TZ_MILLIS;
import static io.trino.spi.type.TypeUtils.readNativeValue;

/**
 * Keeps the rows of a page that satisfy predicates.
 */
final class RowSelector
{
    private final List<RowTest> tests;
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
        this.tests = predicates.stream().map(this::test).toList();
    }

    Page select(Page page)
    {
        int[] kept = IntStream.range(0, page.getPositionCount())
                .filter(position -> tests.stream().allMatch(test -> test.matches(page, position)))
                .toArray();
        return kept.length == page.getPositionCount() ? page : page.copyPositions(kept, 0, kept.length);
    }

    private RowTest test(RemotePredicate predicate)
    {
        return switch (predicate) {
            case ColumnPredicate single -> test(single);
            case AnyOf any -> {
                List<RowTest> alternatives = any.alternatives().stream().map(this::test).toList();
                yield (page, position) -> alternatives.stream().anyMatch(alternative -> alternative.matches(page, position));
            }
            case AllOf all -> {
                List<RowTest> conjuncts = all.conjuncts().stream().map(this::test).toList();
                yield (page, position) -> conjuncts.stream().allMatch(conjunct -> conjunct.matches(page, position));
            }
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
        List<TimeRange> ranges = values.ranges().stream().map(TimeRange::of).toList();
        return (page, position) -> {
            Block block = page.getBlock(channel);
            if (block.isNull(position)) {
                return values.nullAllowed();
            }
            Instant time = Instant.ofEpochMilli(unpackMillisUtc(TIMESTAMP_TZ_MILLIS.getLong(block, position)));
            for (TimeRange range : ranges) {
                if (range.contains(time)) {
                    return true;
                }
            }
            return false;
        };
    }

    private record TimeRange(Optional<Instant> low, boolean lowInclusive, Optional<Instant> high, boolean highInclusive)
    {
        static TimeRange of(RemoteRange range)
        {
            return new TimeRange(range.low().map(RemoteValue::asInstant), range.lowInclusive(), range.high().map(RemoteValue::asInstant), range.highInclusive());
        }

        boolean contains(Instant time)
        {
            return (low.isEmpty() || time.isAfter(low.get()) || (lowInclusive && time.equals(low.get())))
                    && (high.isEmpty() || time.isBefore(high.get()) || (highInclusive && time.equals(high.get())));
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
