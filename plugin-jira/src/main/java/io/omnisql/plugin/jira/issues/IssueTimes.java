package io.omnisql.plugin.jira.issues;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;

import static java.time.format.DateTimeFormatter.ISO_LOCAL_DATE_TIME;
import static java.util.Locale.ROOT;

/**
 * Points in time as Jira writes them.
 */
final class IssueTimes
{
    static final DateTimeFormatter FORMAT = new DateTimeFormatterBuilder()
            .append(ISO_LOCAL_DATE_TIME)
            .optionalStart().appendOffset("+HH:MM", "Z").optionalEnd()
            .optionalStart().appendOffset("+HHmm", "Z").optionalEnd()
            .toFormatter(ROOT);

    private static final long SECONDS = 60;

    private IssueTimes() {}

    /**
     * The minute of a point in time, counted from the epoch.
     *
     * @throws DateTimeException when it is none
     */
    static long minute(String text)
    {
        return Math.floorDiv(OffsetDateTime.parse(text, FORMAT).toEpochSecond(), SECONDS);
    }
}
