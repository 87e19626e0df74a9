package io.omnisql.toolkit.types;

import io.airlift.slice.Slice;
import io.omnisql.toolkit.adapter.RemoteValue;
import io.omnisql.toolkit.adapter.ValueType;
import io.trino.spi.type.DecimalType;
import io.trino.spi.type.Int128;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Optional;

import static io.airlift.slice.Slices.utf8Slice;
import static io.omnisql.toolkit.types.EngineTypes.engineType;
import static io.trino.spi.type.DateTimeEncoding.packDateTimeWithZone;
import static io.trino.spi.type.DateTimeEncoding.unpackMillisUtc;
import static io.trino.spi.type.TimeZoneKey.UTC_KEY;
import static java.lang.Math.floorDiv;
import static java.lang.Math.floorMod;
import static java.time.ZoneOffset.UTC;

/**
 * Values between the engine's stack representation and the adapter's literals.
 */
public final class ValueConverter
{
    private static final long PICOSECONDS_PER_NANOSECOND = 1_000;
    private static final int NANOSECONDS_PER_MICROSECOND = 1_000;
    private static final long MICROSECONDS_PER_SECOND = 1_000_000;

    private ValueConverter() {}

    /**
     * The literal of a value; empty when it has none that every service would read alike: a double that is not finite, text that is not UTF-8.
     * Instants lose their zone and the double {@code -0.0} its sign, as SQL's comparisons ignore both.
     */
    public static Optional<RemoteValue> toRemote(ValueType type, Object value)
    {
        return switch (type.kind()) {
            case BOOLEAN -> Optional.of(RemoteValue.of((boolean) value));
            case INTEGER, BIGINT -> Optional.of(RemoteValue.of((long) value));
            case DOUBLE -> toDouble((double) value);
            case VARCHAR -> toText((Slice) value);
            case DATE -> Optional.of(RemoteValue.of(LocalDate.ofEpochDay((long) value)));
            case TIMESTAMP -> Optional.of(RemoteValue.of(toDateTime((long) value)));
            case INSTANT -> Optional.of(RemoteValue.of(Instant.ofEpochMilli(unpackMillisUtc((long) value))));
            case TIME -> Optional.of(RemoteValue.of(LocalTime.ofNanoOfDay((long) value / PICOSECONDS_PER_NANOSECOND)));
            case DECIMAL -> Optional.of(RemoteValue.of(type, toDecimal(type, value)));
            case ARRAY, ROW -> Optional.empty();
        };
    }

    public static Object toEngine(RemoteValue value)
    {
        return switch (value.type().kind()) {
            case BOOLEAN -> value.asBoolean();
            case INTEGER, BIGINT -> value.asLong();
            case DOUBLE -> value.asDouble();
            case VARCHAR -> utf8Slice(value.text());
            case DATE -> value.asDate().toEpochDay();
            case TIMESTAMP -> toMicroseconds(value.asDateTime());
            case INSTANT -> packDateTimeWithZone(value.asInstant().toEpochMilli(), UTC_KEY);
            case TIME -> value.asTime().toNanoOfDay() * PICOSECONDS_PER_NANOSECOND;
            case DECIMAL -> fromDecimal(value.type(), value.asDecimal());
            case ARRAY, ROW -> throw new IllegalArgumentException("Not a literal: a value of type " + value.type());
        };
    }

    private static LocalDateTime toDateTime(long microseconds)
    {
        long second = floorDiv(microseconds, MICROSECONDS_PER_SECOND);
        return LocalDateTime.ofEpochSecond(second, (int) floorMod(microseconds, MICROSECONDS_PER_SECOND) * NANOSECONDS_PER_MICROSECOND, UTC);
    }

    public static long toMicroseconds(LocalDateTime time)
    {
        return time.toEpochSecond(UTC) * MICROSECONDS_PER_SECOND + time.getNano() / NANOSECONDS_PER_MICROSECOND;
    }

    private static BigDecimal toDecimal(ValueType type, Object value)
    {
        BigInteger unscaled = value instanceof Int128 wide ? wide.toBigInteger() : BigInteger.valueOf((long) value);
        return new BigDecimal(unscaled, type.scale());
    }

    /**
     * @throws ArithmeticException when the type does not hold the value
     */
    public static Object fromDecimal(ValueType type, BigDecimal value)
    {
        BigInteger unscaled = value.setScale(type.scale()).unscaledValue();
        if (new BigDecimal(unscaled).precision() > type.length()) {
            throw new ArithmeticException("beyond the precision");
        }
        return ((DecimalType) engineType(type)).isShort() ? (Object) unscaled.longValueExact() : Int128.valueOf(unscaled);
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
