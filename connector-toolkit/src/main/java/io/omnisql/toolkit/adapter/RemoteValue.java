package io.omnisql.toolkit.adapter;

import java.time.Instant;
import java.time.LocalDate;

import static com.google.common.base.Preconditions.checkState;
import static java.util.Objects.requireNonNull;

/**
 * A literal: its type and its canonical text ({@code true}, {@code 42}, {@code 2.5}, the text itself, {@code 2026-01-31},
 * {@code 2026-01-31T10:00:00.123Z}). It is never null.
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

    public static RemoteValue of(Instant value)
    {
        return new RemoteValue(ValueType.INSTANT, value.toString());
    }

    public boolean asBoolean()
    {
        checkState(type == ValueType.BOOLEAN, "not a boolean: %s", type);
        return Boolean.parseBoolean(text);
    }

    public long asLong()
    {
        checkState(type == ValueType.BIGINT, "not a bigint: %s", type);
        return Long.parseLong(text);
    }

    public double asDouble()
    {
        checkState(type == ValueType.DOUBLE, "not a double: %s", type);
        return Double.parseDouble(text);
    }

    public LocalDate asDate()
    {
        checkState(type == ValueType.DATE, "not a date: %s", type);
        return LocalDate.parse(text);
    }

    public Instant asInstant()
    {
        checkState(type == ValueType.INSTANT, "not an instant: %s", type);
        return Instant.parse(text);
    }
}
