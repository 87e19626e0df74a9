package io.omnisql.toolkit.pushdown;

import io.trino.spi.expression.ConnectorExpression;
import io.trino.spi.expression.Constant;
import io.trino.spi.predicate.Range;
import io.trino.spi.predicate.ValueSet;
import io.trino.spi.type.DateType;
import io.trino.spi.type.LongTimestamp;
import io.trino.spi.type.LongTimestampWithTimeZone;
import io.trino.spi.type.TimestampType;
import io.trino.spi.type.TimestampWithTimeZoneType;
import io.trino.spi.type.Type;

import java.util.Optional;

import static io.trino.spi.type.DateTimeEncoding.packDateTimeWithZone;
import static io.trino.spi.type.DateTimeEncoding.unpackMillisUtc;
import static io.trino.spi.type.TimeZoneKey.UTC_KEY;
import static io.trino.spi.type.TimestampWithTimeZoneType.TIMESTAMP_TZ_MILLIS;
import static io.trino.spi.type.Timestamps.MICROSECONDS_PER_MILLISECOND;
import static java.lang.Math.abs;
import static java.lang.Math.floorDiv;
import static java.lang.Math.floorMod;
import static java.lang.Math.multiplyExact;
import static java.util.concurrent.TimeUnit.DAYS;

/**
 * The instants in UTC, of millisecond precision, whose cast to a literal's type equals the literal: a day's for a date, at most one for a timestamp.
 *
 * @param firstMillis the first instant whose cast is not before the literal, in milliseconds of the epoch
 * @param afterMillis the first one whose cast is after it
 */
record CastInstants(long firstMillis, long afterMillis)
{
    /**
     * A date and time with its zone has 52 bits for the milliseconds; this is far inside, and far beyond every service's years.
     */
    private static final long MAX_MILLIS = 1L << 50;
    /**
     * A cast to fewer digits rounds, which may carry an instant into the next day.
     */
    private static final int PRECISION = 3;

    /**
     * @return empty for what is no literal of a type that an instant is cast to without rounding
     */
    static Optional<CastInstants> of(ConnectorExpression expression)
    {
        return expression instanceof Constant constant && constant.getValue() != null
                ? of(constant.getType(), constant.getValue()).filter(instants -> abs(instants.firstMillis) < MAX_MILLIS)
                : Optional.empty();
    }

    private static Optional<CastInstants> of(Type type, Object value)
    {
        return switch (type) {
            case DateType _ -> {
                long start = multiplyExact((long) value, DAYS.toMillis(1));
                yield Optional.of(new CastInstants(start, start + DAYS.toMillis(1)));
            }
            case TimestampType timestamp when timestamp.getPrecision() >= PRECISION -> Optional.of(value instanceof LongTimestamp finer
                    ? ofMicros(finer.getEpochMicros(), finer.getPicosOfMicro())
                    : ofMicros((long) value, 0));
            case TimestampWithTimeZoneType timestamp when timestamp.getPrecision() >= PRECISION -> Optional.of(value instanceof LongTimestampWithTimeZone finer
                    ? ofMillis(finer.getEpochMillis(), finer.getPicosOfMilli() == 0)
                    : ofMillis(unpackMillisUtc((long) value), true));
            default -> Optional.empty();
        };
    }

    private static CastInstants ofMicros(long micros, int picosOfMicro)
    {
        return ofMillis(floorDiv(micros, MICROSECONDS_PER_MILLISECOND), picosOfMicro == 0 && floorMod(micros, MICROSECONDS_PER_MILLISECOND) == 0);
    }

    private static CastInstants ofMillis(long millis, boolean whole)
    {
        return new CastInstants(whole ? millis : millis + 1, millis + 1);
    }

    /**
     * As the engine represents it.
     */
    long first()
    {
        return packDateTimeWithZone(firstMillis, UTC_KEY);
    }

    /**
     * As the engine represents it.
     */
    long after()
    {
        return packDateTimeWithZone(afterMillis, UTC_KEY);
    }

    ValueSet values()
    {
        if (firstMillis == afterMillis) {
            return ValueSet.none(TIMESTAMP_TZ_MILLIS);
        }
        return afterMillis == firstMillis + 1
                ? ValueSet.of(TIMESTAMP_TZ_MILLIS, first())
                : ValueSet.ofRanges(Range.range(TIMESTAMP_TZ_MILLIS, first(), true, after(), false));
    }
}
