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

import static io.omnisql.plugin.github.Adapters.website;
import static io.omnisql.plugin.github.Scans.firstPage;
import static io.omnisql.toolkit.adapter.ValueType.BIGINT;
import static io.omnisql.toolkit.testing.RemoteQueries.atLeast;
import static io.omnisql.toolkit.testing.RemoteQueries.counted;
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
        assertThat(rows("{\"early\": {\"aggregate_0\": 0, \"early\": \"IssueConnection\", \"nodes\": []}, \"late\": {\"aggregate_0\": 0}}")).isZero();
    }

    private static long count(int early, String oldest, int late)
    {
        return rows("{\"early\": {\"aggregate_0\": %s, \"early\": \"IssueConnection\", \"nodes\": [{\"updatedAt\": \"%s\"}]}, \"late\": {\"aggregate_0\": %s}}".formatted(early, oldest, late));
    }

    private static long rows(String counts)
    {
        String answer = "{\"data\": {\"repository\": {\"name\": \"website\", \"owner\": {\"login\": \"acme\"}}, \"rows\": %s}}".formatted(counts);
        RemoteResponse response = new RemoteResponse(200, Map.of(), answer.getBytes(UTF_8), Instant.EPOCH, RemoteResponse.Source.LIVE);
        PageAssembler assembler = new PageAssembler(List.of(COUNT));
        Page page = assembler.assemble(PAGE, response, new PageDecoder(Map.of(), Map.of()).decode(PAGE, assembler.decoded(PAGE), response.body()));
        assertThat(page.getPositionCount()).isEqualTo(1);
        return io.trino.spi.type.BigintType.BIGINT.getLong(page.getBlock(0), 0);
    }
}
