package io.omnisql.toolkit.testing;

import com.google.common.collect.ImmutableList;
import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.trino.Session;
import io.trino.testing.DistributedQueryRunner;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import static io.omnisql.toolkit.testing.SaasQueryRunner.session;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

/**
 * Joins with another catalog's table ask the service for the keys that the table has. Nations have the keys 0 to 24, those of region 1 are 1, 2, 3, 17 and 24.
 */
@Tag("engine")
@TestInstance(PER_CLASS)
final class TestSaasJoins
{
    private static final Session ACME = session("stub", "acme/alice", "main");

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
                        .build());
        TestingConnections connections = new TestingConnections()
                .add(new ConnectionInfo("acme", "main", service.url(), Map.of("shards", "a,b"), 1), Map.of("token", "acme-token"));
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
    void testInnerJoin()
    {
        assertThat(rows("SELECT id, n.name FROM items JOIN tpch.tiny.nation n ON id = nationkey WHERE shard = 'a' AND regionkey = 1")).containsExactlyInAnyOrder(
                List.of(1L, "ARGENTINA"), List.of(2L, "BRAZIL"), List.of(3L, "CANADA"), List.of(17L, "PERU"), List.of(24L, "UNITED STATES"));
        assertThat(service.requests()).containsExactly("/shards/a/items?id=1,2,3,17,24&per_page=10");
    }

    @Test
    void testSemiJoin()
    {
        assertThat(rows("SELECT id FROM items WHERE shard = 'b' AND id IN (SELECT nationkey FROM tpch.tiny.nation WHERE regionkey = 1)")).containsExactlyInAnyOrder(List.of(1L), List.of(2L), List.of(3L));
        assertThat(service.requests()).containsExactly("/shards/b/items?id=1,2,3,17,24&per_page=10");

        service.clearRequests();
        assertThat(rows("SELECT id FROM items WHERE shard = 'b' AND id NOT IN (SELECT nationkey FROM tpch.tiny.nation WHERE regionkey = 1)")).hasSize(9);
        assertThat(service.requests()).containsExactly("/shards/b/items?per_page=10", "/shards/b/items?per_page=10&page=2");
    }

    @Test
    void testOuterJoins()
    {
        assertThat(rows("SELECT id, n.name FROM items LEFT JOIN (SELECT * FROM tpch.tiny.nation WHERE regionkey = 1) n ON id = nationkey WHERE shard = 'b'"))
                .hasSize(12)
                .filteredOn(row -> row.getLast() != null).hasSize(3);
        assertThat(service.requests()).containsExactly("/shards/b/items?per_page=10", "/shards/b/items?per_page=10&page=2");

        service.clearRequests();
        assertThat(rows("SELECT n.name, id FROM (SELECT * FROM items WHERE shard = 'b') RIGHT JOIN (SELECT * FROM tpch.tiny.nation WHERE regionkey = 1) n ON id = nationkey"))
                .hasSize(5)
                .filteredOn(row -> row.getLast() == null).hasSize(2);
        assertThat(service.requests()).containsExactly("/shards/b/items?id=1,2,3,17,24&per_page=10");
    }

    @Test
    void testOuterJoinFromTheKeysLooksThemUp()
    {
        assertThat(rows("SELECT n.name, i.id FROM tpch.tiny.nation n LEFT JOIN items i ON i.id = n.nationkey AND i.shard = 'b' WHERE n.regionkey = 1 AND n.nationkey IN (1, 2, 17)"))
                .containsExactlyInAnyOrder(List.of("ARGENTINA", 1L), List.of("BRAZIL", 2L), Arrays.asList("PERU", null));
        assertThat(service.requests()).containsExactly("/shards/b/items?id=1,2,17&per_page=10");
    }

    @Test
    void testNoKeys()
    {
        assertThat(rows("SELECT id FROM items JOIN tpch.tiny.nation n ON id = nationkey WHERE n.comment = 'none'")).isEmpty();
        assertThat(service.requests()).isEmpty();
    }

    @Test
    void testKeysChoosePartitions()
    {
        assertThat(rows("SELECT count(*) FROM items JOIN tpch.tiny.region r ON shard = lower(substr(r.name, 1, 1)) WHERE regionkey IN (1, 3)")).containsExactly(List.of(35L));
        assertThat(service.requests()).hasSize(4).allMatch(request -> request.startsWith("/shards/a/items"));
    }

    @Test
    void testKeysBesideOtherFilters()
    {
        assertThat(rows("SELECT id FROM items JOIN tpch.tiny.nation ON id = nationkey WHERE shard = 'a' AND regionkey = 1 AND state = 'closed' AND category = 'bug'")).containsExactly(List.of(3L));
        assertThat(service.requests()).containsExactly("/shards/a/items?category=bug&state=closed&id=1,2,3,17,24&per_page=10");

        service.clearRequests();
        assertThat(rows("SELECT id FROM items JOIN tpch.tiny.nation ON id = nationkey WHERE shard = 'a' AND regionkey = 1 AND id IN (2, 3, 4)")).containsExactlyInAnyOrder(List.of(2L), List.of(3L));
        assertThat(service.requests()).containsExactly("/shards/a/items?id=2,3&per_page=10");
    }

    @Test
    void testColumnWithoutFilter()
    {
        assertThat(rows("SELECT id FROM items JOIN tpch.tiny.nation ON score = nationkey WHERE shard = 'b' AND regionkey = 1")).containsExactlyInAnyOrder(List.of(4L), List.of(8L), List.of(12L));
        assertThat(service.requests()).containsExactly("/shards/b/items?per_page=10", "/shards/b/items?per_page=10&page=2");
    }

    /**
     * What a limit or an aggregate leaves does not depend on the join above it.
     */
    @Test
    void testJoinAboveLimitsAndAggregates()
    {
        assertThat(rows("SELECT id FROM (SELECT id FROM items WHERE shard = 'a' ORDER BY id DESC LIMIT 12) JOIN tpch.tiny.nation ON id = nationkey")).containsExactly(List.of(24L));
        assertThat(rows("SELECT id FROM (SELECT id FROM items WHERE shard = 'a' LIMIT 2) JOIN tpch.tiny.nation n ON id = nationkey WHERE n.name = 'PERU'")).isEmpty();
        assertThat(rows("SELECT total FROM (SELECT count(*) AS total FROM items WHERE shard = 'b') JOIN tpch.tiny.nation ON total = nationkey WHERE regionkey = 4")).isEmpty();
        assertThat(rows("SELECT total FROM (SELECT count(*) AS total FROM items WHERE shard = 'b') JOIN tpch.tiny.nation ON total = nationkey")).containsExactly(List.of(12L));
        assertThat(service.requests()).containsExactly(
                "/shards/a/items?sort=id&direction=desc&per_page=10",
                "/shards/a/items?sort=id&direction=desc&per_page=10&page=2",
                "/shards/a/items?per_page=2",
                "/shards/b/count",
                "/shards/b/count");
    }

    @Test
    void testBothSidesRemote()
    {
        assertThat(rows("SELECT one.id FROM items one JOIN items other ON one.id = other.id WHERE one.shard = 'a' AND other.shard = 'b' AND other.state = 'closed' AND other.category = 'bug'"))
                .containsExactlyInAnyOrder(List.of(3L), List.of(9L));
        assertThat(service.requests()).containsExactly("/shards/b/items?category=bug&state=closed&per_page=10", "/shards/a/items?id=3,9&per_page=10");
    }

    @Test
    void testBudgetIsThatOfTheKeys()
    {
        Session oneCall = Session.builder(ACME).setCatalogSessionProperty("stub", "max_remote_calls", "1").build();
        assertThat(rows(oneCall, "SELECT id FROM items JOIN tpch.tiny.region r ON shard = lower(substr(r.name, 1, 1)) AND id = regionkey WHERE regionkey = 1 OR regionkey = 3")).containsExactly(List.of(1L));
        assertThat(service.requests()).hasSize(1);
    }

    @Test
    void testCountsChooseWhichSideAsks()
    {
        String sql = "SELECT id, n.name FROM tpch.tiny.nation n JOIN items ON id = nationkey WHERE shard = 'a' AND regionkey = 1";
        Session counting = Session.builder(ACME).setCatalogSessionProperty("stub", "count_statistics", "true").build();
        assertThat(rows(counting, sql)).hasSize(5);
        assertThat(service.requests()).containsExactly("/shards/a/count", "/shards/a/items?id=1,2,3,17,24&per_page=10");

        // what was counted is known to others, too
        service.clearRequests();
        assertThat(rows(sql)).hasSize(5);
        assertThat(service.requests()).containsExactly("/shards/a/items?id=1,2,3,17,24&per_page=10");
    }

    @Test
    void testTableThatNobodyCountedIsAskedForKeys()
    {
        assertThat(rows("SELECT id, n.name FROM tpch.tiny.nation n JOIN items ON id = nationkey WHERE shard = 'a' AND state = 'open' AND regionkey = 1")).hasSize(3);
        assertThat(service.requests()).hasSize(1).first().asString().contains("id=1,2,3,17,24");
    }

    @Test
    void testCountsOfQueriesAreLearned()
    {
        rows("SELECT count(*) FROM items WHERE shard = 'b'");
        service.clearRequests();
        assertThat(rows("SELECT id FROM tpch.tiny.region r JOIN items ON id = regionkey WHERE shard = 'b'")).hasSize(4);
        assertThat(service.requests()).containsExactly("/shards/b/items?id=0,1,2,3,4&per_page=10");
    }

    @Test
    void testPlansShowTheMagnitudeOfCounts()
    {
        assertThat(rows("SELECT count(*) FROM items WHERE shard = 'a'")).containsExactly(List.of(35L));
        assertThat(rows("SHOW STATS FOR (SELECT id FROM items WHERE shard = 'a')").getLast().get(4)).isEqualTo(32.0);
    }

    @Test
    void testWithoutWaiting()
    {
        Session impatient = Session.builder(ACME).setCatalogSessionProperty("stub", "dynamic_filter_wait_timeout", "0s").build();
        assertThat(rows(impatient, "SELECT id FROM items JOIN tpch.tiny.nation ON id = nationkey WHERE shard = 'b' AND regionkey = 1")).containsExactlyInAnyOrder(List.of(1L), List.of(2L), List.of(3L));
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
}
