package io.omnisql.toolkit.decode;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import io.airlift.slice.Slice;
import io.omnisql.toolkit.adapter.ColumnDefinition;
import io.trino.spi.block.BlockBuilder;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;

import static io.airlift.slice.Slices.utf8Slice;
import static io.omnisql.toolkit.decode.DecodeErrors.wrongKind;
import static io.trino.spi.type.BigintType.BIGINT;
import static io.trino.spi.type.BooleanType.BOOLEAN;
import static io.trino.spi.type.DateTimeEncoding.packDateTimeWithZone;
import static io.trino.spi.type.DateType.DATE;
import static io.trino.spi.type.DoubleType.DOUBLE;
import static io.trino.spi.type.TimeZoneKey.UTC_KEY;
import static io.trino.spi.type.TimestampWithTimeZoneType.TIMESTAMP_TZ_MILLIS;
import static io.trino.spi.type.VarcharType.VARCHAR;
import static java.time.format.DateTimeFormatter.ISO_LOCAL_DATE_TIME;
import static java.util.Locale.ROOT;

/**
 * Writes one JSON value into a block, as the column's type.
 */
final class ScalarDecoder
{
    /**
     * ISO 8601 with {@code Z} or an offset, written with or without a colon.
     */
    private static final DateTimeFormatter INSTANT = new DateTimeFormatterBuilder()
            .append(ISO_LOCAL_DATE_TIME)
            .optionalStart().appendOffset("+HH:MM", "Z").optionalEnd()
            .optionalStart().appendOffset("+HHmm", "Z").optionalEnd()
            .toFormatter(ROOT);

    private ScalarDecoder() {}

    /**
     * Writes the parser's current value, which is neither null, an object nor a list. Points in time are cut to milliseconds.
     */
    static void write(ColumnDefinition column, JsonParser parser, BlockBuilder builder)
            throws IOException
    {
        switch (column.type()) {
            case BOOLEAN -> BOOLEAN.writeBoolean(builder, readBoolean(column, parser));
            case BIGINT -> BIGINT.writeLong(builder, readLong(column, parser));
            case DOUBLE -> DOUBLE.writeDouble(builder, readDouble(column, parser));
            case VARCHAR, VARCHAR_ARRAY -> VARCHAR.writeSlice(builder, readText(column, parser));
            case DATE -> DATE.writeLong(builder, readDate(column, parser));
            case INSTANT -> TIMESTAMP_TZ_MILLIS.writeLong(builder, readInstant(column, parser));
        }
    }

    private static boolean readBoolean(ColumnDefinition column, JsonParser parser)
    {
        return switch (parser.currentToken()) {
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> throw wrongKind(column, parser.currentToken());
        };
    }

    private static long readLong(ColumnDefinition column, JsonParser parser)
            throws IOException
    {
        try {
            return switch (parser.currentToken()) {
                case VALUE_NUMBER_INT -> parser.getLongValue();
                case VALUE_NUMBER_FLOAT -> new BigDecimal(parser.getText()).longValueExact();
                // GraphQL services send integers of more than 32 bits as text
                case VALUE_STRING -> Long.parseLong(cased(column, parser.getText()));
                default -> throw wrongKind(column, parser.currentToken());
            };
        }
        catch (InputCoercionException | ArithmeticException | NumberFormatException e) {
            throw wrongKind(column, parser.currentToken() == JsonToken.VALUE_STRING ? "text" : "a fraction, or a number beyond the range,");
        }
    }

    private static double readDouble(ColumnDefinition column, JsonParser parser)
            throws IOException
    {
        double value = switch (parser.currentToken()) {
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
            default -> throw wrongKind(column, parser.currentToken());
        };
        if (!Double.isFinite(value)) {
            throw wrongKind(column, "a number beyond the range");
        }
        return value;
    }

    private static Slice readText(ColumnDefinition column, JsonParser parser)
            throws IOException
    {
        String answered = requireText(column, parser);
        String text = column.spellings().getOrDefault(answered, answered);
        return utf8Slice(cased(column, text));
    }

    private static String cased(ColumnDefinition column, String text)
    {
        return switch (column.valueCase()) {
            case AS_IS -> text;
            case LOWER -> text.toLowerCase(ROOT);
            case LAST_SEGMENT -> text.substring(text.lastIndexOf('/') + 1);
        };
    }

    private static long readDate(ColumnDefinition column, JsonParser parser)
            throws IOException
    {
        try {
            return LocalDate.parse(requireText(column, parser)).toEpochDay();
        }
        catch (DateTimeException e) {
            throw wrongKind(column, "text");
        }
    }

    private static long readInstant(ColumnDefinition column, JsonParser parser)
            throws IOException
    {
        try {
            return packDateTimeWithZone(OffsetDateTime.parse(requireText(column, parser), INSTANT).toInstant().toEpochMilli(), UTC_KEY);
        }
        catch (DateTimeException e) {
            throw wrongKind(column, "text");
        }
    }

    private static String requireText(ColumnDefinition column, JsonParser parser)
            throws IOException
    {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            throw wrongKind(column, parser.currentToken());
        }
        return parser.getText();
    }
}
