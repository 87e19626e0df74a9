package io.omnisql.toolkit.connector;

import io.omnisql.toolkit.adapter.ColumnDefinition;
import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.Fork;
import io.omnisql.toolkit.adapter.PageOutcome;
import io.omnisql.toolkit.adapter.PageRequest;
import io.omnisql.toolkit.adapter.RemotePartition;
import io.omnisql.toolkit.adapter.RemoteQuery;
import io.omnisql.toolkit.adapter.RemoteReader;
import io.omnisql.toolkit.adapter.RemoteRequest;
import io.omnisql.toolkit.adapter.RemoteResponse;
import io.omnisql.toolkit.adapter.RowFilter;
import io.omnisql.toolkit.adapter.ValueType;
import io.omnisql.toolkit.cache.CacheConfig;
import io.omnisql.toolkit.decode.PageDecoder;
import io.omnisql.toolkit.decode.PageWorkers;
import io.omnisql.toolkit.decode.ResponseDecoder;
import io.trino.spi.Page;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

import static io.omnisql.toolkit.adapter.ColumnDefinition.column;
import static io.trino.spi.type.BigintType.BIGINT;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A partition whose first page leads to two chains and a last one.
 */
final class TestForkedPages
{
    private static final ConnectionInfo CONNECTION = new ConnectionInfo("acme", "main", "http://localhost", Map.of(), 1);
    private static final ColumnDefinition NUMBER = column("number", ValueType.BIGINT, "/number", "");
    private static final Map<String, String> ANSWERS = Map.of(
            "/first", "[{\"number\": 1}, {\"number\": 2}]",
            "/a", "[{\"number\": 2}, {\"number\": 3}]",
            "/a/2", "[{\"number\": 4}]",
            "/b", "[{\"number\": 5}, {\"number\": 1}]",
            "/last", "[{\"number\": 4}, {\"number\": 6}]");

    private final PageWorkers workers = new PageWorkers();

    @AfterEach
    void stop()
    {
        workers.close();
    }

    @Test
    void testLastChainComesAfterAllOthers()
    {
        Reader reader = new Reader();
        PartitionPages first = pages(reader);
        assertThat(read(first)).containsExactly(1L, 2L);
        assertThat(first.hasNext()).isFalse();
        List<PageChain> chains = first.forked();
        assertThat(chains).hasSize(2);
        assertThat(first.forked()).isEmpty();

        assertThat(read(chains.get(1))).containsExactly(5L);
        assertThat(chains.get(1).hasNext()).isFalse();
        assertThat(chains.get(1).forked()).isEmpty();
        assertThat(read(chains.get(0))).containsExactly(3L);
        assertThat(chains.get(0).forked()).isEmpty();
        assertThat(read(chains.get(0))).containsExactly(4L);
        assertThat(chains.get(0).hasNext()).isFalse();
        List<PageChain> last = chains.get(0).forked();
        assertThat(last).hasSize(1);
        assertThat(read(last.getFirst())).containsExactly(6L);
        assertThat(last.getFirst().hasNext()).isFalse();
        assertThat(last.getFirst().forked()).isEmpty();
    }

    /**
     * So that a cache gives no older answer: what comes after it is asked for on its basis.
     */
    @Test
    void testLaterRequestsBuildOnTheAnswersBefore()
    {
        Reader reader = new Reader();
        readAll(reader);
        Reader again = new Reader();
        readAll(again);
        assertThat(again.requests).isEqualTo(reader.requests);
        assertThat(reader.basis("/first")).isEmpty();
        assertThat(reader.basis("/a")).isPresent().isEqualTo(reader.basis("/b"));
        assertThat(List.of(reader.basis("/a"), reader.basis("/a/2"), reader.basis("/last"))).doesNotHaveDuplicates();

        Reader later = new Reader();
        later.readAt = path -> path.equals("/b") ? 8 : 7;
        readAll(later);
        assertThat(later.basis("/a/2")).isEqualTo(reader.basis("/a/2"));
        assertThat(later.basis("/last")).isPresent().isNotEqualTo(reader.basis("/last"));

        Reader newer = new Reader();
        newer.readAt = path -> path.equals("/first") ? 8 : 7;
        readAll(newer);
        assertThat(newer.basis("/a")).isPresent().isNotEqualTo(reader.basis("/a"));
    }

    private void readAll(Reader reader)
    {
        List<PageChain> chains = new ArrayList<>(List.of(pages(reader)));
        while (!chains.isEmpty()) {
            PageChain chain = chains.removeFirst();
            while (chain.hasNext()) {
                chain.next();
                chains.addAll(chain.forked());
            }
        }
        assertThat(reader.requests).hasSize(ANSWERS.size());
    }

    private static List<Long> read(PageChain chain)
    {
        Page page = chain.next();
        return IntStream.range(0, page.getPositionCount()).mapToObj(position -> BIGINT.getLong(page.getBlock(0), position)).toList();
    }

    private PartitionPages pages(Reader reader)
    {
        return new PartitionPages(new Forking(), CONNECTION, RemoteQuery.scan("t"), new RemotePartition("all", Map.of()), reader, new ResponseDecoder(new PageDecoder(Map.of(), Map.of()), new CacheConfig()), List.of(NUMBER), workers);
    }

    private static final class Reader
            implements RemoteReader
    {
        private final List<RemoteRequest> requests = new ArrayList<>();
        private ToIntFunction<String> readAt = _ -> 7;

        @Override
        public RemoteResponse read(RemoteRequest request)
        {
            requests.add(request);
            return new RemoteResponse(200, Map.of(), ANSWERS.get(request.path()).getBytes(UTF_8), Instant.ofEpochSecond(readAt.applyAsInt(request.path())), RemoteResponse.Source.LIVE);
        }

        Optional<String> basis(String path)
        {
            return requests.stream().filter(request -> request.path().equals(path)).findFirst().orElseThrow().basis();
        }
    }

    private static final class Forking
            implements ChainPlanner
    {
        @Override
        public PageRequest firstPage(ConnectionInfo connection, RemoteQuery query, RemotePartition partition)
        {
            return page("/first");
        }

        @Override
        public Optional<Fork> fork(ConnectionInfo connection, RemoteQuery query, RemotePartition partition, PageRequest previous, PageOutcome outcome)
        {
            assertThat(previous.request().path()).isEqualTo("/first");
            return Optional.of(new Fork(List.of(page("/a"), page("/b")), page("/last")));
        }

        @Override
        public Optional<PageRequest> nextPage(ConnectionInfo connection, RemoteQuery query, RemotePartition partition, PageRequest previous, PageOutcome outcome)
        {
            return previous.request().path().equals("/a") ? Optional.of(page("/a/2")) : Optional.empty();
        }

        private static PageRequest page(String path)
        {
            return ChainPlanner.page(path).keeping(new RowFilter(List.of(), List.of(), Optional.of(NUMBER)));
        }
    }
}
