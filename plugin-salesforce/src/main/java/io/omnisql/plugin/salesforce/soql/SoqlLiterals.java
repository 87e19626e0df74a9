package io.omnisql.plugin.salesforce.soql;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

import static java.util.Locale.ROOT;

/**
 * Literals of SOQL. Values reach statements through here only.
 */
public final class SoqlLiterals
{
    /**
     * Most characters of a text in a condition.
     */
    public static final int MAX_TEXT = 4_000;

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuu-MM-dd", ROOT);
    private static final DateTimeFormatter DATE_TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", ROOT);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS'Z'", ROOT);

    private SoqlLiterals() {}

    public static String text(String value)
    {
        StringBuilder literal = new StringBuilder(value.length() + 2).append('\'');
        value.chars().forEach(character -> append(literal, (char) character));
        return literal.append('\'').toString();
    }

    /**
     * The text of a pattern that stands for itself, without quotes.
     */
    static String patternText(String value)
    {
        StringBuilder literal = new StringBuilder(value.length());
        value.chars().forEach(character -> {
            if (character == '%' || character == '_') {
                literal.append('\\').append((char) character);
            }
            else {
                append(literal, (char) character);
            }
        });
        return literal.toString();
    }

    private static void append(StringBuilder literal, char character)
    {
        switch (character) {
            case '\\' -> literal.append("\\\\");
            case '\'' -> literal.append("\\'");
            case '\n' -> literal.append("\\n");
            case '\r' -> literal.append("\\r");
            case '\t' -> literal.append("\\t");
            case '\b' -> literal.append("\\b");
            case '\f' -> literal.append("\\f");
            default -> {
                if (character < ' ') {
                    literal.append("\\u%04X".formatted((int) character));
                }
                else {
                    literal.append(character);
                }
            }
        }
    }

    /**
     * Without an exponent, which SOQL does not know.
     */
    public static String number(BigDecimal value)
    {
        return value.toPlainString();
    }

    public static String bool(boolean value)
    {
        return Boolean.toString(value);
    }

    /**
     * @param value with a year of four digits
     */
    public static String date(LocalDate value)
    {
        return DATE.format(value);
    }

    /**
     * @param value with a year of four digits
     */
    public static String dateTime(Instant value)
    {
        return DATE_TIME.format(value.atOffset(ZoneOffset.UTC));
    }

    public static String time(LocalTime value)
    {
        return TIME.format(value);
    }
}
