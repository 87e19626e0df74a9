package io.omnisql.toolkit.connector;

import io.omnisql.toolkit.adapter.ColumnDefinition;
import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.RemotePartition;
import io.omnisql.toolkit.adapter.RemoteQuery;
import io.omnisql.toolkit.adapter.RemoteReader;
import io.omnisql.toolkit.adapter.RemoteResponse;
import io.omnisql.toolkit.adapter.ValueType;
import io.omnisql.toolkit.cache.CacheConfig;
import io.omnisql.toolkit.decode.PageDecoder;
import io.omnisql.toolkit.decode.PageWorkers;
import io.omnisql.toolkit.decode.ResponseDecoder;
import io.omnisql.toolkit.remote.QueryActivity;
import io.trino.spi.connector.SourcePage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import static io.omnisql.toolkit.adapter.ColumnDefinition.column;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Scans of millions of rows hold two pages of each chain, whatever the number of rows, and ask for no page that nobody waits for.
 */
@Timeout(200)
final class TestLongScans
{
    private static final ConnectionInfo CONNECTION = new ConnectionInfo("acme", "main", "http://localhost", Map.of(), 1);
    private static final ColumnDefinition NUMBER = column("number", ValueType.BIGINT, "/number", "");
    private static final ColumnDefinition TITLE = column("title", ValueType.VARCHAR, "/title", "");
    private static final int ROWS_OF_PAGE = 1_000;
    private static final byte[] BODY = IntStream.range(0, ROWS_OF_PAGE)
            .mapToObj("{\"number\": %1$s, \"title\": \"The title of the issue with the number %1$s\"}"::formatted)
            .collect(joining(",", "[", "]"))
            .getBytes(UTF_8);
    private static final int CHAINS = 8;
    private static final int AHEAD = 2;

    private final AtomicInteger begun = new AtomicInteger();
    private final PageWorkers workers = new PageWorkers();

    @AfterEach
    void stop()
    {
        workers.close();
    }

    @Test
    void testMemory()
            throws Exception
    {
        SaasPageSource source = source(250);
        long rows = 0;
        int taken = 0;
        long largestPage = 0;
        long largestUsage = 0;
        while (!source.isFinished()) {
            // the engine is slower than the service: every chain has its page before one is taken
            largestUsage = Math.max(largestUsage, source.getMemoryUsage());
            SourcePage page = source.getNextSourcePage();
            if (page == null) {
                source.isBlocked().get();
                continue;
            }
            taken++;
            rows += page.getPositionCount();
            largestPage = Math.max(largestPage, page.getRetainedSizeInBytes());
            assertThat(begun.get()).describedAs("pages asked for, of which %s are taken", taken).isLessThanOrEqualTo(taken + AHEAD * CHAINS);
        }
        assertThat(rows).isEqualTo(2_000_000);
        assertThat(begun.get()).isEqualTo(2_000);
        assertThat(largestUsage).isPositive().isLessThanOrEqualTo(AHEAD * CHAINS * largestPage);
        assertThat(CHAINS * (AHEAD * largestPage + BODY.length)).isLessThan(64L << 20);
        assertThat(source.getMemoryUsage()).isZero();
    }

    /**
     * Whoever has enough rows closes the scan, as for a LIMIT above a filter that the service does not know.
     */
    @Test
    void testClose()
            throws Exception
    {
        SaasPageSource source = source(250);
        int taken = 0;
        while (taken < 3) {
            if (source.getNextSourcePage() == null) {
                source.isBlocked().get();
            }
            else {
                taken++;
            }
        }
        source.close();
        assertThat(source.isFinished()).isTrue();
        assertThat(source.getMemoryUsage()).isZero();
        assertThat(source.getNextSourcePage()).isNull();
        // a chain of which two pages were taken is two ahead
        assertThat(begun.get()).isLessThanOrEqualTo(3 + CHAINS + 1);
    }

    private SaasPageSource source(int pagesOfChain)
    {
        RemoteReader reader = _ -> {
            begun.incrementAndGet();
            return new RemoteResponse(200, Map.of(), BODY, Instant.EPOCH, RemoteResponse.Source.LIVE);
        };
        ResponseDecoder decoder = new ResponseDecoder(new PageDecoder(Map.of(), Map.of()), new CacheConfig());
        List<PageChain> chains = IntStream.range(0, CHAINS)
                .<PageChain>mapToObj(chain -> new PartitionPages(
                        new NumberedPages(pagesOfChain),
                        CONNECTION,
                        RemoteQuery.scan("t"),
                        new RemotePartition(Integer.toString(chain), Map.of()),
                        reader,
                        decoder,
                        List.of(NUMBER, TITLE),
                        workers))
                .toList();
        return new SaasPageSource(chains, OptionalLong.empty(), new QueryActivity(Long.MAX_VALUE));
    }
}
