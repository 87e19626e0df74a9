package io.omnisql.toolkit.connector;

import io.omnisql.toolkit.adapter.ColumnDefinition;
import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.Fork;
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
    private final boolean ofFork;
    private final Optional<ForkedChains> siblings;
    private RemotePartition partition;
    private Optional<PageRequest> next;
    private Basis basis = Basis.NONE;
    private List<PageChain> forked = List.of();
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
        this.ofFork = false;
        this.siblings = Optional.empty();
        this.next = Optional.of(planner.firstPage(connection, query, partition));
        this.wanted = planner.rowLimit(connection, query).orElse(Long.MAX_VALUE);
    }

    /**
     * A chain of the same partition, which gives no row that another one gave.
     *
     * @param basis the answers that its own come after
     * @param siblings those that are read side by side with it
     */
    private PartitionPages(PartitionPages fork, PageRequest first, Basis basis, Optional<ForkedChains> siblings)
    {
        this.planner = fork.planner;
        this.connection = fork.connection;
        this.query = fork.query;
        this.reader = fork.reader;
        this.ahead = new ReadAhead(reader);
        this.workers = fork.workers;
        this.decoder = fork.decoder;
        this.assembler = fork.assembler;
        this.ofFork = true;
        this.siblings = siblings;
        this.partition = fork.partition;
        this.next = Optional.of(first);
        this.basis = basis;
        this.mayRenew = false;
        this.wanted = Long.MAX_VALUE;
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
                response = ofFork ? reader.read(request.request().basedOn(basis.digest())) : readAhead(request);
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
        basis = basis.and(response.readAt());
        next = read.next();
        forked = forked(read);
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

    @Override
    public List<PageChain> forked()
    {
        List<PageChain> chains = forked;
        forked = List.of();
        return chains;
    }

    private RemoteResponse readAhead(PageRequest request)
    {
        planner.requestAhead(connection, query, partition, request).ifPresent(ahead::begin);
        return ahead.read(request.request());
    }

    private record Read(Page page, Optional<Fork> fork, Optional<PageRequest> next) {}

    private Read read(PageRequest request, RemoteResponse response)
    {
        DecodedRows rows = decoder.decode(request, assembler.decoded(request), response);
        PageOutcome outcome = new PageOutcome(rows.rows(), rows.captured(), rows.lists(), response.headers());
        Optional<Fork> fork = rows.last() || ofFork ? Optional.empty() : planner.fork(connection, query, partition, request, outcome);
        Optional<PageRequest> following = rows.last() || fork.isPresent() ? Optional.empty() : planner.nextPage(connection, query, partition, request, outcome);
        return new Read(assembler.assemble(request, response, rows), fork, following);
    }

    /**
     * The chains that a page leads to, or when this is the last chain of several to end, that which comes after them.
     */
    private List<PageChain> forked(Read read)
    {
        if (read.fork().isEmpty()) {
            return read.next().isPresent() ? List.of() : siblings.flatMap(chains -> chains.ended(basis)).stream().toList();
        }
        Fork fork = read.fork().get();
        ForkedChains chains = new ForkedChains(fork.chains().size(), all -> new PartitionPages(this, fork.last(), all, Optional.empty()));
        return fork.chains().stream().<PageChain>map(first -> new PartitionPages(this, first, basis, Optional.of(chains))).toList();
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
