package io.omnisql.toolkit.connector;

import com.google.inject.Inject;
import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.RemoteQuery;
import io.omnisql.toolkit.adapter.SaasAdapter;
import io.omnisql.toolkit.adapter.ScanPlanner;

import java.util.List;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import static java.util.Objects.requireNonNull;

/**
 * Compares what it costs to ask for the many keys of a join's other side with what the scan costs without them. How many rows that has, counts of
 * earlier queries tell, or the adapter; a scan of which nothing is known is taken for the dearer one.
 */
final class KeyCosts
{
    private final ScanPlanner planner;
    private final RowCounts counts;

    @Inject
    KeyCosts(SaasAdapter adapter, RowCounts counts)
    {
        this(adapter.planner(), counts);
    }

    KeyCosts(ScanPlanner planner, RowCounts counts)
    {
        this.planner = requireNonNull(planner, "planner is null");
        this.counts = requireNonNull(counts, "counts is null");
    }

    /**
     * @param scan the query before the join's keys were known
     * @param keys the scan with the keys
     * @param rest the scan with their range at most
     * @param maxRemoteCalls how many requests there may be
     */
    boolean areWorthwhile(ConnectionInfo connection, RemoteQuery scan, RemoteQuery keys, RemoteQuery rest, long maxRemoteCalls)
    {
        OptionalLong calls = planner.estimateCalls(connection, keys);
        return calls.isEmpty() || calls.orElseThrow() <= Math.min(maxRemoteCalls, callsOfRest(connection, scan, rest));
    }

    private long callsOfRest(ConnectionInfo connection, RemoteQuery scan, RemoteQuery rest)
    {
        OptionalLong rows = Stream.of(scan, scan.withFilters(List.of()))
                .flatMapToLong(query -> LongStream.concat(counts.find(connection, query).stream(), planner.knownRows(connection, query).stream()))
                .findFirst();
        if (rows.isEmpty()) {
            return Long.MAX_VALUE;
        }
        long pages = Math.ceilDiv(rows.orElseThrow(), planner.rowsOfAnswer(connection, rest));
        return Math.max(pages, planner.estimateCalls(connection, rest).orElse(1));
    }
}
