package io.omnisql.toolkit.testing;

import com.google.common.collect.ImmutableList;
import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.trino.Session;
import io.trino.execution.QueryManager;
import io.trino.server.BasicQueryInfo;
import io.trino.spi.QueryId;
import io.trino.testing.DistributedQueryRunner;
import io.trino.testing.MaterializedResult;
import io.trino.testing.QueryFailedException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import static com.google.common.collect.MoreCollectors.onlyElement;
import static io.omnisql.toolkit.testing.SaasQueryRunner.session;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

@Tag("engine")
@TestInstance(PER_CLASS)
final class TestSaasConnector
{
    private static final Session ACME = session("stub", "acme/alice@acme.com", "main");
    private static final Session GLOBEX = session("stub", "globex/bob", "main");

    private StubService service;
    private DistributedQueryRunner runner;

    @BeforeAll
    void setUp()
            throws Exception
    {
        service = new StubService()
                .withItems("acme-token", ImmutableList.<StubItem>builder()
                        .addAll(StubItem.generate("acme", "a", 35))
                        .addAll(StubItem.generate("acme", "b", 12))
                        .build())
                .withItems("globex-token", StubItem.generate("globex", "a", 5));
        TestingConnections connections = new TestingConnections()
                .add(new ConnectionInfo("acme", "main", service.url(), Map.of("shards", "a,b"), 1), Map.of("token", "acme-token"))
                .add(new ConnectionInfo("acme", "private", service.url(), Map.of("shards", "a"), 1), Map.of("token", "acme-token"))
                .add(new ConnectionInfo("acme", "broken", service.url(), Map.of("shards", "a"), 1), Map.of("token", "revoked"))
                .add(new ConnectionInfo("globex", "main", service.url(), Map.of("shards", "a"), 1), Map.of("token", "globex-token"));
        runner = SaasQueryRunner.create(StubAdapter.create(), connections);
        runner.installPlugin(new StubPlugin());
        runner.createCatalog("single", StubPlugin.NAME, Map.of("stub.url", service.url(), "stub.token", "acme-token", "stub.shards", "a,b"));
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
        service.resume();
        EngineTasks.awaitEnd(runner);
        service.clearRequests();
    }

    @Test
    void testTypes()
    {
        assertThat(rows("SELECT shard, id, name, state, category, score, active, CAST(due AS varchar), created_at = TIMESTAMP '2026-01-01 07:00:00 UTC', tags FROM items WHERE shard = 'a' AND id = 7"))
                .containsExactly(Arrays.asList("a", 7L, "acme-a-7", "open", null, 1.75, false, "2026-01-08", true, List.of("tag1", "Ü~/\"1")));
        assertThat(requests()).containsExactly("/shards/a/items?id=7&per_page=10");
    }

    @Test
    void testFullScanFollowsAllPages()
    {
        assertThat(rows("SELECT shard, id FROM items")).hasSize(47).doesNotHaveDuplicates();
        assertThat(requests()).containsExactlyInAnyOrder(
                "/shards/a/items?per_page=10",
                "/shards/a/items?per_page=10&page=2",
                "/shards/a/items?per_page=10&page=3",
                "/shards/a/items?per_page=10&page=4",
                "/shards/b/items?per_page=10",
                "/shards/b/items?per_page=10&page=2");
    }

    @Test
    void testExactFilter()
    {
        assertThat(rows("SELECT count(name) FROM items WHERE shard = 'a' AND state = 'closed'")).containsExactly(List.of(10L));
        assertThat(requests()).containsExactly("/shards/a/items?state=closed&per_page=10", "/shards/a/items?state=closed&per_page=10&page=2");
        assertThat(explain("SELECT id FROM items WHERE state = 'closed'")).doesNotContain("filterPredicate").contains("state = closed EXACT");
    }

    @Test
    void testSupersetFilter()
    {
        assertThat(rows("SELECT id FROM items WHERE shard = 'b' AND category = 'bug'")).containsExactlyInAnyOrder(List.of(1L), List.of(3L), List.of(5L), List.of(9L), List.of(11L));
        assertThat(requests()).containsExactly("/shards/b/items?category=bug&per_page=10", "/shards/b/items?category=bug&per_page=10&page=2");
        assertThat(explain("SELECT id FROM items WHERE category = 'bug'")).contains("filterPredicate").contains("category = bug SUPERSET");
    }

    @Test
    void testNeverFilter()
    {
        assertThat(rows("SELECT id FROM items WHERE shard = 'b' AND score > 2.6")).containsExactlyInAnyOrder(List.of(11L), List.of(12L));
        assertThat(rows("SELECT id FROM items WHERE shard = 'b' AND name LIKE '%-1_'")).containsExactlyInAnyOrder(List.of(10L), List.of(12L));
        assertThat(requests()).containsOnly("/shards/b/items?per_page=10", "/shards/b/items?per_page=10&page=2");
    }

