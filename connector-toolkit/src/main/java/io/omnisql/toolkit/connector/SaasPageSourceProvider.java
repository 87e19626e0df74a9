package io.omnisql.toolkit.connector;

import com.google.inject.Inject;
import io.omnisql.toolkit.adapter.ColumnDefinition;
import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.RemotePartition;
import io.omnisql.toolkit.adapter.RemoteQuery;
import io.omnisql.toolkit.adapter.RemoteReader;
import io.omnisql.toolkit.adapter.SaasAdapter;
import io.omnisql.toolkit.adapter.ScanPlanner;
import io.omnisql.toolkit.decode.ResponseDecoder;
import io.omnisql.toolkit.remote.QueryActivity;
import io.trino.spi.connector.ColumnHandle;
import io.trino.spi.connector.ConnectorPageSource;
import io.trino.spi.connector.ConnectorPageSourceProvider;
import io.trino.spi.connector.ConnectorSession;
import io.trino.spi.connector.ConnectorSplit;
import io.trino.spi.connector.ConnectorTableHandle;
import io.trino.spi.connector.ConnectorTransactionHandle;
import io.trino.spi.connector.DynamicFilter;
import io.trino.spi.connector.EmptyPageSource;
import io.trino.spi.predicate.TupleDomain;

import java.util.List;
import java.util.OptionalLong;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.util.Objects.requireNonNull;

/**
 * Opens splits, for the tenant that they were made for, unless a join needs nothing of them.
 */
public final class SaasPageSourceProvider
        implements ConnectorPageSourceProvider
{
    private final ScanPlanner planner;
    private final ConnectionAccess access;
    private final ResponseDecoder decoder;
    private final RowCounts counts;

    @Inject
    SaasPageSourceProvider(SaasAdapter adapter, ConnectionAccess access, ResponseDecoder decoder, RowCounts counts)
    {
        this.counts = requireNonNull(counts, "counts is null");
        this.planner = adapter.planner();
        this.access = requireNonNull(access, "access is null");
        this.decoder = requireNonNull(decoder, "decoder is null");
    }

    @Override
    public ConnectorPageSource createPageSource(
            ConnectorTransactionHandle transaction,
            ConnectorSession session,
            ConnectorSplit split,
            ConnectorTableHandle table,
            List<ColumnHandle> columns,
            DynamicFilter dynamicFilter)
    {
        SaasTableHandle handle = (SaasTableHandle) table;
        SaasSplit saasSplit = (SaasSplit) split;
        access.checkTenant(session, saasSplit.tenant());
        ConnectionInfo connection = access.connection(session, handle);
        TupleDomain<ColumnDefinition> needed = DynamicFilters.current(dynamicFilter);
        RemoteQuery query = saasSplit.query(handle);
        boolean narrowed = query.limit().isEmpty() && !query.isAggregation();
        List<RemotePartition> matching = saasSplit.partitions().stream()
                .filter(partition -> !narrowed || DynamicFilters.mayMatch(planner.firstPage(connection, query, partition), needed))
                .toList();
        if (needed.isNone() || (narrowed && matching.isEmpty())) {
            return new EmptyPageSource();
        }
        QueryActivity activity = access.activity(session, handle.tenant());
        RemoteReader reader = access.reader(session, connection, query.table(), activity);
        List<ColumnDefinition> definitions = columns.stream().map(SaasColumnHandle::definitionOf).toList();
        List<PageChain> partitions = matching.stream()
                .map(partition -> new PartitionPages(planner, connection, query, partition, reader, decoder, definitions))
                .collect(toImmutableList());
        if (partitions.isEmpty()) {
            return new SaasPageSource(List.of(new NoRowsTotal(query, definitions)), OptionalLong.empty(), activity);
        }
        if (TotalPage.isTotal(query)) {
            return new SaasPageSource(List.of(new TotalPage(partitions, definitions.size(), rows -> remember(connection, query, definitions, rows))), OptionalLong.empty(), activity);
        }
        return new SaasPageSource(partitions, SaasSplitManager.isAnyRows(query) ? planner.rowLimit(connection, query) : OptionalLong.empty(), activity);
    }

    private void remember(ConnectionInfo connection, RemoteQuery query, List<ColumnDefinition> outputs, long rows)
    {
        query.aggregates().stream()
                .filter(aggregate -> aggregate.output().equals(outputs.getFirst().name()) && aggregate.argument().isEmpty())
                .findFirst()
                .ifPresent(_ -> counts.remember(connection, query, rows));
    }
}
