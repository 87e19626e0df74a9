package io.omnisql.plugin.github.scan;

import io.omnisql.toolkit.adapter.ColumnDefinition;
import io.omnisql.toolkit.adapter.PageRequest;
import io.omnisql.toolkit.adapter.RemoteResponse;
import io.omnisql.toolkit.decode.PageAssembler;
import io.omnisql.toolkit.decode.PageDecoder;
import io.trino.spi.Page;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import static io.omnisql.plugin.github.Adapters.ADAPTER;
import static io.omnisql.plugin.github.Adapters.website;
import static io.omnisql.plugin.github.Scans.firstPage;
import static io.omnisql.toolkit.adapter.ValueType.BIGINT;
import static io.omnisql.toolkit.testing.RemoteQueries.atLeast;
import static io.omnisql.toolkit.testing.RemoteQueries.before;
import static io.omnisql.toolkit.testing.RemoteQueries.counted;
import static io.omnisql.toolkit.testing.RemoteQueries.within;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

final class TestSinceCount
{
    private static final ColumnDefinition COUNT = ColumnDefinition.column("aggregate_0", BIGINT, "/aggregate_0", "");
    private static final PageRequest PAGE = firstPage(counted(website("issues", List.of(), atLeast("updated_at", "2026-03-01T10:00:00Z"))));

    @Test
    void testVerySecondIsCounted()
    {
        // one row of the second before, and two of the second itself
        assertThat(count(5, "2026-03-01T09:59:59Z", 4)).isEqualTo(4);
        assertThat(count(4, "2026-03-01T10:00:00Z", 4)).isEqualTo(4);
        assertThat(count(1, "2026-03-01T09:59:59Z", 0)).isZero();
    }

    @Test
    void testVerySecondIsNotCounted()
    {
        assertThat(count(4, "2026-03-01T10:00:00Z", 2)).isEqualTo(4);
        assertThat(count(4, "2026-03-01T10:00:01Z", 4)).isEqualTo(4);
    }

    @Test
    void testNoRows()
    {
        assertThat(rows(PAGE, "{%s}".formatted(since("since", 0, "", 0)))).isZero();
    }

    /**
     * Those before the first second after a time are left out of those since another, or of all.
     */
    @Test
    void testUpperBound()
    {
        PageRequest between = firstPage(counted(website("issues", List.of(), within("updated_at", "2026-03-01T10:00:00Z", "2026-03-02T10:00:00.500Z"))));
        assertThat(between.state()).containsEntry("since", "2026-03-01T10:00:00Z").containsEntry("until", "2026-03-02T10:00:01Z");
        assertThat(rows(between, "{%s, %s}".formatted(since("since", 9, "2026-03-01T09:59:59Z", 8), since("until", 3, "2026-03-02T10:00:01Z", 2)))).isEqualTo(5);
        PageRequest before = firstPage(counted(website("issues", List.of(), before("updated_at", "2026-03-01T10:00:00Z"))));
        assertThat(before.state()).doesNotContainKey("since").containsEntry("until", "2026-03-01T10:00:00Z");
        assertThat(rows(before, "{\"all\": {\"totalCount\": 20}, %s}".formatted(since("until", 3, "2026-03-01T09:59:59Z", 2)))).isEqualTo(18);
    }

    private static long count(int early, String oldest, int late)
    {
        return rows(PAGE, "{%s}".formatted(since("since", early, oldest, late)));
    }

    private static String since(String name, int early, String oldest, int late)
    {
        String rows = oldest.isEmpty() ? "" : "{\"updatedAt\": \"%s\"}".formatted(oldest);
        return "\"%s\": {\"totalCount\": %s, \"nodes\": [%s]}, \"%1$sExactly\": {\"totalCount\": %s}".formatted(name, early, rows, late);
    }

    private static long rows(PageRequest request, String counts)
    {
        String answer = "{\"data\": {\"repository\": {\"name\": \"website\", \"owner\": {\"login\": \"acme\"}}, \"rows\": %s}}".formatted(counts);
        RemoteResponse response = new RemoteResponse(200, Map.of(), answer.getBytes(UTF_8), Instant.EPOCH, RemoteResponse.Source.LIVE);
        PageAssembler assembler = new PageAssembler(List.of(COUNT));
        Page page = assembler.assemble(request, response, new PageDecoder(ADAPTER.renderers(), ADAPTER.transforms()).decode(request, assembler.decoded(request), response.body()));
        assertThat(page.getPositionCount()).isEqualTo(1);
        return io.trino.spi.type.BigintType.BIGINT.getLong(page.getBlock(0), 0);
    }
}
