package io.omnisql.toolkit.decode;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import io.airlift.slice.Slice;
import io.omnisql.toolkit.adapter.ColumnDefinition;
import io.omnisql.toolkit.adapter.ValueType;
import io.omnisql.toolkit.types.ValueConverter;
import io.trino.spi.block.BlockBuilder;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;

import static io.airlift.slice.Slices.utf8Slice;
import static io.omnisql.toolkit.decode.DecodeErrors.wrongKind;
import static io.omnisql.toolkit.types.EngineTypes.engineType;
import static io.trino.spi.type.BigintType.BIGINT;
import static io.trino.spi.type.BooleanType.BOOLEAN;
import static io.trino.spi.type.DateTimeEncoding.packDateTimeWithZone;
import static io.trino.spi.type.DateType.DATE;
import static io.trino.spi.type.DoubleType.DOUBLE;
import static io.trino.spi.type.IntegerType.INTEGER;
import static io.trino.spi.type.TimeType.TIME_MILLIS;
import static io.trino.spi.type.TimeZoneKey.UTC_KEY;
import static io.trino.spi.type.TimestampType.TIMESTAMP_MILLIS;
import static io.trino.spi.type.TimestampWithTimeZoneType.TIMESTAMP_TZ_MILLIS;
import static io.trino.spi.type.TypeUtils.writeNativeValue;
import static io.trino.spi.type.VarcharType.VARCHAR;
import static java.time.format.DateTimeFormatter.ISO_LOCAL_TIME;
import static java.time.temporal.ChronoUnit.MILLIS;
import static java.util.Locale.ROOT;

/**
 * Writes one JSON value into a block, as the column's type.
 */
final class ScalarDecoder
{
    /**
     * A time of day; a {@code Z} after it says nothing.
     */
    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .append(ISO_LOCAL_TIME)
            .optionalStart().appendLiteral('Z').optionalEnd()
            .toFormatter(ROOT);
    private static final long PICOSECONDS_PER_NANOSECOND = 1_000;

    private ScalarDecoder() {}

    /**
     * Writes the parser's current value, which is neither null, an object nor a list. Points in time are cut to milliseconds.
     *
     * @param type of the value: the column's, or that of a part of it
     */
    static void write(ColumnDefinition column, ValueType type, JsonParser parser, BlockBuilder builder)
            throws IOException
    {
        switch (type.kind()) {
            case BOOLEAN -> BOOLEAN.writeBoolean(builder, readBoolean(column, parser));
            case INTEGER -> INTEGER.writeLong(builder, readInteger(column, parser));
            case BIGINT -> BIGINT.writeLong(builder, readLong(column, parser));
            case DOUBLE -> DOUBLE.writeDouble(builder, readDouble(column, parser));
            case DECIMAL -> writeNativeValue(engineType(type), builder, readDecimal(column, type, parser));
            case VARCHAR -> VARCHAR.writeSlice(builder, readText(column, type, parser));
            case DATE -> DATE.writeLong(builder, readDate(column, parser));
            case TIMESTAMP -> TIMESTAMP_MILLIS.writeLong(builder, readTimestamp(column, parser));
            case INSTANT -> TIMESTAMP_TZ_MILLIS.writeLong(builder, readInstant(column, parser));
            case TIME -> TIME_MILLIS.writeLong(builder, readTime(column, parser));
            case ARRAY, ROW -> throw wrongKind(column, parser.currentToken());
        }
    }

    private static boolean readBoolean(ColumnDefinition column, JsonParser parser)
            throws IOException
    {
        return switch (parser.currentToken()) {
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_STRING -> switch (parser.getText()) {
                case "true" -> true;
                case "false" -> false;
                default -> throw wrongKind(column, "text");
            };
            default -> throw wrongKind(column, parser.currentToken());
        };
    }

    private static long readInteger(ColumnDefinition column, JsonParser parser)
            throws IOException
    {
        long value = readLong(column, parser);
        if (value != (int) value) {
            throw wrongKind(column, "a number beyond the range");
        }
        return value;
    }

    private static long readLong(ColumnDefinition column, JsonParser parser)
            throws IOException
    {
        try {
            return switch (parser.currentToken()) {
                case VALUE_NUMBER_INT -> parser.getLongValue();
                case VALUE_NUMBER_FLOAT -> new BigDecimal(parser.getText()).longValueExact();
                // some services send integers of more than 32 bits as text, others everything
                case VALUE_STRING -> new BigDecimal(cased(column, parser.getText())).longValueExact();
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
            case VALUE_STRING -> toDecimal(column, parser.getText()).doubleValue();
            default -> throw wrongKind(column, parser.currentToken());
        };
        if (!Double.isFinite(value)) {
            throw wrongKind(column, "a number beyond the range");
        }
        return value;
    }

    private static BigDecimal toDecimal(ColumnDefinition column, String text)
    {
        try {
            return new BigDecimal(text);
        }
        catch (NumberFormatException e) {
            throw wrongKind(column, "text");
        }
    }

    private static Object readDecimal(ColumnDefinition column, ValueType type, JsonParser parser)
            throws IOException
    {
        BigDecimal value = switch (parser.currentToken()) {
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT, VALUE_STRING -> toDecimal(column, parser.getText());
            default -> throw wrongKind(column, parser.currentToken());
        };
        try {
            return ValueConverter.fromDecimal(type, value);
        }
        catch (ArithmeticException e) {
            throw wrongKind(column, "a number beyond the precision or scale");
        }
    }

    private static Slice readText(ColumnDefinition column, ValueType type, JsonParser parser)
            throws IOException
    {
        String answered = requireText(column, parser);
        String text = cased(column, column.spellings().getOrDefault(answered, answered));
        if (type.length() > 0 && text.codePointCount(0, text.length()) > type.length()) {
            throw wrongKind(column, "text of more than %s characters".formatted(type.length()));
        }
        return utf8Slice(text);
    }

    private static String cased(ColumnDefinition column, String text)
    {
        return switch (column.valueCase()) {
            case AS_IS, JSON -> text;
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

    private static long readTimestamp(ColumnDefinition column, JsonParser parser)
            throws IOException
    {
        try {
            return ValueConverter.toMicroseconds(LocalDateTime.parse(requireText(column, parser)).truncatedTo(MILLIS));
        }
        catch (DateTimeException e) {
            throw wrongKind(column, "text");
        }
    }

    private static long readInstant(ColumnDefinition column, JsonParser parser)
            throws IOException
    {
        try {
            return packDateTimeWithZone(InstantParser.toEpochMilli(requireText(column, parser)), UTC_KEY);
        }
        catch (DateTimeException e) {
            throw wrongKind(column, "text");
        }
    }

    private static long readTime(ColumnDefinition column, JsonParser parser)
            throws IOException
    {
        try {
            return LocalTime.parse(requireText(column, parser), TIME).truncatedTo(MILLIS).toNanoOfDay() * PICOSECONDS_PER_NANOSECOND;
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
