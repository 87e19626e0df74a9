package io.omnisql.toolkit.testing;

import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.trino.Session;
import io.trino.testing.DistributedQueryRunner;
import io.trino.testing.MaterializedRow;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.util.List;
import java.util.Map;

import static io.omnisql.toolkit.testing.SaasQueryRunner.session;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

/**
 * Ranges of instants, as people and their tools write them.
 */
@Tag("engine")
@TestInstance(PER_CLASS)
final class TestTimeFilters
{
    private static final Session ACME = session("stub", "acme/alice@acme.com", "main");

    private StubService service;
    private DistributedQueryRunner runner;

    @BeforeAll
    void setUp()
            throws Exception
    {
        service = new StubService().withItems("acme-token", StubItem.generate("acme", "b", 12));
        TestingConnections connections = new TestingConnections()
                .add(new ConnectionInfo("acme", "main", service.url(), Map.of("shards", "b"), 1), Map.of("token", "acme-token"));
        runner = SaasQueryRunner.create(StubAdapter.create(), connections);
    }

    @AfterAll
    void tearDown()
    {
        runner.close();
        service.close();
    }

    @BeforeEach
    void reset()
    {
        service.clearRequests();
    }

    @Test
    void testRange()
    {
        assertThat(rows("SELECT id FROM items WHERE shard = 'b' AND created_at >= TIMESTAMP '2026-01-01 11:00:00 UTC'")).containsExactlyInAnyOrder(List.of(11L), List.of(12L));
        assertThat(rows("SELECT id FROM items WHERE shard = 'b' AND created_at > TIMESTAMP '2026-01-01 12:00:00 +01:00'")).containsExactly(List.of(12L));
        assertThat(service.requests()).containsOnly("/shards/b/items?since=2026-01-01T11:00:00Z&per_page=10");
    }

    @Test
    void testTimesAsToolsWriteThem()
    {
        String from = "/shards/b/items?since=2026-01-01T11:00:00Z&per_page=10";
        for (String filter : List.of(
                "created_at >= TIMESTAMP '2026-01-01 11:00:00.000000 UTC'",
                "CAST(created_at AS timestamp) >= TIMESTAMP '2026-01-01 11:00:00'",
                "CAST(created_at AS timestamp(6)) BETWEEN TIMESTAMP '2026-01-01 11:00:00.000000' AND TIMESTAMP '2027-01-01 11:00:00.000001'",
                "(created_at >= TIMESTAMP '2026-01-01 11:00:00.000000 UTC' AND CAST(created_at AS date) <= DATE '2026-12-31')")) {
            assertThat(rows("SELECT id FROM items WHERE shard = 'b' AND " + filter)).as(filter).containsExactlyInAnyOrder(List.of(11L), List.of(12L));
            assertThat(service.requests()).as(filter).containsOnly(from);
        }
        service.clearRequests();
        assertThat(rows("SELECT id FROM items WHERE shard = 'b' AND date(created_at) = DATE '2026-01-02'")).isEmpty();
        assertThat(service.requests()).containsExactly("/shards/b/items?since=2026-01-02T00:00:00Z&per_page=10");
        service.clearRequests();
        assertThat(rows("SELECT count(*) FROM items WHERE shard = 'b' AND date(created_at) = DATE '2026-01-01'")).containsExactly(List.of(12L));
        assertThat(service.requests()).containsOnly("/shards/b/items?since=2026-01-01T00:00:00Z&per_page=10", "/shards/b/items?since=2026-01-01T00:00:00Z&per_page=10&page=2");
        service.clearRequests();
        assertThat(rows("SELECT id FROM items WHERE created_at = TIMESTAMP '2026-01-01 11:00:00.000001 UTC'")).isEmpty();
        assertThat(service.requests()).isEmpty();
    }

    private List<List<Object>> rows(String sql)
    {
        return runner.execute(ACME, sql).getMaterializedRows().stream().map(MaterializedRow::getFields).toList();
    }
}
