package io.omnisql.plugin.github.scan;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

import static java.time.temporal.ChronoUnit.SECONDS;
import static java.util.Objects.requireNonNull;

/**
 * A span of time in a search's language, whose bounds are whole seconds and belong to it.
 *
 * @param from empty when it has no beginning
 * @param to empty when it has no end
 */
record SearchTimes(Optional<Instant> from, Optional<Instant> to)
{
    static final SearchTimes ALL = new SearchTimes(Optional.empty(), Optional.empty());

    private static final int DATE = 10;
    private static final String SPAN = "..";
    private static final String OPEN = "*";

    SearchTimes
    {
        requireNonNull(from, "from is null");
        requireNonNull(to, "to is null");
    }

    /**
     * Empty for what is not documented.
     */
    static Optional<SearchTimes> parse(String text)
    {
        try {
            return Optional.of(read(text));
        }
        catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static SearchTimes read(String text)
    {
        int span = text.indexOf(SPAN);
        if (span >= 0) {
            String low = text.substring(0, span);
            String high = text.substring(span + SPAN.length());
            return new SearchTimes(low.equals(OPEN) ? Optional.empty() : Optional.of(first(low)), high.equals(OPEN) ? Optional.empty() : Optional.of(last(high)));
        }
        if (text.startsWith(">=")) {
            return new SearchTimes(Optional.of(first(text.substring(2))), Optional.empty());
        }
        if (text.startsWith("<=")) {
            return new SearchTimes(Optional.empty(), Optional.of(last(text.substring(2))));
        }
        if (text.startsWith(">")) {
            return new SearchTimes(Optional.of(last(text.substring(1)).plusSeconds(1)), Optional.empty());
        }
        if (text.startsWith("<")) {
            return new SearchTimes(Optional.empty(), Optional.of(first(text.substring(1)).minusSeconds(1)));
        }
        return new SearchTimes(Optional.of(first(text)), Optional.of(last(text)));
    }

    /**
     * A date stands for its day in UTC.
     */
    private static Instant first(String text)
    {
        return text.length() == DATE ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant() : OffsetDateTime.parse(text).toInstant().truncatedTo(SECONDS);
    }

    private static Instant last(String text)
    {
        return text.length() == DATE ? first(text).plus(Duration.ofDays(1)).minusSeconds(1) : first(text);
    }

    SearchTimes from(Instant newFrom)
    {
        return new SearchTimes(Optional.of(newFrom), to);
    }

    SearchTimes to(Instant newTo)
    {
        return new SearchTimes(from, Optional.of(newTo));
    }

    /**
     * The condition with a blank before it, empty for all times.
     */
    String condition(String qualifier)
    {
        if (from.isPresent() && to.isPresent()) {
            return " %s:%s%s%s".formatted(qualifier, from.get(), SPAN, to.get());
        }
        return from.map(time -> " %s:>=%s".formatted(qualifier, time)).or(() -> to.map(time -> " %s:<=%s".formatted(qualifier, time))).orElse("");
    }
}
