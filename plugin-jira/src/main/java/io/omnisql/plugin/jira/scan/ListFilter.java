package io.omnisql.plugin.jira.scan;

import io.omnisql.toolkit.adapter.FilterSupport;
import io.omnisql.toolkit.adapter.RemotePredicate.ColumnPredicate;
import io.omnisql.toolkit.adapter.Verdict;

import java.util.List;

/**
 * What a list's parameters can say about one column.
 */
public interface ListFilter
{
    FilterSupport support();

    /**
     * Asked only for what {@link #support} allows.
     */
    Verdict verdict(ColumnPredicate predicate);

    /**
     * The requests that together find every row that satisfies the predicate, each once; none when no row can.
     */
    List<Alternative> alternatives(ColumnPredicate predicate);

    /**
     * The requests that find every row where the query has no predicate.
     *
     * @param produced whether the query needs the column's values
     */
    default List<Alternative> unfiltered(boolean produced)
    {
        return List.of(Alternative.ALL);
    }
}
