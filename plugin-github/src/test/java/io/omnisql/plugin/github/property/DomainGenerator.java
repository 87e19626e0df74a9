package io.omnisql.plugin.github.property;

import io.airlift.slice.Slice;
import io.omnisql.toolkit.adapter.ColumnDefinition;
import io.omnisql.toolkit.adapter.FilterSupport;
import io.omnisql.toolkit.adapter.ValueType;
import io.trino.spi.predicate.Domain;
import io.trino.spi.predicate.Range;
import io.trino.spi.predicate.ValueSet;
import io.trino.spi.type.Type;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;

import static io.airlift.slice.Slices.utf8Slice;
import static io.omnisql.toolkit.types.EngineTypes.engineType;
import static io.trino.spi.type.DateTimeEncoding.packDateTimeWithZone;
import static io.trino.spi.type.DateTimeEncoding.unpackMillisUtc;
import static io.trino.spi.type.TimeZoneKey.UTC_KEY;
import static java.util.Locale.ROOT;

/**
 * Random domains of columns, around values that rows hold.
 */
final class DomainGenerator
{
    private static final List<String> OTHER_TEXTS = List.of("", "nonsense", "*", "User", "open", "no such name");

    private final Random random;
    private final List<ColumnDefinition> columns;
    private final List<List<Object>> rows;

    DomainGenerator(Random random, List<ColumnDefinition> columns, List<List<Object>> rows)
    {
        this.random = random;
        this.columns = columns;
        this.rows = rows;
    }

    /**
     * Domains of one to three columns, mostly of those that can be filtered by.
     */
    Map<ColumnDefinition, Domain> next()
    {
        Map<ColumnDefinition, Domain> domains = new HashMap<>();
        for (int left = 1 + random.nextInt(3); left > 0; left--) {
            List<ColumnDefinition> candidates = columns.stream()
                    .filter(column -> column.type().isScalar() && (random.nextInt(8) == 0 || !column.filter().equals(FilterSupport.NONE)))
                    .toList();
            if (!candidates.isEmpty()) {
                ColumnDefinition column = candidates.get(random.nextInt(candidates.size()));
                domains.put(column, domain(column));
            }
        }
        return domains;
    }

    Domain keys(ColumnDefinition column)
    {
        return Domain.multipleValues(engineType(column.type()), Stream.generate(() -> value(column)).limit(1 + random.nextInt(130)).distinct().toList());
    }

    private Domain domain(ColumnDefinition column)
    {
        Type type = engineType(column.type());
        Object value = value(column);
        if (column.type().kind() == ValueType.Kind.BOOLEAN) {
            return Domain.create(ValueSet.of(type, value), random.nextInt(6) == 0);
        }
        return switch (random.nextInt(9)) {
            case 0 -> Domain.onlyNull(type);
            case 1 -> Domain.notNull(type);
            case 2 -> Domain.singleValue(type, value).complement().intersect(random.nextBoolean() ? Domain.all(type) : Domain.notNull(type));
            case 3 -> Domain.multipleValues(type, Stream.of(value, value(column), value(column)).distinct().toList());
            case 4 -> Domain.create(ValueSet.ofRanges(random.nextBoolean() ? Range.greaterThanOrEqual(type, value) : Range.greaterThan(type, value)), false);
            case 5 -> Domain.create(ValueSet.ofRanges(random.nextBoolean() ? Range.lessThan(type, value) : Range.lessThanOrEqual(type, value)), false);
            case 6 -> Domain.create(ValueSet.ofRanges(Range.greaterThanOrEqual(type, value)), false).intersect(Domain.create(ValueSet.ofRanges(Range.lessThan(type, value(column))), false));
            case 7 -> Domain.create(ValueSet.of(type, value), true);
            default -> Domain.singleValue(type, value);
        };
    }

    /**
     * A value that a row holds, or one beside it.
     */
    private Object value(ColumnDefinition column)
    {
        int index = columns.indexOf(column);
        List<Object> held = Stream.generate(() -> rows.get(random.nextInt(rows.size())).get(index)).limit(20).filter(Objects::nonNull).limit(1).toList();
        boolean beside = held.isEmpty() || random.nextInt(6) == 0;
        return switch (column.type().kind()) {
            case BOOLEAN -> random.nextBoolean();
            case INTEGER, BIGINT -> (held.isEmpty() ? 1L : (long) held.getFirst()) + (beside ? random.nextInt(5) - 2 : 0);
            case DOUBLE -> (held.isEmpty() ? 1.0 : (double) held.getFirst()) + (beside ? 0.25 : 0);
            case INSTANT -> packDateTimeWithZone((held.isEmpty() ? 1_750_000_000_000L : unpackMillisUtc((long) held.getFirst())) + (beside ? random.nextInt(3_000) - 1_500 : 0), UTC_KEY);
            case VARCHAR -> beside ? otherText(held) : held.getFirst();
            default -> throw new IllegalArgumentException("no values of " + column.type());
        };
    }

    private Slice otherText(List<Object> held)
    {
        if (held.isEmpty() || random.nextBoolean()) {
            return utf8Slice(OTHER_TEXTS.get(random.nextInt(OTHER_TEXTS.size())));
        }
        String text = ((Slice) held.getFirst()).toStringUtf8();
        return utf8Slice(text.equals(text.toLowerCase(ROOT)) ? text.toUpperCase(ROOT) : text.toLowerCase(ROOT));
    }
}
