package io.omnisql.toolkit.adapter;

import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * An interval of values; an absent bound is unbounded.
 */
public record RemoteRange(Optional<RemoteValue> low, boolean lowInclusive, Optional<RemoteValue> high, boolean highInclusive)
{
    public RemoteRange
    {
        requireNonNull(low, "low is null");
        requireNonNull(high, "high is null");
    }

    public static RemoteRange equal(RemoteValue value)
    {
        return new RemoteRange(Optional.of(value), true, Optional.of(value), true);
    }

    public boolean isSingleValue()
    {
        return lowInclusive && highInclusive && low.isPresent() && low.equals(high);
    }

    public boolean isAll()
    {
        return low.isEmpty() && high.isEmpty();
    }

    @Override
    public String toString()
    {
        if (isSingleValue()) {
            return low.orElseThrow().text();
        }
        return (lowInclusive ? "[" : "(") + low.map(RemoteValue::text).orElse("-inf") + ", "
                + high.map(RemoteValue::text).orElse("+inf") + (highInclusive ? "]" : ")");
    }
}
