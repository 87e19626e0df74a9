package io.omnisql.toolkit.decode;

import com.fasterxml.jackson.core.JsonToken;
import io.omnisql.toolkit.adapter.ColumnDefinition;
import io.omnisql.toolkit.adapter.ValueType;
import io.trino.spi.TrinoException;

import static io.omnisql.toolkit.remote.RemoteErrorCode.OMNISQL_REMOTE_PROTOCOL;

/**
 * Errors of answers that are not what the table's definition says. They name no value.
 */
final class DecodeErrors
{
    private DecodeErrors() {}

    static TrinoException notJson()
    {
        return new TrinoException(OMNISQL_REMOTE_PROTOCOL, "The service's answer is not valid JSON");
    }

    /**
     * @param reason quotes none of the answer
     */
    static TrinoException wrongFormat(String reason)
    {
        return new TrinoException(OMNISQL_REMOTE_PROTOCOL, "The service's answer is not in the expected format: " + reason);
    }

    static TrinoException notRows(JsonToken token)
    {
        return new TrinoException(OMNISQL_REMOTE_PROTOCOL, "The service returned %s where rows were expected".formatted(kind(token)));
    }

    static TrinoException wrongKind(ColumnDefinition column, JsonToken token)
    {
        return wrongKind(column, kind(token));
    }

    static TrinoException wrongKind(ColumnDefinition column, String found)
    {
        String expected = switch (column.type().kind()) {
            case BOOLEAN -> "a boolean";
            case INTEGER -> "a 32-bit integer";
            case BIGINT -> "a 64-bit integer";
            case DOUBLE -> "a number";
            case VARCHAR -> "text";
            case DATE -> "a date";
            case TIMESTAMP -> "a date and time";
            case INSTANT -> "a point in time";
            case TIME -> "a time of day";
            case DECIMAL -> "a decimal number";
            case ARRAY -> column.type().equals(ValueType.VARCHAR_ARRAY) ? "a list of texts" : "a list";
            case ROW -> "an object";
        };
        return new TrinoException(OMNISQL_REMOTE_PROTOCOL, "The service returned %s for column %s where %s was expected".formatted(found, column.name(), expected));
    }

    private static String kind(JsonToken token)
    {
        return switch (token) {
            case START_OBJECT -> "an object";
            case START_ARRAY -> "a list";
            case VALUE_STRING -> "text";
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
            case VALUE_TRUE, VALUE_FALSE -> "a boolean";
            case VALUE_NULL -> "null";
            default -> "something else";
        };
    }
}
