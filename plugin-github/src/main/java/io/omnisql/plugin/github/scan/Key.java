package io.omnisql.plugin.github.scan;

import io.omnisql.toolkit.adapter.RemoteValue;
import io.omnisql.toolkit.adapter.Verdict;

import java.util.function.Predicate;

import static java.util.Objects.requireNonNull;

/**
 * A column that names one row of a parent.
 *
 * @param field the parent's field that looks a row up, e.g. {@code issue}
 * @param argument the field's argument that takes the key
 * @param type the argument's GraphQL type
 * @param otherArguments what else the field is called with, as GraphQL; empty for nothing
 * @param verdict how the look-up relates to SQL's equality
 * @param possible keys that can exist
 */
public record Key(String column, String field, String argument, String type, String otherArguments, Verdict verdict, Predicate<RemoteValue> possible)
{
    public Key
    {
        requireNonNull(column, "column is null");
        requireNonNull(field, "field is null");
        requireNonNull(argument, "argument is null");
        requireNonNull(type, "type is null");
        requireNonNull(otherArguments, "otherArguments is null");
        requireNonNull(verdict, "verdict is null");
        requireNonNull(possible, "possible is null");
    }

    /**
     * A row's number within its repository: a positive 32-bit integer.
     */
    public static Key number(String column, String field)
    {
        return new Key(column, field, "number", "Int!", "", Verdict.EXACT, value -> value.asLong() > 0 && value.asLong() <= Integer.MAX_VALUE);
    }

    /**
     * The value as GraphQL takes it.
     */
    Object encode(RemoteValue value)
    {
        return type.startsWith("Int") ? (Object) value.asLong() : value.text();
    }
}
