package io.omnisql.toolkit.pushdown;

import io.omnisql.toolkit.adapter.ColumnDefinition;
import io.omnisql.toolkit.adapter.PushdownPolicy;
import io.omnisql.toolkit.adapter.RemoteQuery;
import io.omnisql.toolkit.adapter.RemoteSort;
import io.trino.spi.connector.SortItem;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

import static java.util.Objects.requireNonNull;

/**
 * Takes over LIMIT, and ORDER BY with LIMIT. Pure.
 */
public final class SortPushdown
{
    private final PushdownPolicy policy;

    public SortPushdown(PushdownPolicy policy)
    {
        this.policy = requireNonNull(policy, "policy is null");
    }

    /**
     * @return empty when the limit cannot be taken over, or brings nothing new
     */
    public static Optional<RemoteQuery> applyLimit(RemoteQuery query, long limit)
    {
        if (!query.isExact() || query.isAggregation()) {
            return Optional.empty();
        }
        if (query.limit().isPresent() && query.limit().orElseThrow() <= limit) {
            return Optional.empty();
        }
        return Optional.of(query.withLimit(OptionalLong.of(limit)));
    }

    /**
     * @param columns the columns that the sort items name
     * @return empty when the sort cannot be taken over, or brings nothing new
     */
    public Optional<RemoteQuery> applyTopN(RemoteQuery query, long count, List<SortItem> items, Map<String, ColumnDefinition> columns)
    {
        if (!query.isExact() || query.isAggregation() || query.limit().isPresent()) {
            return Optional.empty();
        }
        List<RemoteSort> sort = new ArrayList<>();
        for (SortItem item : items) {
            ColumnDefinition column = columns.get(item.getName());
            if (column == null || !column.sortable()) {
                return Optional.empty();
            }
            sort.add(new RemoteSort(column.name(), item.getSortOrder().isAscending(), item.getSortOrder().isNullsFirst()));
        }
        if (!policy.sort(query, sort)) {
            return Optional.empty();
        }
        return Optional.of(query.withSort(sort).withLimit(OptionalLong.of(count)));
    }
}
