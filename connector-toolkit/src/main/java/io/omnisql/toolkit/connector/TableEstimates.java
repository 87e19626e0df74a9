package io.omnisql.toolkit.connector;

import com.google.inject.Inject;
import io.omnisql.toolkit.adapter.ColumnDefinition;
import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.RemoteAggregate;
import io.omnisql.toolkit.adapter.RemoteFilter;
import io.omnisql.toolkit.adapter.RemotePredicate.Values;
import io.omnisql.toolkit.adapter.RemoteQuery;
import io.omnisql.toolkit.adapter.RemoteReader;
import io.omnisql.toolkit.adapter.SaasAdapter;
import io.omnisql.toolkit.adapter.ValueType;
import io.omnisql.toolkit.decode.PageWorkers;
import io.omnisql.toolkit.decode.ResponseDecoder;
import io.trino.spi.connector.ConnectorSession;
import io.trino.spi.statistics.ColumnStatistics;
import io.trino.spi.statistics.Estimate;
import io.trino.spi.statistics.TableStatistics;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;

import static io.trino.spi.type.BigintType.BIGINT;
import static java.util.Objects.requireNonNull;

/**
 * Statistics from counts: those that queries have brought, and where the session wants them, counts made for the planner.
 */
final class TableEstimates
{
    /**
     * What nobody counted is taken for large: the planner then reads the other side of a join first, and asks this one for its keys.
     */
    private static final long ROWS_NOT_COUNTED = 1_000_000;
    /**
     * Of so many rows one passes a filter.
     */
    private static final int ROWS_OF_FILTER = 10;
    /**
     * Stands for the sizes of texts, which nobody counts.
     */
    private static final int BYTES_OF_TEXT = 24;
    /**
     * Stands for how often a value repeats. Without a number the planner would not compare the two orders of a join at all.
     */
    private static final int ROWS_OF_VALUE = 10;

    private final SaasAdapter adapter;
    private final ConnectionAccess access;
    private final ResponseDecoder decoder;
    private final PageWorkers workers;
    private final RowCounts counts;
    private final SaasSessionProperties properties;

    @Inject
    TableEstimates(SaasAdapter adapter, ConnectionAccess access, ResponseDecoder decoder, PageWorkers workers, RowCounts counts, SaasSessionProperties properties)
    {
        this.adapter = requireNonNull(adapter, "adapter is null");
        this.access = requireNonNull(access, "access is null");
        this.decoder = requireNonNull(decoder, "decoder is null");
        this.workers = requireNonNull(workers, "workers is null");
        this.counts = requireNonNull(counts, "counts is null");
        this.properties = requireNonNull(properties, "properties is null");
    }

    TableStatistics statistics(ConnectorSession session, ConnectionInfo connection, SaasTableHandle handle)
    {
        if (handle.contradiction()) {
            return of(handle, 0);
        }
        RemoteQuery query = handle.query();
        if (query.isAggregation() || query.limit().isPresent()) {
            return TableStatistics.empty();
        }
        OptionalLong rows = counts.find(connection, query);
        if (rows.isEmpty() && properties.countsForStatistics(session)) {
            rows = count(session, connection, query);
        }
        return of(handle, rows.isPresent() ? magnitude(rows.orElseThrow()) : guess(connection, query));
    }

    private long guess(ConnectionInfo connection, RemoteQuery query)
    {
        OptionalLong keys = query.filters().stream().flatMapToLong(filter -> keys(query, filter)).min();
        if (keys.isPresent()) {
            return keys.orElseThrow();
        }
        OptionalLong counted = counts.find(connection, query.withFilters(List.of()));
        long rows = counted.isPresent() ? magnitude(counted.orElseThrow()) : ROWS_NOT_COUNTED;
        for (int filter = 0; filter < query.filters().size() && rows > 1; filter++) {
            rows = Math.ceilDiv(rows, ROWS_OF_FILTER);
        }
        return rows;
    }

    /**
     * What a plan shows of a count: its two highest bits, as a row filter may hide some of the rows from the user who reads the plan.
     */
    private static long magnitude(long rows)
    {
        return rows & -Math.max(1, Long.highestOneBit(rows) >> 1);
    }

    private OptionalLong count(ConnectorSession session, ConnectionInfo connection, RemoteQuery query)
    {
        RemoteAggregate count = new RemoteAggregate(RemoteAggregate.Function.COUNT, Optional.empty(), false, "rows", ValueType.BIGINT);
        if (!query.isExact() || !adapter.pushdown().aggregation(query, List.of(count), List.of())) {
            return OptionalLong.empty();
        }
        RemoteQuery counting = query.withColumns(List.of()).withAggregation(List.of(count), List.of());
        OptionalLong calls = adapter.planner().estimateCalls(connection, counting);
        if (calls.isEmpty() || calls.orElseThrow() > 1) {
            return OptionalLong.empty();
        }
        RemoteReader reader = access.reader(session, connection, query.table(), access.activity(session, connection.tenant()));
        ColumnDefinition output = ColumnDefinition.column(count.output(), count.type(), "/" + count.output(), "");
        long rows = BackgroundTask.call("omnisql-statistics", () -> {
            List<PageChain> partitions = adapter.planner().partition(connection, counting, reader).stream()
                    .<PageChain>map(partition -> new PartitionPages(adapter.planner(), connection, counting, partition, reader, decoder, List.of(output), workers))
                    .toList();
            return BIGINT.getLong(new TotalPage(partitions, 1).next().getBlock(0), 0);
        });
        counts.remember(connection, query, rows);
        return OptionalLong.of(rows);
    }

    /**
     * How many rows the service looks up by the filter's values, when that is what it does.
     */
    private LongStream keys(RemoteQuery query, RemoteFilter filter)
    {
        return filter.predicate() instanceof Values values && adapter.pushdown().isLookup(query, query.column(values.column()))
                ? values.discreteValues().stream().mapToLong(List::size)
                : LongStream.empty();
    }

    private static TableStatistics of(SaasTableHandle handle, long rows)
    {
        TableStatistics.Builder statistics = TableStatistics.builder().setRowCount(Estimate.of(rows));
        for (ColumnDefinition column : handle.query().definition().columns()) {
            if (column.type().isScalar()) {
                ColumnStatistics.Builder guess = ColumnStatistics.builder()
                        .setNullsFraction(Estimate.zero())
                        .setDistinctValuesCount(Estimate.of(Math.ceilDiv(rows, ROWS_OF_VALUE)));
                if (column.type().kind() == ValueType.Kind.VARCHAR) {
                    guess.setDataSize(Estimate.of((double) rows * BYTES_OF_TEXT));
                }
                statistics.setColumnStatistics(new SaasColumnHandle(column), guess.build());
            }
        }
        return statistics.build();
    }
}
