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
import io.omnisql.toolkit.decode.PageWorkers;
import io.omnisql.toolkit.decode.ResponseDecoder;
import io.omnisql.toolkit.remote.RemoteErrors;
import io.omnisql.toolkit.remote.TooHeavyException;
import io.trino.spi.Page;
import io.trino.spi.TrinoException;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

import static com.google.common.base.Preconditions.checkState;
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
    private final RemoteReader reader;
    private final ReadAhead ahead;
    private final ResponseDecoder decoder;
    private final PageAssembler assembler;
    private final PageWorkers workers;
    private RemotePartition partition;
    private Optional<PageRequest> next;
    private boolean mayRenew = true;
    private long wanted;

    PartitionPages(
            ScanPlanner planner,
            ConnectionInfo connection,
            RemoteQuery query,
            RemotePartition partition,
            RemoteReader reader,
            ResponseDecoder decoder,
            List<ColumnDefinition> columns,
            PageWorkers workers)
    {
        this.workers = requireNonNull(workers, "workers is null");
        this.planner = requireNonNull(planner, "planner is null");
        this.connection = requireNonNull(connection, "connection is null");
        this.query = requireNonNull(query, "query is null");
        this.partition = requireNonNull(partition, "partition is null");
        this.reader = requireNonNull(reader, "reader is null");
        this.ahead = new ReadAhead(reader);
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
                planner.requestAhead(connection, query, partition, request).ifPresent(ahead::begin);
                response = ahead.read(request.request());
                break;
            }
            catch (TooHeavyException e) {
                request = planner.smallerPage(connection, query, partition, request).orElseThrow(() -> e);
            }
            catch (TrinoException e) {
                next = renewed(e);
                if (next.isEmpty()) {
                    return assembler.empty();
                }
                request = next.get();
            }
        }
        mayRenew = false;
        return page(request, response);
    }

    private Page page(PageRequest request, RemoteResponse response)
    {
        Read read = workers.call(() -> read(request, response));
        next = read.next();
        Page page = read.page();
        if (page.getPositionCount() > wanted) {
            page = page.getRegion(0, (int) wanted);
        }
        wanted -= page.getPositionCount();
        if (!hasNext()) {
            close();
        }
        return page;
    }

    @Override
    public void close()
    {
        ahead.close();
    }

    private record Read(Page page, Optional<PageRequest> next) {}

    private Read read(PageRequest request, RemoteResponse response)
    {
        DecodedRows rows = decoder.decode(request, assembler.decoded(request), response);
        Optional<PageRequest> following = rows.last()
                ? Optional.empty()
                : planner.nextPage(connection, query, partition, request, new PageOutcome(rows.rows(), rows.captured(), rows.lists(), response.headers()));
        return new Read(assembler.assemble(request, response, rows), following);
    }

    /**
     * The first page in place of one that failed; empty when there are no rows.
     */
    private Optional<PageRequest> renewed(TrinoException failure)
    {
        List<RemotePartition> renewed = RemoteErrors.refusal(failure)
                .filter(_ -> mayRenew)
                .flatMap(refusal -> planner.renew(connection, query, partition, refusal, reader))
                .orElseThrow(() -> failure);
        checkState(renewed.size() <= 1, "The adapter made %s partitions of one", renewed.size());
        mayRenew = false;
        renewed.forEach(found -> partition = found);
        return renewed.stream().findFirst().map(found -> planner.firstPage(connection, query, found));
    }
}
