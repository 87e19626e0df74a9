package io.omnisql.toolkit.pushdown;

import com.google.common.collect.ImmutableList;
import io.omnisql.toolkit.adapter.ColumnDefinition;
import io.omnisql.toolkit.adapter.RemoteFilter;
import io.omnisql.toolkit.adapter.RemotePredicate.Values;
import io.omnisql.toolkit.adapter.RemoteQuery;
import io.trino.spi.predicate.Domain;

import java.util.Optional;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static io.omnisql.toolkit.pushdown.DomainConverter.toDomain;

/**
 * A query's filters on single columns, of which there is one a column at most.
 */
final class ColumnFilters
{
    private ColumnFilters() {}

    static Optional<RemoteFilter> find(RemoteQuery query, ColumnDefinition column)
    {
        return query.filters().stream()
                .filter(filter -> filter.predicate() instanceof Values values && values.column().equals(column.name()))
                .findFirst();
    }

    /**
     * The column's values that pass both.
     */
    static Domain intersect(ColumnDefinition column, Domain domain, Optional<RemoteFilter> filter)
    {
        return filter.map(existing -> domain.intersect(toDomain(column.type(), (Values) existing.predicate()))).orElse(domain);
    }

    static RemoteQuery without(RemoteQuery query, Optional<RemoteFilter> removed)
    {
        return query.withFilters(query.filters().stream()
                .filter(filter -> removed.isEmpty() || !filter.equals(removed.get()))
                .collect(toImmutableList()));
    }

    static RemoteQuery replace(RemoteQuery query, Optional<RemoteFilter> removed, RemoteFilter added)
    {
        return query.withFilters(ImmutableList.<RemoteFilter>builder()
                .addAll(without(query, removed).filters())
                .add(added)
                .build());
    }
}
