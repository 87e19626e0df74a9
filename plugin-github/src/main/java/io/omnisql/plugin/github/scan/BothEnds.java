package io.omnisql.plugin.github.scan;

import com.google.common.collect.ImmutableMap;
import io.omnisql.toolkit.adapter.PageRequest;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

import static java.util.Objects.requireNonNull;

/**
 * How far a connection is read from its oldest row on and from its newest row on, in one request both. Every row is created once and for
 * all at some time: of the rows before {@code meeting} the oldest end gives each, of the others the newest end, whatever both read.
 * <p>
 * The meeting moves while neither end has come to it, as then all that was read of each end lies on its own side of any time between the two.
 *
 * @param oldest empty when all rows before the meeting are read
 * @param newest empty when all rows from the meeting on are read
 */
record BothEnds(Optional<End> oldest, Optional<End> newest, Instant meeting)
{
    private static final String OLDEST = "oldest";
    private static final String NEWEST = "newest";
    private static final String MEETING = "meeting";

    BothEnds
    {
        requireNonNull(oldest, "oldest is null");
        requireNonNull(newest, "newest is null");
        requireNonNull(meeting, "meeting is null");
    }

    /**
     * After the first page of the oldest rows. The newest are read next: without a page of them the meeting can only be guessed.
     */
    static BothEnds after(String cursor, Read read)
    {
        return new BothEnds(Optional.of(new End(cursor, read)), Optional.of(End.UNREAD), read.last().plusMillis(1));
    }

    boolean asksOldest()
    {
        return oldest.isPresent() && newest.filter(end -> end.cursor().isEmpty()).isEmpty();
    }

    boolean asksNewest()
    {
        return newest.isPresent();
    }

    /**
     * @param oldestRead what was read of the oldest end, when it was asked
     * @param newestRead what was read of the newest end, when it was asked
     * @return empty when every row is read
     */
    Optional<BothEnds> next(Answer oldestRead, Answer newestRead)
    {
        Optional<End> nextOldest = asksOldest() ? oldest.orElseThrow().next(oldestRead, last -> !last.isBefore(meeting)) : oldest;
        Optional<End> nextNewest = asksNewest() ? newest.orElseThrow().next(newestRead, last -> last.isBefore(meeting)) : newest;
        if (nextOldest.isEmpty() && nextNewest.isEmpty()) {
            return Optional.empty();
        }
        boolean known = nextOldest.flatMap(End::read).isPresent() && nextNewest.flatMap(End::read).isPresent();
        return Optional.of(new BothEnds(nextOldest, nextNewest, known ? between(nextOldest.get().read().orElseThrow(), nextNewest.get().read().orElseThrow()) : meeting));
    }

    /**
     * A time between the ends, further from the one whose rows lie further apart, so that both have about as many rows before it.
     */
    private static Instant between(Read oldest, Read newest)
    {
        double share = (double) oldest.span() / (oldest.span() + newest.span());
        long gap = newest.last().toEpochMilli() - oldest.last().toEpochMilli();
        return oldest.last().plusMillis(Math.clamp((long) (gap * share), 1, gap));
    }

    Map<String, String> state()
    {
        ImmutableMap.Builder<String, String> state = ImmutableMap.builder();
        state.put(MEETING, meeting.toString());
        oldest.ifPresent(end -> end.put(OLDEST, state));
        newest.ifPresent(end -> end.put(NEWEST, state));
        return state.buildOrThrow();
    }

    /**
     * Empty when the page is one of a connection that is read from one end.
     */
    static Optional<BothEnds> of(PageRequest page)
    {
        return Optional.ofNullable(page.state().get(MEETING))
                .map(meeting -> new BothEnds(End.of(OLDEST, page.state()), End.of(NEWEST, page.state()), Instant.parse(meeting)));
    }

    /**
     * What a page has read: the times of its first and its last row.
     */
    record Read(Instant first, Instant last)
    {
        Read
        {
            requireNonNull(first, "first is null");
            requireNonNull(last, "last is null");
        }

        /**
         * The time that its rows take up, never none.
         */
        long span()
        {
            return Math.max(1, Math.abs(last.toEpochMilli() - first.toEpochMilli()));
        }
    }

    /**
     * An answer's part about one end.
     *
     * @param cursor where the end goes on, empty when it has no more rows
     * @param read empty when the page was not full
     */
    record Answer(Optional<String> cursor, Optional<Read> read)
    {
        static final Answer NONE = new Answer(Optional.empty(), Optional.empty());

        Answer
        {
            requireNonNull(cursor, "cursor is null");
            requireNonNull(read, "read is null");
        }
    }

    /**
     * One end that is not read to the meeting.
     *
     * @param cursor where it goes on, empty at its start
     */
    record End(Optional<String> cursor, Optional<Read> read)
    {
        private static final End UNREAD = new End(Optional.empty(), Optional.empty());
        private static final String CURSOR = "-cursor";
        private static final String FIRST = "-first";
        private static final String LAST = "-last";

        End
        {
            requireNonNull(cursor, "cursor is null");
            requireNonNull(read, "read is null");
        }

        End(String cursor, Read read)
        {
            this(Optional.of(cursor), Optional.of(read));
        }

        /**
         * Empty when it has come to the meeting, or has no more rows.
         */
        private Optional<End> next(Answer answer, Predicate<Instant> beyond)
        {
            return answer.read().map(Read::last).filter(beyond).isPresent()
                    ? Optional.empty()
                    : answer.cursor().map(cursor -> new End(Optional.of(cursor), answer.read()));
        }

        private void put(String name, ImmutableMap.Builder<String, String> state)
        {
            state.put(name + CURSOR, cursor.orElse(""));
            read.ifPresent(times -> state.put(name + FIRST, times.first().toString()).put(name + LAST, times.last().toString()));
        }

        private static Optional<End> of(String name, Map<String, String> state)
        {
            Optional<Read> read = Optional.ofNullable(state.get(name + LAST)).map(last -> new Read(Instant.parse(state.get(name + FIRST)), Instant.parse(last)));
            return Optional.ofNullable(state.get(name + CURSOR)).map(cursor -> new End(Optional.of(cursor).filter(text -> !text.isEmpty()), read));
        }
    }
}
