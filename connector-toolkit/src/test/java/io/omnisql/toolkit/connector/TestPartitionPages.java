package io.omnisql.toolkit.connector;

import io.omnisql.toolkit.adapter.ColumnDefinition;
import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.PageOutcome;
import io.omnisql.toolkit.adapter.PageRequest;
import io.omnisql.toolkit.adapter.RemotePartition;
import io.omnisql.toolkit.adapter.RemoteQuery;
import io.omnisql.toolkit.adapter.RemoteReader;
import io.omnisql.toolkit.adapter.RemoteResponse;
import io.omnisql.toolkit.adapter.ResponseClassifier.Kind;
import io.omnisql.toolkit.adapter.ScanException;
import io.omnisql.toolkit.adapter.ScanPlanner;
import io.omnisql.toolkit.adapter.ValueType;
import io.omnisql.toolkit.cache.CacheConfig;
import io.omnisql.toolkit.decode.PageDecoder;
import io.omnisql.toolkit.decode.PageWorkers;
import io.omnisql.toolkit.decode.ResponseDecoder;
import io.omnisql.toolkit.remote.RemoteErrors;
import org.junit.jupiter.api.AfterEach;
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

    private final PageWorkers workers = new PageWorkers();

    @AfterEach
    void stopWorkers()
    {
        workers.close();
    }

    @Test
    void testLimitCutsRows()
    {
        assertThat(rows(pages(new NumberedPages(10, OptionalLong.of(3))))).isEqualTo(3);
    }

    @Test
    void testPlannerMayGiveMoreThanTheLimit()
    {
        assertThat(rows(pages(new NumberedPages(3)))).isEqualTo(6);
    }

    @Test
    void testRefusedAnswer()
    {
        PartitionPages pages = pages(new Refusing());
        assertThatThrownBy(pages::next)
                .isInstanceOfSatisfying(ScanException.class, e -> assertThat(e.kind()).isEqualTo(Kind.INCOMPLETE))
                .hasMessage("rows are missing");
    }

    @Test
    void testRefusedFirstPageIsRenewedOnce()
    {
        assertThat(rows(pages(new Renewing(Optional.of(List.of(new RemotePartition("renewed", Map.of()))))))).isEqualTo(2);
        assertThat(rows(pages(new Renewing(Optional.of(List.of()))))).isZero();
        assertThatThrownBy(() -> pages(new Renewing(Optional.empty())).next()).hasMessage("gone: all");
        assertThatThrownBy(() -> pages(new Renewing(Optional.of(List.of(new RemotePartition("all", Map.of()))))).next()).hasMessage("gone: all");
    }

    private static long rows(PartitionPages pages)
    {
        long rows = 0;
        while (pages.hasNext()) {
            rows += pages.next().getPositionCount();
        }
        return rows;
    }

    private PartitionPages pages(ScanPlanner planner)
    {
        RemoteReader reader = request -> {
            if (request.path().equals("/all")) {
                throw RemoteErrors.of(new ScanException(Kind.STALE_SCHEMA, "gone: all"));
            }
            return READER.read(request);
        };
        RemoteQuery query = RemoteQuery.scan("t").withLimit(OptionalLong.of(3));
        return new PartitionPages(planner, CONNECTION, query, new RemotePartition("all", Map.of()), reader, new ResponseDecoder(new PageDecoder(Map.of(), Map.of()), new CacheConfig()), List.of(NUMBER), workers);
    }

    /**
     * Takes no answer.
     */
    private record Refusing()
            implements ChainPlanner
    {
        @Override
        public PageRequest firstPage(ConnectionInfo connection, RemoteQuery query, RemotePartition partition)
        {
            return ChainPlanner.page("/");
        }

        @Override
        public Optional<PageRequest> nextPage(ConnectionInfo connection, RemoteQuery query, RemotePartition partition, PageRequest previous, PageOutcome outcome)
        {
            throw new ScanException(Kind.INCOMPLETE, "rows are missing");
        }
    }

    /**
     * A page of two rows, unless the partition is called all.
     */
    private record Renewing(Optional<List<RemotePartition>> renewed)
            implements ChainPlanner
    {
        @Override
        public PageRequest firstPage(ConnectionInfo connection, RemoteQuery query, RemotePartition partition)
        {
            return ChainPlanner.page("/" + partition.description());
        }

        @Override
        public Optional<List<RemotePartition>> renew(ConnectionInfo connection, RemoteQuery query, RemotePartition partition, ScanException refusal, RemoteReader reader)
        {
            assertThat(refusal.kind()).isEqualTo(Kind.STALE_SCHEMA);
            return renewed;
        }

        @Override
        public Optional<PageRequest> nextPage(ConnectionInfo connection, RemoteQuery query, RemotePartition partition, PageRequest previous, PageOutcome outcome)
        {
            assertThat(partition.description()).isEqualTo("renewed");
            return Optional.empty();
        }
    }
}
