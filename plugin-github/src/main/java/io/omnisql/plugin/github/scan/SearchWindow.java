package io.omnisql.plugin.github.scan;

import com.google.common.base.Joiner;
import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Sets;
import io.omnisql.toolkit.adapter.ColumnDefinition;
import io.omnisql.toolkit.adapter.PageOutcome;
import io.omnisql.toolkit.adapter.PageRequest;
import io.omnisql.toolkit.adapter.RemotePredicate.Values;
import io.omnisql.toolkit.adapter.RemoteRange;
import io.omnisql.toolkit.adapter.RemoteValue;
import io.omnisql.toolkit.adapter.RowFilter;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import static io.omnisql.toolkit.adapter.ColumnDefinition.column;
import static io.omnisql.toolkit.adapter.ValueType.VARCHAR;
import static java.time.temporal.ChronoUnit.SECONDS;
import static java.util.Objects.requireNonNull;

/**
 * How far a search is read that finds more rows than GitHub shows: in the order of a time, each time as many as are shown, and then those
 * from the last one's time on.
 *
 * @param from the time from which on the search looks, empty for all times
 * @param seen the rows that were read before, by their identifiers, as far as the search finds them again
 * @param last the time of the row that was read last
 * @param atLast the rows of that second
 */
record SearchWindow(Optional<Instant> from, Set<String> seen, Optional<Instant> last, Set<String> atLast)
{
    private static final ColumnDefinition IDENTIFIER = column("node_id", VARCHAR, "/node_id", "");
    static final String IDENTIFIERS = "/items/*" + IDENTIFIER.pointer();
    private static final String FROM = "from";
    private static final String SEEN = "seen";
    private static final String LAST = "last";
    private static final String AT_LAST = "at-last";

    SearchWindow
    {
        requireNonNull(from, "from is null");
        seen = Set.copyOf(seen);
        requireNonNull(last, "last is null");
        atLast = Set.copyOf(atLast);
    }

    /**
     * All of it, after a page that was read in an order of GitHub's own.
     */
    static SearchWindow after(PageOutcome outcome)
    {
        return new SearchWindow(Optional.empty(), Set.copyOf(outcome.lists().getOrDefault(IDENTIFIERS, List.of())), Optional.empty(), Set.of());
    }

    static String times(SearchOrder order)
    {
        return "/items/*" + order.time().orElseThrow();
    }

    /**
     * After one more page.
     */
    SearchWindow read(SearchOrder order, PageOutcome outcome)
    {
        List<String> identifiers = outcome.lists().getOrDefault(IDENTIFIERS, List.of());
        List<Instant> times = outcome.lists().getOrDefault(times(order), List.of()).stream().map(SearchWindow::second).toList();
        if (times.isEmpty()) {
            return this;
        }
        Instant newLast = times.getLast();
        Set<String> newAtLast = new HashSet<>(last.filter(newLast::equals).isPresent() ? atLast : Set.of());
        for (int i = 0; i < times.size(); i++) {
            if (times.get(i).equals(newLast)) {
                newAtLast.add(identifiers.get(i));
            }
        }
        return new SearchWindow(from, seen, Optional.of(newLast), newAtLast);
    }

    private static Instant second(String time)
    {
        return OffsetDateTime.parse(time).toInstant().truncatedTo(SECONDS);
    }

    /**
     * What follows the last row; empty when all that is shown has the time from which on the search looks.
     */
    Optional<SearchWindow> next()
    {
        return last.equals(from) ? Optional.empty() : Optional.of(new SearchWindow(last, Sets.union(seen, atLast), last, atLast));
    }

    /**
     * The page without the rows that were read before.
     */
    PageRequest of(PageRequest page)
    {
        ImmutableMap.Builder<String, String> state = ImmutableMap.builder();
        state.put(SEEN, Joiner.on(',').join(seen));
        from.ifPresent(time -> state.put(FROM, time.toString()));
        last.ifPresent(time -> state.put(LAST, time.toString()));
        state.put(AT_LAST, Joiner.on(',').join(atLast));
        return page.withState(state.buildOrThrow()).keeping(new RowFilter(List.of(unseen()), List.of(IDENTIFIER)));
    }

    private Values unseen()
    {
        List<RemoteRange> ranges = new ArrayList<>();
        Optional<RemoteValue> low = Optional.empty();
        for (String identifier : seen.stream().sorted().toList()) {
            Optional<RemoteValue> high = Optional.of(RemoteValue.of(identifier));
            ranges.add(new RemoteRange(low, false, high, false));
            low = high;
        }
        ranges.add(new RemoteRange(low, false, Optional.empty(), false));
        return new Values(IDENTIFIER.name(), ranges, false);
    }

    /**
     * Empty for a page in an order of GitHub's own.
     */
    static Optional<SearchWindow> of(Map<String, String> state)
    {
        return Optional.ofNullable(state.get(SEEN)).map(seen -> new SearchWindow(
                Optional.ofNullable(state.get(FROM)).map(Instant::parse),
                identifiers(seen),
                Optional.ofNullable(state.get(LAST)).map(Instant::parse),
                identifiers(state.get(AT_LAST))));
    }

    private static Set<String> identifiers(String text)
    {
        return Set.copyOf(Splitter.on(',').omitEmptyStrings().splitToList(text));
    }
}
