package io.omnisql.sandbox.github.search;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * The times of a search qualifier: {@code >a}, {@code >=a}, {@code <a}, {@code <=a}, {@code a..b}, {@code *..b}, {@code a..*} or {@code a}.
 * A date without a time stands for its whole day in UTC.
 *
 * @param from inclusive
 * @param to exclusive
 */
public record TimeRange(Instant from, Instant to)
{
    /**
     * @throws SearchException when the text is no range
     */
    public static TimeRange parse(String text)
    {
        if (text.contains("..")) {
            String low = text.substring(0, text.indexOf(".."));
            String high = text.substring(text.indexOf("..") + 2);
            return new TimeRange(low.equals("*") ? Instant.MIN : span(low).from(), high.equals("*") ? Instant.MAX : span(high).to());
        }
        if (text.startsWith(">=")) {
            return new TimeRange(span(text.substring(2)).from(), Instant.MAX);
        }
        if (text.startsWith("<=")) {
            return new TimeRange(Instant.MIN, span(text.substring(2)).to());
        }
        if (text.startsWith(">")) {
            return new TimeRange(span(text.substring(1)).to(), Instant.MAX);
        }
        if (text.startsWith("<")) {
            return new TimeRange(Instant.MIN, span(text.substring(1)).from());
        }
        return span(text);
    }

    private static TimeRange span(String text)
    {
        try {
            if (text.length() == 10) {
                Instant day = LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
                return new TimeRange(day, day.plus(Duration.ofDays(1)));
            }
            Instant second = OffsetDateTime.parse(text).toInstant();
            return new TimeRange(second, second.plusSeconds(1));
        }
        catch (DateTimeException e) {
            throw SearchException.unsupported("'%s' is neither a date like 2026-01-31 nor a time like 2026-01-31T00:00:00Z".formatted(text));
        }
    }

    /**
     * @param time null is in no range
     */
    public boolean contains(Instant time)
    {
        return time != null && !time.isBefore(from) && time.isBefore(to);
    }
}
