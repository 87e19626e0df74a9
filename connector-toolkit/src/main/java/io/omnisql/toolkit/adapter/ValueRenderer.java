package io.omnisql.toolkit.adapter;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Makes a column's value of what the service answered, where a pointer alone cannot: e.g. plain text of a document tree. Pure.
 */
public interface ValueRenderer
{
    /**
     * @param value neither missing nor null
     * @return a value as the column's type reads it, a list for a list column; null where the column is NULL
     */
    JsonNode render(JsonNode value);
}
