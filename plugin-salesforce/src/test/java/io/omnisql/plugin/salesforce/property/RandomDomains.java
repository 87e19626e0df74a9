package io.omnisql.plugin.salesforce.property;

import io.airlift.slice.Slice;
import io.omnisql.toolkit.adapter.ColumnDefinition;
import io.omnisql.toolkit.types.EngineTypes;
import io.trino.spi.predicate.Domain;
import io.trino.spi.predicate.Range;
import io.trino.spi.predicate.ValueSet;
import io.trino.spi.type.Type;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

import static io.airlift.slice.Slices.utf8Slice;
import static io.trino.spi.type.DateTimeEncoding.packDateTimeWithZone;
import static io.trino.spi.type.DateTimeEncoding.unpackMillisUtc;
import static io.trino.spi.type.TimeZoneKey.UTC_KEY;
import static java.util.Locale.ROOT;
import static java.util.Objects.requireNonNull;

/**
 * Random sets of values of columns: of values that rows have, of their neighbours, and of values that no row has.
 */
final class RandomDomains
{
    private static final long PICOSECONDS_PER_MILLISECOND = 1_000_000_000L;

    private final Random random;
    private final List<Map<String, Object>> rows;

    /**
     * @param rows values as the engine holds them, by column
     */
    RandomDomains(Random random, List<Map<String, Object>> rows)
    {
        this.random = random;
        this.rows = List.copyOf(rows);
    }

    Domain next(ColumnDefinition column)
    {
        Type type = EngineTypes.engineType(column.type());
        boolean nullAllowed = random.nextInt(4) == 0;
        return switch (random.nextInt(8)) {
            case 0 -> Domain.onlyNull(type);
            case 1 -> Domain.notNull(type);
            case 2, 3 -> Domain.create(values(column, type), nullAllowed);
            case 4 -> Domain.create(values(column, type).complement(), nullAllowed);
            case 5 -> Domain.create(ValueSet.ofRanges(range(column, type), range(column, type)), nullAllowed);
            default -> Domain.create(ValueSet.ofRanges(range(column, type)), nullAllowed);
        };
    }

    private ValueSet values(ColumnDefinition column, Type type)
    {
        List<Object> values = Stream.generate(() -> value(column)).limit(1 + random.nextInt(4)).toList();
        return ValueSet.copyOf(type, values);
    }

    private Range range(ColumnDefinition column, Type type)
    {
        Object value = value(column);
        switch (random.nextInt(6)) {
            case 0:
                return Range.lessThan(type, value);
            case 1:
                return Range.lessThanOrEqual(type, value);
            case 2:
                return Range.greaterThan(type, value);
            case 3:
                return Range.greaterThanOrEqual(type, value);
            case 4:
                return Range.equal(type, value);
            default:
                List<Object> bounds = new ArrayList<>(List.of(value, value(column)));
                bounds.sort((left, right) -> compare(type, left, right));
                return compare(type, bounds.getFirst(), bounds.getLast()) == 0
                        ? Range.equal(type, value)
                        : Range.range(type, bounds.getFirst(), random.nextBoolean(), bounds.getLast(), random.nextBoolean());
        }
    }

    private static int compare(Type type, Object left, Object right)
    {
        if (Range.equal(type, left).equals(Range.equal(type, right))) {
            return 0;
        }
        return Range.lessThan(type, right).contains(Range.equal(type, left)) ? -1 : 1;
    }

    /**
     * One literal of the column's type.
     */
    Object value(ColumnDefinition column)
    {
        Object value = null;
        while (value == null) {
            value = rows.get(random.nextInt(rows.size())).get(column.name());
        }
        return switch (column.type().kind()) {
            case BOOLEAN -> random.nextBoolean();
            case INTEGER -> (long) (int) ((long) value + random.nextInt(5) / 3 - random.nextInt(5) / 3);
            case BIGINT -> random.nextInt(3) == 0 ? (Object) ((long) value / 2) : value;
            case DOUBLE -> number((double) value);
            case VARCHAR -> utf8Slice(text(((Slice) value).toStringUtf8()));
            case DATE -> (long) value + random.nextInt(5) / 3 - random.nextInt(5) / 3 + (random.nextInt(10) == 0 ? 800_000 : 0);
            case TIME -> random.nextInt(3) == 0 ? (Object) ((long) value / (2 * PICOSECONDS_PER_MILLISECOND) * PICOSECONDS_PER_MILLISECOND) : value;
            case INSTANT -> packDateTimeWithZone(unpackMillisUtc((long) value) + List.of(0, 0, 0, 1, -1, 500, 999, 1000, -1000).get(random.nextInt(9)), UTC_KEY);
            default -> throw new IllegalArgumentException("No values of " + column.type());
        };
    }

    private double number(double value)
    {
        return switch (random.nextInt(6)) {
            case 0 -> Math.nextUp(value);
            case 1 -> Math.nextDown(value);
            case 2 -> -value;
            case 3 -> value * 1e20;
            default -> value;
        };
    }

    private String text(String value)
    {
        String shortened = value.length() > 60 ? value.substring(0, 60) : value;
        return switch (random.nextInt(8)) {
            case 0 -> shortened.toUpperCase(ROOT);
            case 1 -> shortened.toLowerCase(ROOT);
            case 2 -> shortened.substring(0, Math.min(15, shortened.offsetByCodePoints(0, Math.min(10, shortened.codePointCount(0, shortened.length())))));
            case 3 -> requireNonNull(List.of("", " ", "x", "'", "\\", "%").get(random.nextInt(6)));
            default -> shortened;
        };
    }
}
