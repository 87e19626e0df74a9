package io.omnisql.toolkit.adapter;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import static com.google.common.base.Preconditions.checkArgument;
import static com.google.common.collect.ImmutableList.toImmutableList;

/**
 * Predicates that are decided here on the rows of an answer, where the service gives more rows than were asked for.
 *
 * @param predicates all of them hold
 * @param columns the predicates' columns, which must stand in the answer whether the query wants them or not
 * @param once a column of whole numbers that tells rows of the partition apart: a row is left out when a page before, of any chain, gave
 *         one with the same; empty where no row comes twice
 */
public record RowFilter(List<RemotePredicate> predicates, List<ColumnDefinition> columns, Optional<ColumnDefinition> once)
{
    public RowFilter
    {
        predicates = List.copyOf(predicates);
        once.ifPresent(column -> checkArgument(column.type().equals(ValueType.BIGINT), "not a column of whole numbers: %s", column));
        columns = Stream.concat(columns.stream(), once.stream()).distinct().collect(toImmutableList());
    }

    public RowFilter(List<RemotePredicate> predicates, List<ColumnDefinition> columns)
    {
        this(predicates, columns, Optional.empty());
    }
}
