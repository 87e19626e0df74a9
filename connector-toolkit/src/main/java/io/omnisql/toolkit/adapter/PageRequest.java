package io.omnisql.toolkit.adapter;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * A request for one page, and where the rows stand in its answer.
 *
 * @param rows path of the rows in the answer, as a JSON pointer in which the segment {@code *} stands for every element or member;
 *         it names a list of rows, or one row; empty means that the whole answer is the list; what is missing or null there is no row
 * @param captures JSON pointers of values that {@link ScanPlanner#nextPage} needs, e.g. the next cursor; one with a segment {@code *}
 *         captures a list, an element for every place, so that lists captured under the same path have the same length
 * @param constants columns whose value is the same on every row and is not in the answer
 * @param expected texts that must stand in the answer, by JSON pointer, for its rows to count; when one differs or is missing the page
 *         has no rows and is the last: services look names up more leniently than SQL compares them
 * @param pointers where a column or an aggregate's result stands in a row of this answer, by name, when it is elsewhere than the column's
 *         own pointer; the result of an aggregate stands at {@code /<output>} unless this says otherwise, and a count that stands at
 *         {@link #ROW_COUNT} is the number of the answer's rows
 * @param state what {@link ScanPlanner#nextPage} must know of the pages before; it is not sent
 * @param transform the name of the adapter's {@link BodyTransform} that makes the document of the answer, empty when it is that
 * @param keep which of the answer's rows the query sees, where the service cannot leave the others out; empty for all
 */
public record PageRequest(
        RemoteRequest request,
        String rows,
        List<String> captures,
        Map<String, String> constants,
        Map<String, String> expected,
        Map<String, String> pointers,
        Map<String, String> state,
        Optional<String> transform,
        Optional<RowFilter> keep)
{
    /**
     * Stands for the number of the answer's rows, in place of a pointer: such a page gives one row, of counts.
     */
    public static final String ROW_COUNT = "#";

    public PageRequest
    {
        requireNonNull(request, "request is null");
        requireNonNull(rows, "rows is null");
        captures = List.copyOf(captures);
        constants = Map.copyOf(constants);
        expected = Map.copyOf(expected);
        pointers = Map.copyOf(pointers);
        state = Map.copyOf(state);
        requireNonNull(transform, "transform is null");
        requireNonNull(keep, "keep is null");
    }

    public PageRequest(
            RemoteRequest request,
            String rows,
            List<String> captures,
            Map<String, String> constants,
            Map<String, String> expected,
            Map<String, String> pointers,
            Map<String, String> state,
            Optional<String> transform)
    {
        this(request, rows, captures, constants, expected, pointers, state, transform, Optional.empty());
    }

    public PageRequest(
            RemoteRequest request,
            String rows,
            List<String> captures,
            Map<String, String> constants,
            Map<String, String> expected,
            Map<String, String> pointers)
    {
        this(request, rows, captures, constants, expected, pointers, Map.of(), Optional.empty());
    }

    public PageRequest(RemoteRequest request, String rows, List<String> captures, Map<String, String> constants)
    {
        this(request, rows, captures, constants, Map.of(), Map.of());
    }

    public PageRequest withPointers(Map<String, String> pointers)
    {
        return new PageRequest(request, rows, captures, constants, expected, pointers, state, transform, keep);
    }

    public PageRequest withState(Map<String, String> state)
    {
        return new PageRequest(request, rows, captures, constants, expected, pointers, state, transform, keep);
    }

    public PageRequest withTransform(String transform)
    {
        return new PageRequest(request, rows, captures, constants, expected, pointers, state, Optional.of(transform), keep);
    }

    public PageRequest keeping(RowFilter keep)
    {
        return new PageRequest(request, rows, captures, constants, expected, pointers, state, transform, Optional.of(keep));
    }
}
