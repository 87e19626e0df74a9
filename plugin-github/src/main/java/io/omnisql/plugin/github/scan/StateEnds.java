package io.omnisql.plugin.github.scan;

import com.google.common.collect.ImmutableMap;
import io.omnisql.toolkit.adapter.PageRequest;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * How far the rows of one state are read, from the oldest on and, where they are more than a page, from the newest on, too. No row's time of
 * creation changes, so that each end has read all rows behind the last one that it read: the two are done when each is behind the other.
 *
 * @param state GitHub's name of it
 * @param both whether it is read from both ends
 * @param oldest after which row the oldest end goes on, empty at its start
 * @param newest after which row the newest end goes on, empty at its start
 */
record StateEnds(String state, boolean both, Optional<String> oldest, Optional<String> newest)
{
    private static final String STATE = "part-state";
    private static final String BOTH = "part-both";
    private static final String OLDEST = "part-oldest";
    private static final String NEWEST = "part-newest";

    StateEnds
    {
        requireNonNull(state, "state is null");
        requireNonNull(oldest, "oldest is null");
        requireNonNull(newest, "newest is null");
    }

    StateEnds(String state, boolean both)
    {
        this(state, both, Optional.empty(), Optional.empty());
    }

    /**
     * What a page has read of one end.
     *
     * @param cursor where the end goes on, empty when it has no more rows
     * @param last when the page's last row was created, empty when the page was not full
     */
    record Read(Optional<String> cursor, Optional<Instant> last)
    {
        Read
        {
            requireNonNull(cursor, "cursor is null");
            requireNonNull(last, "last is null");
        }
    }

    /**
     * @param newestRead of no meaning when only the oldest end is read
     * @return empty when every row is read
     */
    Optional<StateEnds> next(Read oldestRead, Read newestRead)
    {
        if (!both) {
            return oldestRead.cursor().map(cursor -> new StateEnds(state, false, Optional.of(cursor), Optional.empty()));
        }
        // rows of the same time come in any order
        boolean met = newestRead.last().isPresent() && oldestRead.last().filter(newestRead.last().get()::isBefore).isPresent();
        return met || oldestRead.cursor().isEmpty() || newestRead.cursor().isEmpty()
                ? Optional.empty()
                : Optional.of(new StateEnds(state, true, oldestRead.cursor(), newestRead.cursor()));
    }

    Map<String, String> properties()
    {
        ImmutableMap.Builder<String, String> properties = ImmutableMap.builder();
        properties.put(STATE, state);
        properties.put(BOTH, Boolean.toString(both));
        oldest.ifPresent(cursor -> properties.put(OLDEST, cursor));
        newest.ifPresent(cursor -> properties.put(NEWEST, cursor));
        return properties.buildOrThrow();
    }

    /**
     * Empty when the page reads something else.
     */
    static Optional<StateEnds> of(PageRequest page)
    {
        return Optional.ofNullable(page.state().get(STATE)).map(state -> new StateEnds(
                state,
                Boolean.parseBoolean(page.state().get(BOTH)),
                Optional.ofNullable(page.state().get(OLDEST)),
                Optional.ofNullable(page.state().get(NEWEST))));
    }
}
