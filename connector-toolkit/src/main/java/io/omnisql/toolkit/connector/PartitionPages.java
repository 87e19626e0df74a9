package io.omnisql.toolkit.connector;

import io.omnisql.toolkit.adapter.ColumnDefinition;
import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.PageOutcome;
import io.omnisql.toolkit.adapter.PageRequest;
import io.omnisql.toolkit.adapter.RemotePartition;
import io.omnisql.toolkit.adapter.RemoteQuery;
import io.omnisql.toolkit.adapter.RemoteReader;
import io.omnisql.toolkit.adapter.RemoteResponse;
import io.omnisql.toolkit.adapter.ScanPlanner;
import io.omnisql.toolkit.decode.DecodedRows;
import io.omnisql.toolkit.decode.PageAssembler;
import io.omnisql.toolkit.decode.ResponseDecoder;
import io.omnisql.toolkit.remote.TooHeavyException;
import io.trino.spi.Page;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * The pages of one partition, up to the query's limit.
 */
final class PartitionPages
        implements PageChain
{
    private final ScanPlanner planner;
    private final ConnectionInfo connection;
    private final RemoteQuery query;
    private final RemotePartition partition;
    private final RemoteReader reader;
    private final ResponseDecoder decoder;
    private final PageAssembler assembler;
    private Optional<PageRequest> next;
    private long wanted;

    PartitionPages(
            ScanPlanner planner,
            ConnectionInfo connection,
            RemoteQuery query,
            RemotePartition partition,
            RemoteReader reader,
            ResponseDecoder decoder,
            List<ColumnDefinition> columns)
    {
        this.planner = requireNonNull(planner, "planner is null");
        this.connection = requireNonNull(connection, "connection is null");
        this.query = requireNonNull(query, "query is null");
        this.partition = requireNonNull(partition, "partition is null");
        this.reader = requireNonNull(reader, "reader is null");
        this.decoder = requireNonNull(decoder, "decoder is null");
        this.assembler = new PageAssembler(columns);
        this.next = Optional.of(planner.firstPage(connection, query, partition));
        this.wanted = planner.rowLimit(connection, query).orElse(Long.MAX_VALUE);
    }

    @Override
    public boolean hasNext()
    {
        return next.isPresent() && wanted > 0;
    }

    @Override
    public Page next()
    {
        PageRequest request = next.filter(_ -> wanted > 0).orElseThrow(NoSuchElementException::new);
        RemoteResponse response;
        while (true) {
            try {
                response = reader.read(request.request());
                break;
            }
            catch (TooHeavyException e) {
                request = planner.smallerPage(connection, query, partition, request).orElseThrow(() -> e);
            }
        }
        DecodedRows rows = decoder.decode(request, assembler.decoded(request), response);
        next = rows.last() ? Optional.empty() : nextPage(request, new PageOutcome(rows.rows(), rows.captured(), rows.lists(), response.headers()));
        Page page = assembler.assemble(request, response, rows);
        if (page.getPositionCount() > wanted) {
            page = page.getRegion(0, (int) wanted);
        }
        wanted -= page.getPositionCount();
        return page;
    }

    private Optional<PageRequest> nextPage(PageRequest request, PageOutcome outcome)
    {
        return planner.nextPage(connection, query, partition, request, outcome);
    }
}
