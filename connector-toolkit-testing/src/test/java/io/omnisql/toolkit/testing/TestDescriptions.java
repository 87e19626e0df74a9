package io.omnisql.toolkit.testing;

import io.trino.Session;
import io.trino.testing.DistributedQueryRunner;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.util.Map;

import static io.omnisql.toolkit.testing.SaasQueryRunner.session;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

/**
 * What {@code DESCRIBE} tells of columns, and {@code EXPLAIN ANALYZE} of requests.
 */
@Tag("engine")
@TestInstance(PER_CLASS)
final class TestDescriptions
{
    private static final Session SESSION = session("single", "anyone", "default");

    private StubService service;
    private DistributedQueryRunner runner;

    @BeforeAll
    void setUp()
            throws Exception
    {
        service = new StubService().withItems("acme-token", StubItem.generate("acme", "b", 12));
        runner = SaasQueryRunner.create(StubAdapter.create(), new TestingConnections());
        runner.installPlugin(new StubPlugin());
        runner.createCatalog("single", StubPlugin.NAME, Map.of("stub.url", service.url(), "stub.token", "acme-token", "stub.shards", "b"));
    }

    @AfterAll
    void tearDown()
    {
        runner.close();
        service.close();
    }

    @Test
    void testDescribeTellsWhatIsPushed()
    {
        assertThat(runner.execute(SESSION, "DESCRIBE items").getMaterializedRows()).extracting(row -> row.getField(0), row -> row.getField(2)).contains(
                tuple("id", "exact: =, IN; ORDER BY ... LIMIT"),
                tuple("category", "superset: =, IN"),
                tuple("score", ""),
                tuple("created_at", "exact: ranges, <>, NOT IN; ORDER BY ... LIMIT"),
                tuple("tags", "exact: contains"));
    }

    @Test
    void testExplainAnalyzeShowsMetrics()
    {
        String sql = "EXPLAIN ANALYZE VERBOSE SELECT id, due FROM items WHERE shard = 'b'";
        assertThat((String) runner.execute(SESSION, sql).getOnlyValue())
                .containsPattern("'remoteCalls' = \\S*total=2")
                .containsPattern("'cacheHits' = \\S*total=0")
                .containsPattern("'remoteBytes' = \\S*total=[1-9]")
                .containsPattern("'throttledMillis' = \\S*total=[0-9]")
                .containsPattern("'retries' = \\S*total=0");
        assertThat((String) runner.execute(SESSION, sql).getOnlyValue())
                .containsPattern("'remoteCalls' = \\S*total=0")
                .containsPattern("'cacheHits' = \\S*total=2");
    }
}
