package io.omnisql.plugin.github.scan;

import com.google.common.collect.Sets;
import io.omnisql.plugin.github.Scans;
import io.omnisql.toolkit.adapter.ColumnDefinition;
import io.omnisql.toolkit.adapter.Fork;
import io.omnisql.toolkit.adapter.PageOutcome;
import io.omnisql.toolkit.adapter.PageRequest;
import io.omnisql.toolkit.adapter.RemotePartition;
import io.omnisql.toolkit.adapter.RemoteQuery;
import io.omnisql.toolkit.adapter.RemoteResponse;
import io.omnisql.toolkit.adapter.ValueType;
import io.omnisql.toolkit.decode.DecodedRows;
import io.omnisql.toolkit.decode.PageAssembler;
import io.omnisql.toolkit.decode.PageDecoder;
import io.trino.spi.Page;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import static io.omnisql.plugin.github.Adapters.ADAPTER;
import static io.omnisql.plugin.github.Adapters.CONNECTION;
import static io.trino.spi.type.BigintType.BIGINT;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Reads a query's only partition as a page source does; of the chains that may go on a random one does.
 */
final class ScanInParts
{
    private static final ColumnDefinition NUMBER = ColumnDefinition.column("number", ValueType.BIGINT, "/number", "");

    private final List<Long> read = new ArrayList<>();
    private final List<PageRequest> pages = new ArrayList<>();
    private final PageAssembler assembler = new PageAssembler(List.of(NUMBER));
    private final PageDecoder decoder = new PageDecoder(Map.of(), Map.of());
    private int chains = 1;
    private int depth;

    interface Service
    {
        Map<String, String> headers();

        /**
         * Empty when that is too heavy.
         */
        Optional<byte[]> answer(PageRequest page);
    }

    /**
     * @param place how many requests are made one after the other up to this one
     */
    private record Waiting(PageRequest page, int place) {}

    /**
     * @param change what happens after each answer
     */
    ScanInParts(Service service, RemoteQuery query, Random random, Runnable change)
    {
        RemotePartition partition = Scans.onlyPartition(query);
        List<Waiting> waiting = new ArrayList<>(List.of(new Waiting(ADAPTER.planner().firstPage(CONNECTION, query, partition), 1)));
        Optional<PageRequest> last = Optional.empty();
        while (!waiting.isEmpty()) {
            Waiting next = waiting.remove(random.nextInt(waiting.size()));
            depth = Math.max(depth, next.place());
            Optional<byte[]> answer = service.answer(next.page());
            if (answer.isEmpty()) {
                waiting.add(new Waiting(ADAPTER.planner().smallerPage(CONNECTION, query, partition, next.page()).orElseThrow(), next.place() + 1));
                continue;
            }
            PageOutcome outcome = read(next.page(), answer.get(), service.headers());
            change.run();
            Optional<Fork> fork = chains > 1 ? Optional.empty() : ADAPTER.planner().fork(CONNECTION, query, partition, next.page(), outcome);
            if (fork.isPresent()) {
                chains = fork.get().chains().size();
                fork.get().chains().forEach(first -> waiting.add(new Waiting(first, next.place() + 1)));
                last = Optional.of(fork.get().last());
            }
            else {
                ADAPTER.planner().nextPage(CONNECTION, query, partition, next.page(), outcome).ifPresent(page -> waiting.add(new Waiting(page, next.place() + 1)));
            }
            if (waiting.isEmpty() && last.isPresent()) {
                waiting.add(new Waiting(last.get(), depth + 1));
                last = Optional.empty();
            }
        }
    }

    /**
     * Reads, and asserts that each row which matches all the time is given once, and where nothing changes no other one, in no more requests than one chain takes.
     *
     * @param what tells the case
     * @param change what happens after each answer, empty when nothing does
     * @param matching the numbers of the rows that match
     */
    static ScanInParts assertEachOnce(String what, ChangingConversations service, RemoteQuery query, Random random, Optional<Runnable> change, Supplier<Set<Long>> matching)
    {
        Set<Long> always = new HashSet<>(matching.get());
        ScanInParts scan = new ScanInParts(service, query, random, () -> {
            change.ifPresent(Runnable::run);
            always.retainAll(matching.get());
        });
        Set<Long> read = new HashSet<>(scan.read());
        assertThat(read).describedAs("%s: rows given twice", what).hasSameSizeAs(scan.read());
        assertThat(Sets.difference(always, read)).describedAs("%s: rows missing of %s chains", what, scan.chains()).isEmpty();
        if (change.isEmpty()) {
            assertThat(Sets.difference(read, always)).describedAs("%s: rows too many", what).isEmpty();
            assertThat(service.requests()).describedAs(what).isLessThanOrEqualTo(Math.ceilDiv(always.size(), 100) + 1);
        }
        return scan;
    }

    private PageOutcome read(PageRequest page, byte[] body, Map<String, String> headers)
    {
        pages.add(page);
        DecodedRows rows = decoder.decode(page, assembler.decoded(page), body);
        Page assembled = assembler.assemble(page, new RemoteResponse(200, headers, body, Instant.EPOCH, RemoteResponse.Source.LIVE), rows);
        IntStream.range(0, assembled.getPositionCount()).forEach(position -> read.add(BIGINT.getLong(assembled.getBlock(0), position)));
        return new PageOutcome(rows.rows(), rows.captured(), rows.lists(), headers);
    }

    /**
     * The numbers of the rows that were given.
     */
    List<Long> read()
    {
        return read;
    }

    /**
     * The pages that were answered.
     */
    List<PageRequest> pages()
    {
        return pages;
    }

    int chains()
    {
        return chains;
    }

    /**
     * How many requests were made one after the other, if those that could be made at the same time were.
     */
    int depth()
    {
        return depth;
    }
}
