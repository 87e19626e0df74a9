package io.omnisql.toolkit.pushdown;

import io.omnisql.toolkit.adapter.ColumnDefinition;
import io.omnisql.toolkit.adapter.RemoteQuery;
import io.trino.spi.expression.ConnectorExpression;
import io.trino.spi.predicate.TupleDomain;

import static java.util.Objects.requireNonNull;

/**
 * A query that took over filters, and what the engine must still apply.
 *
 * @param contradiction whether no row can satisfy the filters
 */
public record FilterResult(RemoteQuery query, TupleDomain<ColumnDefinition> remaining, ConnectorExpression remainingExpression, boolean contradiction)
{
    public FilterResult
    {
        requireNonNull(query, "query is null");
        requireNonNull(remaining, "remaining is null");
        requireNonNull(remainingExpression, "remainingExpression is null");
    }
}
