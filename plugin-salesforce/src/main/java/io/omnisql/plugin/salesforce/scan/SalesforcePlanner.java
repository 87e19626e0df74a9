package io.omnisql.plugin.salesforce.scan;

import io.omnisql.plugin.salesforce.pushdown.FieldFilters;
import io.omnisql.plugin.salesforce.soql.Condition;
import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.PageOutcome;
import io.omnisql.toolkit.adapter.PageRequest;
import io.omnisql.toolkit.adapter.RemotePartition;
import io.omnisql.toolkit.adapter.RemoteQuery;
import io.omnisql.toolkit.adapter.RemoteReader;
import io.omnisql.toolkit.adapter.ScanPlanner;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Plans the requests of queries.
 */
public final class SalesforcePlanner
        implements ScanPlanner
{
    private static final RemotePartition WHOLE = new RemotePartition("all rows", Map.of());

    @Override
    public List<RemotePartition> partition(ConnectionInfo connection, RemoteQuery query, RemoteReader reader)
    {
        if (FieldFilters.condition(query).isFalse()) {
            return List.of();
        }
        return !isSinglePartition(connection, query) && KeySlices.isSliced(query) ? KeySlices.partitions(query) : List.of(WHOLE);
    }

    @Override
    public boolean isSinglePartition(ConnectionInfo connection, RemoteQuery query)
    {
        return query.isAggregation() || !query.sort().isEmpty() || (query.limit().isPresent() && !KeySlices.isSliced(query));
    }

    @Override
    public PageRequest firstPage(ConnectionInfo connection, RemoteQuery query, RemotePartition partition)
    {
        return query.isAggregation()
                ? GroupPages.first(connection, query)
                : RowPages.first(connection, KeySlices.narrow(query, partition));
    }

    @Override
    public Optional<PageRequest> nextPage(ConnectionInfo connection, RemoteQuery query, RemotePartition partition, PageRequest previous, PageOutcome outcome)
    {
        return query.isAggregation()
                ? GroupPages.next(connection, query, outcome)
                : RowPages.next(connection, KeySlices.narrow(query, partition), previous, outcome);
    }

    @Override
    public Optional<PageRequest> smallerPage(ConnectionInfo connection, RemoteQuery query, RemotePartition partition, PageRequest failed)
    {
        return query.isAggregation() ? Optional.empty() : RowPages.smaller(connection, KeySlices.narrow(query, partition), failed);
    }

    @Override
    public String explain(ConnectionInfo connection, RemoteQuery query)
    {
        if (FieldFilters.condition(query).isFalse()) {
            return "no row can match";
        }
        return query.isAggregation() ? GroupPages.statement(query, Condition.TRUE).text() : RowPages.statement(query).text();
    }

    @Override
    public OptionalLong estimateCalls(ConnectionInfo connection, RemoteQuery query)
    {
        if (FieldFilters.condition(query).isFalse()) {
            return OptionalLong.of(0);
        }
        return OptionalLong.of(!isSinglePartition(connection, query) && KeySlices.isSliced(query) ? KeySlices.partitions(query).size() : 1);
    }
}
