package io.omnisql.plugin.salesforce.scan;

import com.google.common.collect.ImmutableMap;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

import static io.omnisql.plugin.salesforce.scan.QueryRequests.PAGE_SIZE;

/**
 * How far a scan has come when it asks for a page; it travels in the page's state.
 *
 * @param ends the ids between which all rows lie that were not seen
 * @param descending whether the statement reads from the upper end
 * @param limit how many rows the statement asks for, empty when it names no number of its own
 * @param before how many rows were seen before the statement
 * @param seen how many rows of the statement were seen before this answer
 * @param total about how many rows the scan has, empty when nobody said
 * @param rest whether the page is the rest of an answer, which the service keeps for a while only
 */
record PageState(IdRange ends, boolean descending, OptionalLong limit, long before, long seen, OptionalLong total, boolean rest)
{
    private static final String LOW = "low";
    private static final String HIGH = "high";
    private static final String DESCENDING = "descending";
    private static final String LIMIT = "limit";
    private static final String BEFORE = "before";
    private static final String SEEN = "seen";
    private static final String TOTAL = "total";
    private static final String REST = "rest";

    /**
     * @param total about how many rows the scan has, empty when nobody said
     */
    static PageState start(OptionalLong total)
    {
        return new PageState(IdRange.ALL, false, OptionalLong.empty(), 0, 0, total, false);
    }

    static PageState of(Map<String, String> state)
    {
        return new PageState(
                new IdRange(Optional.ofNullable(state.get(LOW)), Optional.ofNullable(state.get(HIGH))),
                Boolean.parseBoolean(state.get(DESCENDING)),
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
                .put(DESCENDING, Boolean.toString(descending))
                .put(BEFORE, Long.toString(before))
                .put(SEEN, Long.toString(seen))
                .put(REST, Boolean.toString(rest));
        ends.low().ifPresent(id -> map.put(LOW, id));
        ends.high().ifPresent(id -> map.put(HIGH, id));
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
        IdRange left = lastId.map(id -> descending ? ends.below(id) : ends.above(id)).orElse(ends);
        return new PageState(left, descending, limit, before, seen + rows, limit.isEmpty() ? OptionalLong.of(before + statementRows) : total, rest);
    }

    PageState withRest()
    {
        return new PageState(ends, descending, limit, before, seen, total, true);
    }

    /**
     * A statement of its own for the rows beyond those that were seen.
     */
    PageState statement(OptionalLong newLimit)
    {
        return new PageState(ends, descending, newLimit, read(), 0, total, false);
    }

    /**
     * The same at the other end.
     */
    PageState turned()
    {
        return new PageState(ends, !descending, limit, before, seen, total, rest);
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

    /**
     * Whether the other end has a full page, too, beside this one, and there are rows between the two. The first page is read alone: who sees
     * fewer rows than were counted needs no other.
     */
    boolean hasOtherEnd()
    {
        return before > 0 && limit.orElse(0) == PAGE_SIZE && total.isPresent() && total.getAsLong() - before > 2 * PAGE_SIZE;
    }
}
