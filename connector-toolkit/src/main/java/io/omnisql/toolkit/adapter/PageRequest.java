package io.omnisql.toolkit.adapter;

import java.util.List;
import java.util.Map;

import static java.util.Objects.requireNonNull;

/**
 * A request for one page, and where the rows stand in its answer.
 *
 * @param rows path of the rows in the answer, as a JSON pointer in which the segment {@code *} stands for every element or member;
 *         it names a list of rows, or one row; empty means that the whole answer is the list
 * @param captures JSON pointers of single values that {@link ScanPlanner#nextPage} needs, e.g. the next cursor
 * @param constants columns whose value is the same on every row and is not in the answer
 */
public record PageRequest(RemoteRequest request, String rows, List<String> captures, Map<String, String> constants)
{
    public PageRequest
    {
        requireNonNull(request, "request is null");
        requireNonNull(rows, "rows is null");
        captures = List.copyOf(captures);
        constants = Map.copyOf(constants);
    }
}
