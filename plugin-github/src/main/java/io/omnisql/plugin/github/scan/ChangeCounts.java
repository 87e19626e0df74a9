package io.omnisql.plugin.github.scan;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSortedMap;
import io.omnisql.toolkit.adapter.PageRequest;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

/**
 * How many rows of a connection last changed since some times, as far as that is known. It changes while rows do: it tells where to cut a
 * connection into parts of about the same size, and never whether all was read.
 *
 * @param counts numbers of rows by seconds since 1970, none greater than the one before
 * @param newest when the row that changed last did; empty while that is not known
 * @param asked the seconds whose numbers the next answer tells
 * @param round how many answers were asked for, at least 1
 */
record ChangeCounts(NavigableMap<Long, Long> counts, Optional<Instant> newest, List<Long> asked, int round)
{
    static final int LAST_ROUND = 3;
    private static final int PARTS = 32;
    /**
     * Rows change the more often the later it is, so that those of the last days are counted by themselves.
     */
    private static final List<Duration> RECENT = List.of(PartRequests.LATE, Duration.ofHours(1), Duration.ofDays(1), Duration.ofDays(7));
    private static final String COUNTS = "changed-counts";
    private static final String NEWEST = "changed-newest";
    private static final String ASKED = "changed-asked";
    private static final String ROUND = "changed-round";

    ChangeCounts
    {
        counts = ImmutableSortedMap.copyOf(counts);
        requireNonNull(newest, "newest is null");
        asked = List.copyOf(asked);
    }

    /**
     * @param oldest before all changes
     * @param now the time at the service, if it told
     */
    static ChangeCounts first(Instant oldest, Optional<Instant> now, long total)
    {
        NavigableMap<Long, Long> counts = new TreeMap<>();
        now.ifPresent(time -> counts.put(time.getEpochSecond() + 1, 0L));
        counts.put(oldest.getEpochSecond(), total);
        return new ChangeCounts(counts, Optional.empty(), wanted(counts, now), 1);
    }

    /**
     * Whether an answer told where the rows are.
     */
    boolean isKnown()
    {
        return newest.isPresent();
    }

    /**
     * Whether another answer may tell it better.
     */
    boolean mayAsk()
    {
        return round <= LAST_ROUND;
    }

    long total()
    {
        return counts.firstEntry().getValue();
    }

    /**
     * @param answers numbers of rows in the order in which they were asked for, empty where an answer lacks it
     */
    ChangeCounts next(List<Optional<Long>> answers, Instant newest)
    {
        NavigableMap<Long, Long> told = new TreeMap<>(counts.headMap(counts.lastKey()));
        told.put(counts.firstKey(), total());
        for (int index = 0; index < asked.size(); index++) {
            long time = asked.get(index);
            answers.get(index).ifPresent(count -> told.put(time, count));
        }
        NavigableMap<Long, Long> next = new TreeMap<>();
        long least = total();
        for (Map.Entry<Long, Long> entry : told.headMap(newest.getEpochSecond()).entrySet()) {
            least = Math.min(least, entry.getValue());
            next.put(entry.getKey(), least);
        }
        next.putIfAbsent(newest.getEpochSecond(), 0L);
        next.putIfAbsent(counts.firstKey(), total());
        return new ChangeCounts(next, Optional.of(newest), wanted(next, Optional.of(newest)), round + 1);
    }

    private static List<Long> wanted(NavigableMap<Long, Long> counts, Optional<Instant> latest)
    {
        return Stream.concat(
                        latest.stream()
                                .flatMap(time -> RECENT.stream().map(age -> time.minus(age).getEpochSecond()))
                                .filter(time -> time > counts.firstKey() && !counts.containsKey(time)),
                        quantiles(counts).stream())
                .distinct()
                .toList();
    }

    /**
     * The times that would cut the rows into parts of the same size, if those between two known times lay evenly.
     */
    private static List<Long> quantiles(NavigableMap<Long, Long> counts)
    {
        return LongStream.range(1, PARTS)
                .map(part -> quantile(counts, counts.firstEntry().getValue() * (PARTS - part) / PARTS))
                .filter(time -> !counts.containsKey(time))
                .distinct()
                .boxed()
                .toList();
    }

    private static long quantile(NavigableMap<Long, Long> counts, long rows)
    {
        Map.Entry<Long, Long> before = counts.firstEntry();
        for (Map.Entry<Long, Long> after : counts.entrySet()) {
            if (after.getValue() < rows) {
                double share = (double) (before.getValue() - rows) / (before.getValue() - after.getValue());
                return before.getKey() + (long) ((after.getKey() - before.getKey()) * share);
            }
            before = after;
        }
        return before.getKey();
    }

    /**
     * The known time since which the number of rows that changed is the nearest to this one.
     */
    long nearest(long rows)
    {
        Map.Entry<Long, Long> nearest = counts.firstEntry();
        for (Map.Entry<Long, Long> entry : counts.entrySet()) {
            if (Math.abs(entry.getValue() - rows) < Math.abs(nearest.getValue() - rows)) {
                nearest = entry;
            }
        }
        return nearest.getKey();
    }

    /**
     * A number of rows that no more changed since this time than.
     */
    long floor(Instant time)
    {
        return Optional.ofNullable(counts.floorEntry(time.getEpochSecond())).map(Map.Entry::getValue).orElseGet(this::total);
    }

    Map<String, String> state()
    {
        Map<String, String> state = new LinkedHashMap<>();
        state.put(COUNTS, counts.entrySet().stream().map(entry -> entry.getKey() + ":" + entry.getValue()).collect(joining(",")));
        newest.ifPresent(time -> state.put(NEWEST, time.toString()));
        state.put(ASKED, asked.stream().map(Object::toString).collect(joining(",")));
        state.put(ROUND, Integer.toString(round));
        return ImmutableMap.copyOf(state);
    }

    /**
     * Empty when the page asks for no numbers.
     */
    static Optional<ChangeCounts> of(PageRequest page)
    {
        return Optional.ofNullable(page.state().get(COUNTS)).map(text -> {
            NavigableMap<Long, Long> counts = new TreeMap<>();
            list(text).forEach(entry -> counts.put(Long.parseLong(entry.substring(0, entry.indexOf(':'))), Long.parseLong(entry.substring(entry.indexOf(':') + 1))));
            return new ChangeCounts(
                    counts,
                    Optional.ofNullable(page.state().get(NEWEST)).map(Instant::parse),
                    list(page.state().get(ASKED)).map(Long::parseLong).toList(),
                    Integer.parseInt(page.state().get(ROUND)));
        });
    }

    private static Stream<String> list(String text)
    {
        return text.isEmpty() ? Stream.of() : Stream.of(text.split(","));
    }
}
