package io.omnisql.sandbox.jira.jql;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads points in time as searches write them.
 */
final class TimeLiterals
{
    private static final Pattern DATE = Pattern.compile("([0-9]{4})([/-])([0-9]{1,2})\\2([0-9]{1,2})(?: ([0-9]{1,2}):([0-9]{2}))?");
    private static final Pattern PERIOD = Pattern.compile("[+-]?(?:[0-9]+[wdhmMy]\\s*)+");
    private static final Pattern PART = Pattern.compile("([0-9]+)([wdhmMy])");

    private final ZoneId zone;
    private final Instant now;

    TimeLiterals(ZoneId zone, Instant now)
    {
        this.zone = zone;
        this.now = now;
    }

    Instant instant(String field, Operand.Literal literal)
    {
        if (literal.number()) {
            return epochMillis(field, literal.text());
        }
        Matcher matcher = DATE.matcher(literal.text());
        if (matcher.matches()) {
            return date(field, literal, matcher).atZone(zone).toInstant();
        }
        return period(field, literal).toInstant();
    }

    LocalDateTime local(String field, Operand.Literal literal)
    {
        if (literal.number()) {
            return epochMillis(field, literal.text()).atZone(zone).toLocalDateTime();
        }
        Matcher matcher = DATE.matcher(literal.text());
        if (matcher.matches()) {
            return date(field, literal, matcher);
        }
        return period(field, literal).toLocalDate().atStartOfDay();
    }

    private static Instant epochMillis(String field, String text)
    {
        try {
            return Instant.ofEpochMilli(Long.parseLong(text));
        }
        catch (NumberFormatException e) {
            throw new JqlException("Date value '%s' for field '%s' is no number of milliseconds.".formatted(text, field));
        }
    }

    private static LocalDateTime date(String field, Operand.Literal literal, Matcher matcher)
    {
        try {
            return LocalDateTime.of(
                    Integer.parseInt(matcher.group(1)),
                    Integer.parseInt(matcher.group(3)),
                    Integer.parseInt(matcher.group(4)),
                    matcher.group(5) == null ? 0 : Integer.parseInt(matcher.group(5)),
                    matcher.group(6) == null ? 0 : Integer.parseInt(matcher.group(6)));
        }
        catch (DateTimeException e) {
            throw invalid(field, literal);
        }
    }

    private ZonedDateTime period(String field, Operand.Literal literal)
    {
        String text = literal.text().strip();
        if (!PERIOD.matcher(text).matches()) {
            throw invalid(field, literal);
        }
        int sign = text.startsWith("-") ? -1 : 1;
        ZonedDateTime time = now.atZone(zone);
        Matcher part = PART.matcher(text);
        while (part.find()) {
            long amount = sign * Long.parseLong(part.group(1));
            time = switch (part.group(2)) {
                case "y" -> time.plusYears(amount);
                case "M" -> time.plusMonths(amount);
                case "w" -> time.plusWeeks(amount);
                case "d" -> time.plusDays(amount);
                case "h" -> time.plus(Duration.ofHours(amount));
                default -> time.plus(Duration.ofMinutes(amount));
            };
        }
        return time;
    }

    private static JqlException invalid(String field, Operand.Literal literal)
    {
        return new JqlException("Date value '%s' for field '%s' is invalid. Valid formats include: 'yyyy/MM/dd HH:mm', 'yyyy-MM-dd HH:mm', 'yyyy/MM/dd', 'yyyy-MM-dd', or a period format e.g. '-5d', '4w 2d'.".formatted(literal.text(), field));
    }
}
