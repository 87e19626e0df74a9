package io.omnisql.toolkit.adapter;

import io.omnisql.toolkit.adapter.ValueType.Kind;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;

import static com.google.common.base.Preconditions.checkState;
import static java.util.Objects.requireNonNull;

/**
 * A literal: its type and its canonical text ({@code true}, {@code 42}, {@code 2.5}, the text itself, {@code 2026-01-31},
 * {@code 2026-01-31T10:00:00.123Z}, {@code 10:00:00.123}). It is never null.
 */
public record RemoteValue(ValueType type, String text)
{
    public RemoteValue
    {
        requireNonNull(type, "type is null");
        requireNonNull(text, "text is null");
    }

    public static RemoteValue of(boolean value)
    {
        return new RemoteValue(ValueType.BOOLEAN, Boolean.toString(value));
    }

    public static RemoteValue of(long value)
    {
        return new RemoteValue(ValueType.BIGINT, Long.toString(value));
    }

    public static RemoteValue of(double value)
    {
        return new RemoteValue(ValueType.DOUBLE, Double.toString(value));
    }

    public static RemoteValue of(String value)
    {
        return new RemoteValue(ValueType.VARCHAR, value);
    }

    public static RemoteValue of(LocalDate value)
    {
        return new RemoteValue(ValueType.DATE, value.toString());
    }

    public static RemoteValue of(LocalDateTime value)
    {
        return new RemoteValue(ValueType.TIMESTAMP, value.toString());
    }

    public static RemoteValue of(Instant value)
    {
        return new RemoteValue(ValueType.INSTANT, value.toString());
    }

    public static RemoteValue of(LocalTime value)
    {
        return new RemoteValue(ValueType.TIME, value.toString());
    }

    /**
     * @param type a decimal type that holds the value
     */
    public static RemoteValue of(ValueType type, BigDecimal value)
    {
        return new RemoteValue(type, value.toPlainString());
    }

    public boolean asBoolean()
    {
        checkState(type.kind() == Kind.BOOLEAN, "not a boolean: %s", type);
        return Boolean.parseBoolean(text);
    }

    public long asLong()
    {
        checkState(type.kind() == Kind.BIGINT || type.kind() == Kind.INTEGER, "not an integer: %s", type);
        return Long.parseLong(text);
    }

    public double asDouble()
    {
        checkState(type.kind() == Kind.DOUBLE, "not a double: %s", type);
        return Double.parseDouble(text);
    }

    public LocalDate asDate()
    {
        checkState(type.kind() == Kind.DATE, "not a date: %s", type);
        return LocalDate.parse(text);
    }

    public LocalDateTime asDateTime()
    {
        checkState(type.kind() == Kind.TIMESTAMP, "not a date and time: %s", type);
        return LocalDateTime.parse(text);
    }

    public Instant asInstant()
    {
        checkState(type.kind() == Kind.INSTANT, "not an instant: %s", type);
        return Instant.parse(text);
    }

    public LocalTime asTime()
    {
        checkState(type.kind() == Kind.TIME, "not a time: %s", type);
        return LocalTime.parse(text);
    }

    /**
     * The value of any number.
     */
    public BigDecimal asDecimal()
    {
        checkState(type.kind() == Kind.DECIMAL || type.kind() == Kind.BIGINT || type.kind() == Kind.INTEGER || type.kind() == Kind.DOUBLE, "not a number: %s", type);
        return new BigDecimal(text);
    }
}
