package io.omnisql.plugin.github.scan;

import com.google.common.collect.ImmutableList;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

import static java.util.Objects.requireNonNull;

/**
 * How a connection is cut into windows of about the same size, two of which make a chain of requests.
 *
 * @param before how many requests were made to find out where to cut
 * @param chains the windows of each
 * @param last what is read after them
 * @param requests how many requests the chains will take together
 * @param longest how many requests the longest of them will take
 * @param lastRequests how many requests what is read last will take
 * @param wide whether the windows last so long that it does not matter that each is asked for from a second before on
 */
record WindowPlan(int before, List<List<ChangeWindow>> chains, ChangeWindow last, long requests, long longest, long lastRequests, boolean wide)
{
    private static final int LEAST_CHAINS = 4;
    private static final int MOST_CHAINS = 8;
    /**
     * Rows that make another chain worth a request of its own.
     */
    private static final int ROWS_OF_CHAIN = 400;
    /**
     * Each page may repeat a tenth of the page before.
     */
    private static final double NEW_ROWS = 0.9;
    private static final Duration WIDE = Duration.ofMinutes(2);

    private record Sized(ChangeWindow window, long pages)
    {
        boolean isWide()
        {
            return window.since().filter(since -> since.plus(WIDE).isAfter(window.until().orElseThrow())).isEmpty();
        }
    }

    WindowPlan
    {
        chains = List.copyOf(chains);
        requireNonNull(last, "last is null");
    }

    /**
     * @param counts of which the newest change is known
     * @param page number of rows of a full page
     */
    static WindowPlan of(ChangeCounts counts, int page)
    {
        int windows = 2 * Math.clamp(counts.total() / ROWS_OF_CHAIN, LEAST_CHAINS, MOST_CHAINS);
        NavigableSet<Long> starts = new TreeSet<>();
        for (int index = 1; index < windows; index++) {
            starts.add(counts.nearest(counts.total() * (windows - index) / windows));
        }
        starts.remove(counts.counts().firstKey());
        starts.remove(counts.counts().lastKey());
        List<Sized> sized = new ArrayList<>();
        Optional<Long> start = Optional.empty();
        for (long end : starts) {
            sized.add(sized(counts, start, Optional.of(end), page));
            start = Optional.of(end);
        }
        sized.add(sized(counts, start, Optional.empty(), page));
        Instant late = counts.newest().orElseThrow().minus(PartRequests.LATE);
        long lateRows = counts.floor(late);
        return ofPairs(counts.round(), sized.stream().sorted(Comparator.comparingLong(Sized::pages).reversed()).toList(), new Sized(new ChangeWindow(Optional.of(late), Optional.empty()), pages(lateRows, page)));
    }

    private static Sized sized(ChangeCounts counts, Optional<Long> start, Optional<Long> end, int page)
    {
        long rows = start.map(counts.counts()::get).orElse(counts.total()) - end.map(counts.counts()::get).orElse(0L);
        Instant until = end.map(Instant::ofEpochSecond).orElseGet(counts.newest()::orElseThrow);
        return new Sized(new ChangeWindow(start.map(Instant::ofEpochSecond), Optional.of(until)), pages(rows, page));
    }

    private static long pages(long rows, int page)
    {
        return 1 + (long) (rows / (page * NEW_ROWS));
    }

    /**
     * @param windows from the largest on, so that each chain is of two that take about as many requests
     */
    private static WindowPlan ofPairs(int before, List<Sized> windows, Sized last)
    {
        ImmutableList.Builder<List<ChangeWindow>> chains = ImmutableList.builder();
        long requests = 0;
        for (int index = 0; index < windows.size(); index += 2) {
            chains.add(windows.subList(index, Math.min(index + 2, windows.size())).stream().map(Sized::window).toList());
            requests += windows.get(index).pages();
        }
        return new WindowPlan(before, chains.build(), last.window(), requests, windows.getFirst().pages(), last.pages(), windows.stream().allMatch(Sized::isWide));
    }

    /**
     * Whether it takes no more requests than one chain of single pages, and is done well before one that reads two pages at once.
     */
    boolean isWorth(long total, int page)
    {
        return wide
                && before + requests + lastRequests <= Math.ceilDiv(total, (long) page) + 1
                && longest + lastRequests <= total / page / 4;
    }

    /**
     * Whether its chains are about as long as one another.
     */
    boolean isEven()
    {
        return chains.size() >= LEAST_CHAINS && longest * chains.size() <= requests + requests / 2;
    }
}
