package io.omnisql.plugin.jira.issues;

import com.fasterxml.jackson.databind.JsonNode;
import io.omnisql.plugin.jira.field.FieldDiscovery;
import io.omnisql.plugin.jira.jql.Condition;
import io.omnisql.plugin.jira.jql.JqlLiterals;
import io.omnisql.plugin.jira.scan.JiraRequests;
import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.RemoteReader;
import io.omnisql.toolkit.adapter.RemoteRequest;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

import static com.google.common.math.LongMath.divide;
import static io.omnisql.plugin.jira.issues.IssueTimes.FORMAT;
import static java.math.RoundingMode.CEILING;
import static java.time.temporal.ChronoUnit.MINUTES;
import static java.util.Comparator.comparingLong;
import static java.util.Objects.requireNonNull;

/**
 * Splits a scan into ranges of creation times, which never change, so that their chains of pages can be read side by side. It asks
 * for the number of issues first, and of many for the halves that it makes: a request for each range.
 */
final class ScanChains
{
    /**
     * Issues that are not worth a second chain.
     */
    private static final long CHAIN = 2_000;
    private static final long MAX_CHAINS = 16;
    /**
     * Chains of more issues have been seen to end early.
     */
    private static final long MAX_CHAIN = 50_000;

    private final ConnectionInfo connection;
    private final RemoteReader reader;
    private final Condition condition;
    private final Clock clock;

    ScanChains(ConnectionInfo connection, RemoteReader reader, Condition condition, Clock clock)
    {
        this.clock = requireNonNull(clock, "clock is null");
        this.connection = requireNonNull(connection, "connection is null");
        this.reader = requireNonNull(reader, "reader is null");
        this.condition = requireNonNull(condition, "condition is null");
    }

    /**
     * A part of the scan.
     *
     * @param range what its issues have besides the scan's condition
     * @param issues about how many there are, empty when the site does not count
     */
    record Chain(Condition range, OptionalLong issues)
    {
        Chain
        {
            requireNonNull(range, "range is null");
            requireNonNull(issues, "issues is null");
        }

        /**
         * The parameters of a partition whose issues were counted.
         */
        Map<String, String> check(ConnectionInfo connection, long countedAt)
        {
            if (issues.isEmpty()) {
                return Map.of();
            }
            String expected = Long.toString(issues.getAsLong());
            return connection.properties().containsKey(FieldDiscovery.TIME_LITERALS)
                    ? Map.of(IssuePages.EXPECTED, expected)
                    : Map.of(IssuePages.EXPECTED, expected, ChainCheck.COUNTED_AT, Long.toString(countedAt));
        }
    }

    /**
     * @param from minute from which on issues were created, empty for the first range
     * @param until minute before which issues were created, empty for the last range
     * @param earliest about when the first of them was created
     * @param latest about when the last of them was created
     */
    private record Range(Optional<Instant> from, Optional<Instant> until, Instant earliest, Instant latest, long issues)
    {
        private boolean isDivisible()
        {
            return issues > 1 && Duration.between(earliest, latest).compareTo(Duration.ofMinutes(2)) > 0;
        }

        private Instant middle()
        {
            return earliest.plus(Duration.between(earliest, latest).dividedBy(2)).truncatedTo(MINUTES);
        }
    }

    List<Chain> split()
    {
        Optional<JsonNode> answer = JiraRequests.find(reader, IssueRequests.count(connection, IssueRequests.bounded(condition)));
        if (answer.isEmpty()) {
            return List.of(new Chain(Condition.ALWAYS, OptionalLong.empty()));
        }
        long total = answer.get().at(IssueRequests.countPointer(connection)).asLong();
        long wanted = Math.max(Math.min(MAX_CHAINS, divide(total, CHAIN, CEILING)), divide(total, MAX_CHAIN, CEILING));
        Optional<Instant> first = wanted <= 1 || connection.properties().containsKey(FieldDiscovery.TIME_LITERALS) ? Optional.empty() : firstCreated();
        if (first.isEmpty()) {
            return List.of(new Chain(Condition.ALWAYS, OptionalLong.of(total)));
        }
        List<Range> ranges = new ArrayList<>(List.of(new Range(Optional.empty(), Optional.empty(), first.get(), clock.instant(), total)));
        for (int asked = 1; asked < wanted; asked++) {
            Optional<Range> largest = ranges.stream().filter(Range::isDivisible).max(comparingLong(Range::issues));
            if (largest.isEmpty()) {
                break;
            }
            ranges.remove(largest.get());
            ranges.addAll(halves(largest.get()));
        }
        return ranges.stream().map(range -> new Chain(range(range.from, range.until), OptionalLong.of(range.issues))).toList();
    }

    private Optional<Instant> firstCreated()
    {
        RemoteRequest request = IssueRequests.search(connection, IssueRequests.bounded(condition), "created ASC", List.of("created"), 1, Optional.empty());
        String created = JiraRequests.read(reader, request).path("issues").path(0).path("fields").path("created").asText();
        return created.isEmpty() ? Optional.empty() : Optional.of(OffsetDateTime.parse(created, FORMAT).toInstant());
    }

    /**
     * Also a half that seems empty is read: numbers are estimates. It goes with the other.
     */
    private List<Range> halves(Range range)
    {
        Instant middle = range.middle();
        long earlier = Math.min(range.issues, IssueRequests.count(connection, reader, IssueRequests.bounded(Condition.all(range(range.from, Optional.of(middle)), condition))));
        if (earlier == 0) {
            return List.of(new Range(range.from, range.until, middle, range.latest, range.issues));
        }
        if (earlier == range.issues) {
            return List.of(new Range(range.from, range.until, range.earliest, middle, range.issues));
        }
        return List.of(
                new Range(range.from, Optional.of(middle), range.earliest, middle, earlier),
                new Range(Optional.of(middle), range.until, middle, range.latest, range.issues - earlier));
    }

    private static Condition range(Optional<Instant> from, Optional<Instant> until)
    {
        List<Condition> conditions = new ArrayList<>();
        from.ifPresent(minute -> conditions.add(Condition.clause("created >= " + JqlLiterals.instant(minute))));
        until.ifPresent(minute -> conditions.add(Condition.clause("created < " + JqlLiterals.instant(minute))));
        return Condition.all(conditions);
    }
}
