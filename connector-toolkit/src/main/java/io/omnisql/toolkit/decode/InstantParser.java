package io.omnisql.toolkit.decode;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;

import static java.time.format.DateTimeFormatter.ISO_LOCAL_DATE_TIME;
import static java.util.Locale.ROOT;

/**
 * Reads points in time of ISO 8601, with {@code Z} or an offset that is written with or without a colon. The usual form, {@code 2026-01-31T10:00:00Z}
 * with up to nine decimals, is read character by character: a formatter takes longer for a page's times than all else that is done to its rows.
 */
final class InstantParser
{
    private static final DateTimeFormatter FORMAT = new DateTimeFormatterBuilder()
            .append(ISO_LOCAL_DATE_TIME)
            .optionalStart().appendOffset("+HH:MM", "Z").optionalEnd()
            .optionalStart().appendOffset("+HHmm", "Z").optionalEnd()
            .toFormatter(ROOT);
    private static final int SECONDS_LENGTH = 19;
    private static final int NANOSECOND_DIGITS = 9;
    private static final int MILLISECOND_DIGITS = 3;
    private static final int DAYS_OF_EVERY_MONTH = 28;

    private InstantParser() {}

    /**
     * Milliseconds since 1970; what is finer is cut off.
     *
     * @throws DateTimeException when the text is no such point in time
     */
    static long toEpochMilli(String text)
    {
        return isUsual(text) ? readUsual(text) : OffsetDateTime.parse(text, FORMAT).toInstant().toEpochMilli();
    }

    private static boolean isUsual(String text)
    {
        int last = text.length() - 1;
        if (last < SECONDS_LENGTH || text.charAt(last) != 'Z') {
            return false;
        }
        for (int i = 0; i < SECONDS_LENGTH; i++) {
            char character = text.charAt(i);
            boolean expected = switch (i) {
                case 4, 7 -> character == '-';
                case 10 -> character == 'T';
                case 13, 16 -> character == ':';
                default -> isDigit(character);
            };
            if (!expected) {
                return false;
            }
        }
        int decimals = last - SECONDS_LENGTH - 1;
        if (decimals == -1) {
            return true;
        }
        if (text.charAt(SECONDS_LENGTH) != '.' || decimals < 1 || decimals > NANOSECOND_DIGITS) {
            return false;
        }
        for (int i = SECONDS_LENGTH + 1; i < last; i++) {
            if (!isDigit(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static long readUsual(String text)
    {
        int year = number(text, 0, 4);
        int month = number(text, 5, 7);
        int day = number(text, 8, 10);
        int hour = number(text, 11, 13);
        int minute = number(text, 14, 16);
        int second = number(text, 17, 19);
        if (month < 1 || month > 12 || day < 1 || (day > DAYS_OF_EVERY_MONTH && day > YearMonth.of(year, month).lengthOfMonth()) || hour > 23 || minute > 59 || second > 59) {
            return OffsetDateTime.parse(text, FORMAT).toInstant().toEpochMilli();
        }
        int millis = 0;
        for (int i = 1; i <= MILLISECOND_DIGITS; i++) {
            int at = SECONDS_LENGTH + i;
            millis = millis * 10 + (at < text.length() - 1 ? text.charAt(at) - '0' : 0);
        }
        return (LocalDate.of(year, month, day).toEpochDay() * 86_400 + hour * 3_600 + minute * 60 + second) * 1_000 + millis;
    }

    private static int number(String text, int start, int end)
    {
        int number = 0;
        for (int i = start; i < end; i++) {
            number = number * 10 + text.charAt(i) - '0';
        }
        return number;
    }

    private static boolean isDigit(char character)
    {
        return character >= '0' && character <= '9';
    }
}
