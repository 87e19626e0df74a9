package io.omnisql.toolkit.adapter;

import java.util.List;

/**
 * Predicates that are decided here on the rows of an answer, where the service gives more rows than were asked for.
 *
 * @param predicates all of them hold
 * @param columns the predicates' columns, which must stand in the answer whether the query wants them or not
 */
public record RowFilter(List<RemotePredicate> predicates, List<ColumnDefinition> columns)
{
    public RowFilter
    {
        predicates = List.copyOf(predicates);
        columns = List.copyOf(columns);
    }
}
