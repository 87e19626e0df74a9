package io.omnisql.toolkit.adapter;

import java.util.Map;

/**
 * What was found in a page.
 *
 * @param rows number of rows
 * @param captured the captured values by pointer, as text; a value that is missing or null is absent
 * @param headers the response's headers by lower-case name
 */
public record PageOutcome(long rows, Map<String, String> captured, Map<String, String> headers)
{
    public PageOutcome
    {
        captured = Map.copyOf(captured);
        headers = Map.copyOf(headers);
    }
}
