package io.omnisql.plugin.jira.jql;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;

import static java.util.Locale.ROOT;

/**
 * Encodes values as literals of JQL. No other code puts values into JQL.
 */
public final class JqlLiterals
{
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", ROOT);
    private static final Pattern PHRASE = Pattern.compile("[A-Za-z0-9 ]{1,200}");
    private static final int FIRST_YEAR = 1000;
    private static final int LAST_YEAR = 9999;

    private JqlLiterals() {}

    /**
     * Text in quotation marks.
     *
     * @return empty when JQL has no literal for it: it holds control characters, or is not well-formed Unicode
     */
    public static Optional<String> text(String value)
    {
        StringBuilder literal = new StringBuilder("\"");
        for (int i = 0; i < value.length(); i++) {
            char character = value.charAt(i);
            switch (character) {
                case '\\' -> literal.append("\\\\");
                case '"' -> literal.append("\\\"");
                case '\n' -> literal.append("\\n");
                case '\r' -> literal.append("\\r");
                case '\t' -> literal.append("\\t");
                default -> {
                    if (Character.isISOControl(character) || isLoneSurrogate(value, i) || isNoncharacter(character)) {
                        return Optional.empty();
                    }
                    literal.append(character);
                }
            }
        }
        return Optional.of(literal.append('"').toString());
    }

    /**
     * Text to be found as a phrase by the operator {@code ~}.
     *
     * @return empty when it has characters that mean something to the text search, or no word at all
     */
    public static Optional<String> phrase(String value)
    {
        return PHRASE.matcher(value).matches() && !value.isBlank() ? text("\"" + value + "\"") : Optional.empty();
    }

    private static boolean isLoneSurrogate(String value, int index)
    {
        char character = value.charAt(index);
        if (Character.isHighSurrogate(character)) {
            return index + 1 == value.length() || !Character.isLowSurrogate(value.charAt(index + 1));
        }
        return Character.isLowSurrogate(character) && (index == 0 || !Character.isHighSurrogate(value.charAt(index - 1)));
    }

    private static boolean isNoncharacter(char character)
    {
        return character >= '\uFFFE' || (character >= '\uFDD0' && character <= '\uFDEF');
    }

    /**
     * The identifier of a value, which JQL takes for one only without quotation marks.
     */
    public static String id(long id)
    {
        return Long.toString(id);
    }

    /**
     * A number without an exponent.
     */
    public static String number(BigDecimal value)
    {
        String digits = value.stripTrailingZeros().toPlainString();
        return digits.chars().allMatch(Character::isDigit) ? digits : "\"" + digits + "\"";
    }

    /**
     * A point in time in milliseconds since the epoch, the same for every reader.
     */
    public static String instant(Instant value)
    {
        return Long.toString(value.toEpochMilli());
    }

    /**
     * A minute on the clock of the user who searches.
     */
    public static String minute(Instant value, ZoneId zone)
    {
        return "\"" + MINUTE.format(value.atZone(zone)) + "\"";
    }

    /**
     * A calendar day.
     *
     * @return empty when JQL has no literal for it
     */
    public static Optional<String> date(LocalDate value)
    {
        return value.getYear() >= FIRST_YEAR && value.getYear() <= LAST_YEAR ? Optional.of("\"" + value + "\"") : Optional.empty();
    }
}
