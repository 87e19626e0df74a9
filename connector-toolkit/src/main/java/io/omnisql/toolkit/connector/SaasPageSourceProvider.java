package io.omnisql.toolkit.connector;

import com.google.common.collect.ImmutableList;
import com.google.inject.Inject;
import io.omnisql.toolkit.adapter.ColumnDefinition;
import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.RemotePartition;
import io.omnisql.toolkit.adapter.RemoteQuery;
import io.omnisql.toolkit.adapter.RemoteReader;
import io.omnisql.toolkit.adapter.SaasAdapter;
import io.omnisql.toolkit.adapter.ScanPlanner;
import io.omnisql.toolkit.decode.PageWorkers;
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
import io.trino.spi.type.Type;

import java.util.List;
import java.util.OptionalLong;

import static io.omnisql.toolkit.types.EngineTypes.engineType;
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
    private final PageWorkers workers;
    private final RowCounts counts;

    @Inject
    SaasPageSourceProvider(SaasAdapter adapter, ConnectionAccess access, ResponseDecoder decoder, PageWorkers workers, RowCounts counts)
    {
        this.counts = requireNonNull(counts, "counts is null");
        this.planner = adapter.planner();
        this.access = requireNonNull(access, "access is null");
        this.decoder = requireNonNull(decoder, "decoder is null");
        this.workers = requireNonNull(workers, "workers is null");
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
        boolean prunable = query.limit().isEmpty() && !query.isAggregation();
        List<RemotePartition> matching = saasSplit.partitions().stream()
                .filter(partition -> !prunable || DynamicFilters.mayMatch(planner.firstPage(connection, query, partition), needed))
                .toList();
        if (needed.isNone() || (prunable && matching.isEmpty())) {
            return new EmptyPageSource();
        }
        QueryActivity activity = access.activity(session, handle.tenant());
        RemoteReader reader = access.reader(session, connection, query.table(), activity);
        List<ColumnDefinition> definitions = columns.stream().map(SaasColumnHandle::definitionOf).toList();
        if (matching.isEmpty()) {
            return new SaasPageSource(List.of(new NoRowsTotal(query, definitions)), OptionalLong.empty(), activity);
        }
        if (TotalPage.isTotal(planner, connection, query)) {
            return new SaasPageSource(List.of(totals(connection, query, saasSplit, reader, definitions)), OptionalLong.empty(), activity);
        }
        List<PageChain> chains = matching.stream()
                .<PageChain>map(partition -> new PartitionPages(planner, connection, query, partition, reader, decoder, definitions, workers))
                .toList();
        return new SaasPageSource(chains, SaasSplitManager.isAnyRows(query) ? planner.rowLimit(connection, query) : OptionalLong.empty(), activity);
    }

    /**
     * Groups are told from one another by all columns that the query groups by, whether the engine asks for them or not.
     */
    private PageChain totals(ConnectionInfo connection, RemoteQuery query, SaasSplit split, RemoteReader reader, List<ColumnDefinition> definitions)
    {
        List<ColumnDefinition> keys = query.grouping().stream().map(query::column).toList();
        List<ColumnDefinition> counts = definitions.stream().filter(column -> !query.grouping().contains(column.name())).toList();
        List<ColumnDefinition> read = ImmutableList.<ColumnDefinition>builder().addAll(keys).addAll(counts).build();
        List<PageChain> partitions = split.partitions().stream()
                .<PageChain>map(partition -> new PartitionPages(planner, connection, query, partition, reader, decoder, read, workers))
                .toList();
        List<Type> types = keys.stream().map(column -> engineType(column.type())).toList();
        PageChain totals = new TotalPage(partitions, types, counts.size(), rows -> remember(connection, query, definitions, rows));
        return keys.isEmpty() ? totals : new SelectedColumns(totals, definitions.stream().mapToInt(column -> names(read).indexOf(column.name())).toArray());
    }

    private static List<String> names(List<ColumnDefinition> columns)
    {
        return columns.stream().map(ColumnDefinition::name).toList();
    }

    private void remember(ConnectionInfo connection, RemoteQuery query, List<ColumnDefinition> outputs, long rows)
    {
        query.aggregates().stream()
                .filter(aggregate -> aggregate.output().equals(outputs.getFirst().name()) && aggregate.argument().isEmpty())
                .findFirst()
                .ifPresent(_ -> counts.remember(connection, query, rows));
    }
}