    @Test
    void testContains()
    {
        assertThat(rows("SELECT id FROM items WHERE shard = 'b' AND contains(tags, 'tag1')")).containsExactlyInAnyOrder(List.of(1L), List.of(4L), List.of(7L), List.of(10L));
        assertThat(rows("SELECT count(*) FROM items WHERE shard = 'b' AND contains(tags, 'Ü~/\"1')")).containsExactly(List.of(6L));
        assertThat(requests()).containsExactly("/shards/b/items?tag=tag1&per_page=10", "/shards/b/count?tag=Ü~/\"1");
    }

    @Test
    void testLimit()
    {
        assertThat(rows("SELECT id FROM items WHERE shard = 'a' LIMIT 13")).hasSize(13);
        assertThat(requests()).containsExactly("/shards/a/items?per_page=10", "/shards/a/items?per_page=10&page=2");
        assertThat(explain("SELECT id FROM items WHERE shard = 'a' LIMIT 13")).contains("limit: 13").doesNotContain("Limit[");
        assertThat(explain("SELECT id FROM items LIMIT 13")).contains("limit: 13").contains("Limit[");
    }

    @Test
    void testLimitOverPartitions()
            throws InterruptedException
    {
        assertThat(rows("SELECT id FROM items LIMIT 3")).hasSize(3);
        // the rows of one shard are enough: the other one's may still be on its way, and may not be asked for at all
        for (int attempt = 0; attempt < 100 && requests().size() < 2; attempt++) {
            Thread.sleep(20);
        }
        assertThat(requests()).allMatch(request -> request.endsWith("/items?per_page=3")).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void testFilterAboveLimitStays()
    {
        assertThat(rows("SELECT count(*) FROM (SELECT * FROM items WHERE shard = 'a' LIMIT 3) WHERE state = 'closed'")).hasSize(1);
        assertThat(requests()).containsExactly("/shards/a/items?per_page=3");
    }

    @Test
    void testTopN()
    {
        assertThat(rows("SELECT id FROM items WHERE shard = 'a' ORDER BY created_at DESC LIMIT 4")).containsExactly(List.of(35L), List.of(34L), List.of(33L), List.of(32L));
        assertThat(requests()).containsExactly("/shards/a/items?sort=created_at&direction=desc&per_page=4");

        service.clearRequests();
        assertThat(rows("SELECT shard, id FROM items ORDER BY id DESC LIMIT 2")).containsExactly(List.of("a", 35L), List.of("a", 34L));
        assertThat(requests()).containsExactlyInAnyOrder("/shards/a/items?sort=id&direction=desc&per_page=2", "/shards/b/items?sort=id&direction=desc&per_page=2");
    }

    @Test
    void testTopNAboveSupersetIsNotPushed()
    {
        assertThat(rows("SELECT id FROM items WHERE shard = 'a' AND category = 'Bug' ORDER BY id DESC LIMIT 2")).containsExactly(List.of(34L), List.of(32L));
        assertThat(requests()).allMatch(request -> request.startsWith("/shards/a/items?category=Bug&per_page=10"));
    }

    @Test
    void testCount()
    {
        assertThat(rows("SELECT count(*) FROM items")).containsExactly(List.of(47L));
        assertThat(requests()).containsExactlyInAnyOrder("/shards/a/count", "/shards/b/count");

        service.clearRequests();
        assertThat(rows("SELECT count(*), count(id) FROM items WHERE shard = 'a' AND state = 'open'")).containsExactly(List.of(24L, 24L));
        assertThat(requests()).containsExactly("/shards/a/count?state=open");

        service.clearRequests();
        assertThat(rows("SELECT count(name) FROM items WHERE shard = 'b'")).containsExactly(List.of(11L));
        assertThat(rows("SELECT \"$source\", count(*) FROM items WHERE shard = 'b' GROUP BY 1")).containsExactly(List.of("live", 12L));
        assertThat(rows("SELECT count(*) FROM items WHERE shard = 'b' AND category = 'bug'")).containsExactly(List.of(5L));
        assertThat(requests()).noneMatch(request -> request.contains("count"));
    }

    @Test
    void testContradictionAsksNothing()
    {
        assertThat(rows("SELECT * FROM items WHERE state = 'open' AND state = 'closed'")).isEmpty();
        assertThat(rows("SELECT count(*) FROM items WHERE state = 'open' AND state = 'closed'")).containsExactly(List.of(0L));
        assertThat(rows("SELECT count(*) FROM items WHERE id IS NULL")).containsExactly(List.of(0L));
        assertThat(rows("SELECT count(*) FROM items WHERE shard = 'unknown'")).containsExactly(List.of(0L));
        assertThat(rows("SELECT id FROM items WHERE shard = 'unknown'")).isEmpty();
        assertThat(rows("SELECT id FROM items WHERE shard = 'unknown' LIMIT 3")).isEmpty();
        assertThat(requests()).isEmpty();
    }

    @Test
    void testNotNullIsTrueOfNotNullColumns()
    {
        assertThat(rows("SELECT count(*) FROM items WHERE id IS NOT NULL AND shard = 'b'")).containsExactly(List.of(12L));
        assertThat(requests()).containsExactly("/shards/b/count");
    }

    @Test
    void testHiddenColumns()
    {
        List<List<Object>> rows = rows("SELECT DISTINCT \"$source\", \"$as_of\" FROM items WHERE shard = 'a' AND id = 1");
        assertThat(rows.getFirst().getFirst()).isEqualTo("live");
        assertThat((ZonedDateTime) rows.getFirst().getLast()).isAfter(ZonedDateTime.now().minusMinutes(10));
        assertThat(rows("SHOW COLUMNS FROM items")).noneMatch(row -> row.getFirst().toString().startsWith("$"));
    }

    @Test
    void testSingleTenantThroughTheWholeChain()
    {
        Session session = session("single", "anyone", "default");
        assertThat(rows(session, "SHOW SCHEMAS")).containsExactlyInAnyOrder(List.of("information_schema"), List.of("system"), List.of("default"));

        String sql = "SELECT id, name, \"$source\", \"$as_of\" FROM items WHERE shard = 'b'";
        List<List<Object>> live = rows(session, sql);
        assertThat(live).hasSize(12).allMatch(row -> row.get(2).equals("live"));
        assertThat(requests()).hasSize(2);
        List<List<Object>> remembered = rows(session, sql);
        assertThat(remembered).allMatch(row -> row.get(2).equals("memory"));
        assertThat(remembered).extracting(row -> List.of(row.getFirst(), row.getLast())).isEqualTo(live.stream().map(row -> List.of(row.getFirst(), row.getLast())).toList());
        assertThat(requests()).hasSize(2);

        Session fresh = Session.builder(session).setCatalogSessionProperty("single", "max_staleness", "0s").build();
        assertThat(rows(fresh, sql)).allMatch(row -> row.get(2).equals("live"));
        assertThat(requests()).hasSize(4);
        assertThat(failure(Session.builder(session).setCatalogSessionProperty("single", "max_remote_calls", "1").build(), "SELECT count(*) FROM items"))
                .contains("needs at least 2 remote calls and may make 1");
    }

    @Test
    void testTenantsSeeTheirOwn()
    {
        assertThat(rows(ACME, "SHOW SCHEMAS")).contains(List.of("main"), List.of("private"));
        assertThat(rows(GLOBEX, "SHOW SCHEMAS")).containsExactlyInAnyOrder(List.of("information_schema"), List.of("system"), List.of("main"));
        assertThat(rows(session("stub", "nobody", "main"), "SHOW SCHEMAS")).containsExactlyInAnyOrder(List.of("information_schema"), List.of("system"));
        assertThat(rows(GLOBEX, "SELECT name FROM items WHERE id = 1")).containsExactly(List.of("globex-a-1"));
        assertThat(rows(GLOBEX, "SELECT DISTINCT table_schema FROM information_schema.columns WHERE table_schema NOT IN ('information_schema', 'system')")).containsExactly(List.of("main"));
    }

    @Test
    void testForeignSchemaLooksUnknown()
    {
        String foreign = failure(GLOBEX, "SELECT * FROM stub.private.items");
        String unknown = failure(GLOBEX, "SELECT * FROM stub.nowhere.items");
        assertThat(foreign).contains("private").isEqualTo(unknown.replace("nowhere", "private"));
        assertThat(failure(GLOBEX, "SHOW TABLES FROM stub.private")).isEqualTo(failure(GLOBEX, "SHOW TABLES FROM stub.nowhere").replace("nowhere", "private"));
        assertThat(requests()).isEmpty();
    }

    @Test
    void testComments()
    {
        assertThat(rows("SELECT comment FROM system.metadata.table_comments WHERE catalog_name = 'stub' AND schema_name = 'main'"))
                .containsExactly(List.of("Everything that the stub service holds"));
        assertThat(rows("DESCRIBE items")).contains(List.of("score", "double", "", "Weight"));
    }

    @Test
    void testExplain()
    {
        assertThat(explain("SELECT name FROM items WHERE shard = 'a' AND state = 'open' ORDER BY id LIMIT 5"))
                .contains("main.items {remote: GET /shards/{a}/items?state=open&sort=id&direction=asc&per_page=5 | predicate: shard = a EXACT; state = open EXACT | sort: id ASC NULLS LAST | limit: 5 | remote calls: at least 1}")
                .doesNotContain(service.url());
        assertThat(requests()).isEmpty();
    }

    @Test
    void testBudget()
    {
        Session session = Session.builder(ACME).setCatalogSessionProperty("stub", "max_remote_calls", "3").build();
        assertThatThrownBy(() -> runner.execute(session, "SELECT name FROM items WHERE shard = 'a'"))
                .hasMessageContaining("3 remote calls");
        assertThat(requests()).hasSize(3);

        service.clearRequests();
        Session one = Session.builder(ACME).setCatalogSessionProperty("stub", "max_remote_calls", "1").build();
        assertThatThrownBy(() -> runner.execute(one, "SELECT name FROM items"))
                .hasMessageContaining("needs at least 2 remote calls and may make 1");
        assertThat(requests()).isEmpty();
        assertThat(failure(Session.builder(ACME).setCatalogSessionProperty("stub", "max_remote_calls", "0").build(), "SELECT 1 FROM items")).contains("max_remote_calls must be at least 1");
    }

    @Test
    void testMetricsCountEachCallOnce()
            throws InterruptedException
    {
        QueryId query = runner.executeWithPlan(ACME, "SELECT name FROM items").queryId();
        assertThat(EndedQueries.remoteCalls(runner, query)).isEqualTo(requests().size()).isEqualTo(6);
    }

    @Test
    void testRefusedCredentials()
    {
        assertThat(failure(ACME, "SELECT * FROM stub.broken.items")).isEqualTo("The connection's token is not accepted");
    }

    /**
     * More scans wait for the service than the engine has threads for tasks.
     */
    @Test
    void testWaitingScansHoldNoEngineThreads()
            throws Exception
    {
        service.pause();
        List<CompletableFuture<MaterializedResult>> scans = Stream.generate(() -> start("SELECT name FROM items WHERE shard = 'a'"))
                .limit(6)
                .toList();
        awaitRequests(6);
        assertThat(runner.execute(ACME, "SELECT count(*) FROM tpch.tiny.nation").getOnlyValue()).isEqualTo(25L);
        assertThat(scans).noneMatch(CompletableFuture::isDone);
        service.resume();
        assertThat(scans).allMatch(scan -> scan.join().getRowCount() == 35);
    }

    @Test
    void testCancelStopsRequests()
            throws Exception
    {
        service.pause();
        CompletableFuture<MaterializedResult> scan = start("SELECT name AS cancelled FROM items WHERE shard = 'a'");
        awaitRequests(1);
        QueryManager queries = runner.getCoordinator().getQueryManager();
        QueryId query = queries.getQueries().stream()
                .filter(running -> running.getQuery().contains("cancelled") && !running.getState().isDone())
                .map(BasicQueryInfo::getQueryId)
                .collect(onlyElement());
        queries.cancelQuery(query);
        assertThatThrownBy(scan::join).hasStackTraceContaining("canceled");
        EngineTasks.awaitEnd(runner);
        service.resume();
        Thread.sleep(500);
        assertThat(requests()).containsExactly("/shards/a/items?per_page=10");
    }

    private CompletableFuture<MaterializedResult> start(String sql)
    {
        return CompletableFuture.supplyAsync(() -> runner.execute(ACME, sql), Thread::startVirtualThread);
    }

    private void awaitRequests(int count)
            throws InterruptedException
    {
        long deadline = System.nanoTime() + Duration.ofSeconds(120).toNanos();
        while (requests().size() < count && System.nanoTime() < deadline) {
            Thread.sleep(5);
        }
        assertThat(requests()).hasSize(count);
    }

    private List<String> requests()
    {
        return service.requests();
    }

    private List<List<Object>> rows(String sql)
    {
        return rows(ACME, sql);
    }

    private List<List<Object>> rows(Session session, String sql)
    {
        return runner.execute(session, sql).getMaterializedRows().stream()
                .map(row -> row.getFields())
                .toList();
    }

    private String explain(String sql)
    {
        return (String) runner.execute(ACME, "EXPLAIN " + sql).getOnlyValue();
    }

    private String failure(Session session, String sql)
    {
        try {
            runner.execute(session, sql);
        }
        catch (QueryFailedException e) {
            return e.getMessage();
        }
        throw new AssertionError("The query did not fail: " + sql);
    }
}
