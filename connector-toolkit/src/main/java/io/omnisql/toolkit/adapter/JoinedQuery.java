package io.omnisql.toolkit.adapter;

import com.google.common.collect.ImmutableMap;

import java.util.Map;

import static java.util.Objects.requireNonNull;

/**
 * One query that gives exactly the rows of a join.
 *
 * @param query with the left query's columns under their names
 * @param right the query's columns that hold what the right query's hold, by the names there; no column of the left has their names
 */
public record JoinedQuery(RemoteQuery query, Map<String, ColumnDefinition> right)
{
    public JoinedQuery
    {
        requireNonNull(query, "query is null");
        right = ImmutableMap.copyOf(right);
    }
}
