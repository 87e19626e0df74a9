package io.omnisql.toolkit.connector;

import io.omnisql.toolkit.adapter.ColumnDefinition;
import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.PageOutcome;
import io.omnisql.toolkit.adapter.PageRequest;
import io.omnisql.toolkit.adapter.RemotePartition;
import io.omnisql.toolkit.adapter.RemoteQuery;
import io.omnisql.toolkit.adapter.RemoteReader;
import io.omnisql.toolkit.adapter.RemoteRequest;
import io.omnisql.toolkit.adapter.RemoteResponse;
import io.omnisql.toolkit.adapter.ResponseClassifier.Kind;
import io.omnisql.toolkit.adapter.ScanException;
import io.omnisql.toolkit.adapter.ScanPlanner;
import io.omnisql.toolkit.adapter.ValueType;
import io.omnisql.toolkit.cache.CacheConfig;
import io.omnisql.toolkit.decode.PageDecoder;
import io.omnisql.toolkit.decode.ResponseDecoder;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

import static io.omnisql.toolkit.adapter.ColumnDefinition.column;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class TestPartitionPages
{
    private static final ConnectionInfo CONNECTION = new ConnectionInfo("acme", "main", "http://localhost", Map.of(), 1);
    private static final ColumnDefinition NUMBER = column("number", ValueType.BIGINT, "/number", "");
    private static final RemoteReader READER = _ -> new RemoteResponse(
            200, Map.of(), "[{\"number\": 1}, {\"number\": 2}]".getBytes(UTF_8), Instant.EPOCH, RemoteResponse.Source.LIVE);

    @Test
    void testLimitCutsRows()
    {
        assertThat(rows(pages(new Planner(OptionalLong.of(3), 10)))).isEqualTo(3);
    }

    @Test
    void testPlannerMayGiveMoreThanTheLimit()
    {
        assertThat(rows(pages(new Planner(OptionalLong.empty(), 3)))).isEqualTo(6);
    }

    @Test
    void testRefusedAnswer()
    {
        PartitionPages pages = pages(new Planner(OptionalLong.empty(), -1));
        assertThatThrownBy(pages::next)
                .isInstanceOfSatisfying(ScanException.class, e -> assertThat(e.kind()).isEqualTo(Kind.INCOMPLETE))
                .hasMessage("rows are missing");
    }

    private static long rows(PartitionPages pages)
    {
        long rows = 0;
        while (pages.hasNext()) {
            rows += pages.next().getPositionCount();
        }
        return rows;
    }

    private static PartitionPages pages(ScanPlanner planner)
    {
        RemoteQuery query = RemoteQuery.scan("t").withLimit(OptionalLong.of(3));
        return new PartitionPages(planner, CONNECTION, query, new RemotePartition("all", Map.of()), READER, new ResponseDecoder(new PageDecoder(Map.of(), Map.of()), new CacheConfig()), List.of(NUMBER));
    }

    /**
     * Pages of two rows each.
     *
     * @param pages how many; negative makes the answers refused
     */
    private record Planner(OptionalLong rows, int pages)
            implements ScanPlanner
    {
        @Override
        public List<RemotePartition> partition(ConnectionInfo connection, RemoteQuery query, RemoteReader reader)
        {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean isSinglePartition(ConnectionInfo connection, RemoteQuery query)
        {
            return true;
        }

        @Override
        public OptionalLong rowLimit(ConnectionInfo connection, RemoteQuery query)
        {
            return rows;
        }

        @Override
        public PageRequest firstPage(ConnectionInfo connection, RemoteQuery query, RemotePartition partition)
        {
            return page(1);
        }

        @Override
        public Optional<PageRequest> nextPage(ConnectionInfo connection, RemoteQuery query, RemotePartition partition, PageRequest previous, PageOutcome outcome)
        {
            if (pages < 0) {
                throw new ScanException(Kind.INCOMPLETE, "rows are missing");
            }
            int number = Integer.parseInt(previous.state().get("page"));
            return number == pages ? Optional.empty() : Optional.of(page(number + 1));
        }

        private static PageRequest page(int number)
        {
            RemoteRequest request = new RemoteRequest("GET", "/", List.of(), Map.of(), Optional.empty(), "core");
            return new PageRequest(request, "", List.of(), Map.of()).withState(Map.of("page", Integer.toString(number)));
        }

        @Override
        public String explain(ConnectionInfo connection, RemoteQuery query)
        {
            return "";
        }

        @Override
        public OptionalLong estimateCalls(ConnectionInfo connection, RemoteQuery query)
        {
            return OptionalLong.empty();
        }
    }
}
