package io.omnisql.plugin.salesforce.scan;

import com.google.common.collect.ImmutableMap;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

import static io.omnisql.plugin.salesforce.scan.QueryRequests.PAGE_SIZE;
import static java.util.Objects.requireNonNull;

/**
 * How far a scan has come when it asks for a page; it travels in the page's state.
 *
 * @param last the last id that was seen, empty at the beginning
 * @param limit how many rows the statement asks for, empty when it names no number of its own
 * @param before how many rows were seen before the statement
 * @param seen how many rows of the statement were seen before this answer
 * @param total about how many rows the scan has, empty when nobody said
 * @param rest whether the page is the rest of an answer, which the service keeps for a while only
 */
record PageState(Optional<String> last, OptionalLong limit, long before, long seen, OptionalLong total, boolean rest)
{
    private static final String LAST = "last";
    private static final String LIMIT = "limit";
    private static final String BEFORE = "before";
    private static final String SEEN = "seen";
    private static final String TOTAL = "total";
    private static final String REST = "rest";

    PageState
    {
        requireNonNull(last, "last is null");
        requireNonNull(limit, "limit is null");
        requireNonNull(total, "total is null");
    }

    /**
     * @param total about how many rows the scan has, empty when nobody said
     */
    static PageState start(OptionalLong total)
    {
        return new PageState(Optional.empty(), OptionalLong.empty(), 0, 0, total, false);
    }

    static PageState of(Map<String, String> state)
    {
        return new PageState(
                Optional.ofNullable(state.get(LAST)),
                number(state, LIMIT),
                Long.parseLong(state.get(BEFORE)),
                Long.parseLong(state.get(SEEN)),
                number(state, TOTAL),
                Boolean.parseBoolean(state.get(REST)));
    }

    private static OptionalLong number(Map<String, String> state, String name)
    {
        String number = state.get(name);
        return number == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(number));
    }

    Map<String, String> toMap()
    {
        ImmutableMap.Builder<String, String> map = ImmutableMap.<String, String>builder()
                .put(BEFORE, Long.toString(before))
                .put(SEEN, Long.toString(seen))
                .put(REST, Boolean.toString(rest));
        last.ifPresent(id -> map.put(LAST, id));
        limit.ifPresent(number -> map.put(LIMIT, Long.toString(number)));
        total.ifPresent(number -> map.put(TOTAL, Long.toString(number)));
        return map.buildOrThrow();
    }

    long read()
    {
        return before + seen;
    }

    /**
     * After an answer with so many rows. A statement that names no number of its own tells how many rows there are.
     */
    PageState after(long rows, Optional<String> lastId, long statementRows)
    {
        return new PageState(lastId.or(() -> last), limit, before, seen + rows, limit.isEmpty() ? OptionalLong.of(before + statementRows) : total, rest);
    }

    PageState withRest()
    {
        return new PageState(last, limit, before, seen, total, true);
    }

    /**
     * A statement of its own for the rows after those that were seen.
     */
    PageState statement(OptionalLong newLimit)
    {
        return new PageState(last, newLimit, read(), 0, total, false);
    }

    /**
     * How many rows the next statement asks for: one answer's, so that the service keeps nothing. What should be the last statement asks
     * for all rows, as then the answer tells whether it is.
     */
    OptionalLong nextLimit()
    {
        boolean last = total.isPresent() ? total.getAsLong() - read() <= PAGE_SIZE : read() == 0;
        return last ? OptionalLong.empty() : OptionalLong.of(PAGE_SIZE);
    }
}
