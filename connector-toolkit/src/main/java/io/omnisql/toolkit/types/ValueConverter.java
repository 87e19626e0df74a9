package io.omnisql.toolkit.types;

import io.airlift.slice.Slice;
import io.omnisql.toolkit.adapter.RemoteValue;
import io.omnisql.toolkit.adapter.ValueType;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

import static io.airlift.slice.Slices.utf8Slice;
import static io.trino.spi.type.DateTimeEncoding.packDateTimeWithZone;
import static io.trino.spi.type.DateTimeEncoding.unpackMillisUtc;
import static io.trino.spi.type.TimeZoneKey.UTC_KEY;

/**
 * Values between the engine's stack representation and the adapter's literals.
 */
public final class ValueConverter
{
    private ValueConverter() {}

    /**
     * The literal of a value; empty when it has none that every service would read alike: a double that is not finite, text that is not UTF-8.
     * Instants lose their zone and the double {@code -0.0} its sign, as SQL's comparisons ignore both.
     */
    public static Optional<RemoteValue> toRemote(ValueType type, Object value)
    {
        return switch (type) {
            case BOOLEAN -> Optional.of(RemoteValue.of((boolean) value));
            case BIGINT -> Optional.of(RemoteValue.of((long) value));
            case DOUBLE -> toDouble((double) value);
            case VARCHAR -> toText((Slice) value);
            case DATE -> Optional.of(RemoteValue.of(LocalDate.ofEpochDay((long) value)));
            case INSTANT -> Optional.of(RemoteValue.of(Instant.ofEpochMilli(unpackMillisUtc((long) value))));
            case VARCHAR_ARRAY -> Optional.empty();
        };
    }

    public static Object toEngine(RemoteValue value)
    {
        return switch (value.type()) {
            case BOOLEAN -> value.asBoolean();
            case BIGINT -> value.asLong();
            case DOUBLE -> value.asDouble();
            case VARCHAR -> utf8Slice(value.text());
            case DATE -> value.asDate().toEpochDay();
            case INSTANT -> packDateTimeWithZone(value.asInstant().toEpochMilli(), UTC_KEY);
            case VARCHAR_ARRAY -> throw new IllegalArgumentException("A list is not a literal");
        };
    }

    private static Optional<RemoteValue> toDouble(double value)
    {
        if (!Double.isFinite(value)) {
            return Optional.empty();
        }
        return Optional.of(RemoteValue.of(value == 0 ? 0.0 : value));
    }

    public static Optional<RemoteValue> toText(Slice value)
    {
        String text = value.toStringUtf8();
        return utf8Slice(text).equals(value) ? Optional.of(RemoteValue.of(text)) : Optional.empty();
    }
}
