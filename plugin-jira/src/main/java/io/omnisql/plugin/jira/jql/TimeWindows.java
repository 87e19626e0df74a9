package io.omnisql.plugin.jira.jql;

import io.omnisql.toolkit.adapter.RemotePredicate.Values;
import io.omnisql.toolkit.adapter.RemoteRange;
import io.omnisql.toolkit.adapter.RemoteValue;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import static java.time.temporal.ChronoUnit.MINUTES;

/**
 * Conditions on points in time. Searches know minutes only, so that a range becomes the window of whole minutes that holds it.
 */
public final class TimeWindows
{
    private static final Instant FIRST = Instant.parse("1000-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9990-01-01T00:00:00Z");

    private TimeWindows() {}

    /**
     * Whether the windows are the ranges themselves: from a full minute on, until before one.
     */
    public static boolean isExact(Values values)
    {
        return values.ranges().stream().allMatch(range ->
                range.low().map(low -> range.lowInclusive() && isSayable(low) && isFullMinute(low)).orElse(true)
                        && range.high().map(high -> !range.highInclusive() && isSayable(high) && isFullMinute(high)).orElse(true));
    }

    private static boolean isFullMinute(RemoteValue value)
    {
        Instant instant = value.asInstant();
        return instant.truncatedTo(MINUTES).equals(instant);
    }

    private static boolean isSayable(RemoteValue value)
    {
        return !value.asInstant().isBefore(FIRST) && value.asInstant().isBefore(LAST);
    }

    /**
     * @param clause how searches call the field
     * @param zone of the user who searches, where literals are to be on that user's clock
     */
    static Condition within(String clause, RemoteRange range, Optional<ZoneId> zone)
    {
        List<Condition> bounds = new ArrayList<>();
        range.low().filter(TimeWindows::isSayable)
                .map(low -> low.asInstant().truncatedTo(MINUTES))
                .ifPresent(low -> bounds.add(Condition.clause(clause + " >= " + from(low, zone))));
        range.high().filter(TimeWindows::isSayable)
                .map(high -> ceiling(high.asInstant(), range.highInclusive()))
                .ifPresent(high -> bounds.add(Condition.clause(clause + " < " + until(high, zone))));
        return bounds.isEmpty() ? Condition.clause(clause + " IS NOT EMPTY") : Condition.all(bounds);
    }

    /**
     * The first minute that the range does not reach into.
     */
    private static Instant ceiling(Instant high, boolean inclusive)
    {
        Instant minute = high.truncatedTo(MINUTES);
        return minute.equals(high) && !inclusive ? minute : minute.plus(1, MINUTES);
    }

    private static String from(Instant low, Optional<ZoneId> zone)
    {
        return zone.map(clock -> JqlLiterals.minute(isFolded(low, clock) ? low.minus(Duration.ofHours(1)) : low, clock)).orElseGet(() -> JqlLiterals.instant(low));
    }

    private static String until(Instant high, Optional<ZoneId> zone)
    {
        return zone.map(clock -> JqlLiterals.minute(isFolded(high, clock) ? high.plus(Duration.ofHours(1)) : high, clock)).orElseGet(() -> JqlLiterals.instant(high));
    }

    /**
     * Whether the clock shows the same minute twice around then.
     */
    private static boolean isFolded(Instant instant, ZoneId zone)
    {
        return zone.getRules().getValidOffsets(instant.atZone(zone).toLocalDateTime()).size() > 1;
    }
}
