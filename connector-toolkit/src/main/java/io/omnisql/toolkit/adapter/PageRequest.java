package io.omnisql.toolkit.adapter;

import java.util.List;
import java.util.Map;

import static java.util.Objects.requireNonNull;

/**
 * A request for one page, and where the rows stand in its answer.
 *
 * @param rows path of the rows in the answer, as a JSON pointer in which the segment {@code *} stands for every element or member;
 *         it names a list of rows, or one row; empty means that the whole answer is the list; what is missing or null there is no row
 * @param captures JSON pointers of single values that {@link ScanPlanner#nextPage} needs, e.g. the next cursor
 * @param constants columns whose value is the same on every row and is not in the answer
 * @param expected texts that must stand in the answer, by JSON pointer, for its rows to count; when one differs or is missing the page
 *         has no rows and is the last: services look names up more leniently than SQL compares them
 * @param pointers where a column or an aggregate's result stands in a row of this answer, by name, when it is elsewhere than the column's
 *         own pointer; the result of an aggregate stands at {@code /<output>} unless this says otherwise
 */
public record PageRequest(
        RemoteRequest request,
        String rows,
        List<String> captures,
        Map<String, String> constants,
        Map<String, String> expected,
        Map<String, String> pointers)
{
    public PageRequest
    {
        requireNonNull(request, "request is null");
        requireNonNull(rows, "rows is null");
        captures = List.copyOf(captures);
        constants = Map.copyOf(constants);
        expected = Map.copyOf(expected);
        pointers = Map.copyOf(pointers);
    }

    public PageRequest(RemoteRequest request, String rows, List<String> captures, Map<String, String> constants)
    {
        this(request, rows, captures, constants, Map.of(), Map.of());
    }
}
