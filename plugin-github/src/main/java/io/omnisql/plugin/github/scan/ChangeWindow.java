package io.omnisql.plugin.github.scan;

import com.google.common.collect.ImmutableMap;
import io.omnisql.toolkit.adapter.PageRequest;

import java.time.Instant;
import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * The rows of a connection that last changed between two times and are not read, in the order of their changes. What changes meanwhile
 * goes to the end of that order, and out of the window: it is read where the last of all windows ends, at no time.
 *
 * @param since where it begins, empty at the connection's first row
 * @param until where it ends: some rows after it may be read, too; empty at the connection's last row
 * @param cursor after which row it goes on, empty when at its first one
 */
record ChangeWindow(Optional<Instant> since, Optional<Instant> until, Optional<String> cursor)
{
    private static final String WINDOW = "window-";
    private static final String SINCE = "-since";
    private static final String UNTIL = "-until";

    ChangeWindow
    {
        requireNonNull(since, "since is null");
        requireNonNull(until, "until is null");
        requireNonNull(cursor, "cursor is null");
    }

    ChangeWindow(Optional<Instant> since, Optional<Instant> until)
    {
        this(since, until, Optional.empty());
    }

    /**
     * What is left of it after a page. It goes on from the time of the page's last row where few rows are read again for it: that holds
     * whatever a cursor means after the row that it is of has moved.
     *
     * @param cursor after the page's last row, empty when that is the connection's
     * @param late when a row near the page's end changed, empty when the page has no such row
     * @param last when the page's last row changed
     */
    Optional<ChangeWindow> next(Optional<String> cursor, Optional<Instant> late, Optional<Instant> last)
    {
        boolean past = last.isPresent() && until.isPresent() && !last.get().isBefore(until.get());
        if (cursor.isEmpty() || past) {
            return Optional.empty();
        }
        boolean apart = late.isPresent() && last.isPresent() && late.get().isBefore(SinceFilter.second(last.get()));
        return Optional.of(apart ? new ChangeWindow(last, until) : new ChangeWindow(since, until, cursor));
    }

    void put(int index, ImmutableMap.Builder<String, String> state)
    {
        state.put(WINDOW + index, cursor.orElse(""));
        since.ifPresent(time -> state.put(WINDOW + index + SINCE, time.toString()));
        until.ifPresent(time -> state.put(WINDOW + index + UNTIL, time.toString()));
    }

    /**
     * Empty when the page reads no window of this index.
     */
    static Optional<ChangeWindow> of(PageRequest page, int index)
    {
        return Optional.ofNullable(page.state().get(WINDOW + index)).map(cursor -> new ChangeWindow(
                Optional.ofNullable(page.state().get(WINDOW + index + SINCE)).map(Instant::parse),
                Optional.ofNullable(page.state().get(WINDOW + index + UNTIL)).map(Instant::parse),
                Optional.of(cursor).filter(text -> !text.isEmpty())));
    }
}
