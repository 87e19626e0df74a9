package io.omnisql.toolkit.adapter;

import java.util.List;
import java.util.Map;

/**
 * What was found in a page.
 *
 * @param rows number of rows
 * @param captured the captured single values by pointer, as text; a value that is missing or null is absent
 * @param lists the captured lists by pointer, as texts; an element that is missing or null is the empty text
 * @param headers the response's headers by lower-case name
 */
public record PageOutcome(long rows, Map<String, String> captured, Map<String, List<String>> lists, Map<String, String> headers)
{
    public PageOutcome
    {
        captured = Map.copyOf(captured);
        lists = Map.copyOf(lists);
        headers = Map.copyOf(headers);
    }

    public PageOutcome(long rows, Map<String, String> captured, Map<String, String> headers)
    {
        this(rows, captured, Map.of(), headers);
    }
}
