package io.omnisql.toolkit.testing.tpch;

import io.omnisql.toolkit.testing.EngineTasks;
import io.trino.Session;
import io.trino.sql.planner.plan.AggregationNode;
import io.trino.sql.planner.plan.FilterNode;
import io.trino.sql.planner.plan.LimitNode;
import io.trino.testing.BaseConnectorTest;
import io.trino.testing.DistributedQueryRunner;
import io.trino.testing.MaterializedResult;
import io.trino.testing.QueryRunner;
import io.trino.testing.TestingConnectorBehavior;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.Map;

import static io.trino.spi.type.VarcharType.VARCHAR;
import static io.trino.testing.MaterializedResult.resultBuilder;
import static io.trino.testing.TestingSession.testSessionBuilder;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The engine's own tests of a connector, on the toolkit and the {@link TpchService}.
 */
@Tag("engine")
final class TestTpchConnectorTest
        extends BaseConnectorTest
{
    private static final String CATALOG = "service";
    private static final String PUSHDOWN = "exact: =, IN, ranges, <>, NOT IN; ORDER BY ... LIMIT";
    private static final String TEXT_PUSHDOWN = "exact: =, IN, ranges, <>, NOT IN, LIKE; ORDER BY ... LIMIT";

    private TpchService service;

    @Override
    protected QueryRunner createQueryRunner()
            throws Exception
    {
        service = new TpchService();
        Session session = testSessionBuilder().setCatalog(CATALOG).setSchema("default").build();
        QueryRunner runner = DistributedQueryRunner.builder(session).setWorkerCount(2).build();
        try {
            // other catalogs' tables that the tests name
            runner.installPlugin(new io.trino.plugin.tpch.TpchPlugin());
            runner.createCatalog("tpch", "tpch");
            runner.installPlugin(new TpchPlugin());
            runner.createCatalog(CATALOG, TpchPlugin.NAME, Map.of(
                    "tpch-service.url", service.url(),
                    "omnisql.dynamic-filter-wait-timeout", "1m",
                    "omnisql.remote.calls-per-second", "10000"));
            return runner;
        }
        catch (Throwable e) {
            runner.close();
            throw e;
        }
    }

    @AfterAll
    void closeService()
    {
        service.close();
    }

    @Override
    protected boolean hasBehavior(TestingConnectorBehavior behavior)
    {
        return switch (behavior) {
            case SUPPORTS_PREDICATE_PUSHDOWN,
                 SUPPORTS_PREDICATE_PUSHDOWN_WITH_VARCHAR_EQUALITY,
                 SUPPORTS_PREDICATE_PUSHDOWN_WITH_VARCHAR_INEQUALITY,
                 SUPPORTS_PREDICATE_EXPRESSION_PUSHDOWN_WITH_LIKE,
                 SUPPORTS_AGGREGATION_PUSHDOWN,
                 SUPPORTS_DYNAMIC_FILTER_PUSHDOWN,
                 SUPPORTS_LIMIT_PUSHDOWN,
                 SUPPORTS_TOPN_PUSHDOWN,
                 SUPPORTS_TOPN_PUSHDOWN_WITH_VARCHAR,
                 SUPPORTS_ARRAY -> true;
            default -> false;
        };
    }

    @Override
    protected MaterializedResult getDescribeOrdersResult()
    {
        return resultBuilder(getSession(), VARCHAR, VARCHAR, VARCHAR, VARCHAR)
                .row("orderkey", "bigint", PUSHDOWN, "")
                .row("custkey", "bigint", PUSHDOWN, "")
                .row("orderstatus", "varchar", TEXT_PUSHDOWN, "")
                .row("totalprice", "double", PUSHDOWN, "")
                .row("orderdate", "date", PUSHDOWN, "")
                .row("orderpriority", "varchar", TEXT_PUSHDOWN, "")
                .row("clerk", "varchar", TEXT_PUSHDOWN, "")
                .row("shippriority", "bigint", PUSHDOWN, "")
                .row("comment", "varchar", TEXT_PUSHDOWN, "")
                .build();
    }

    @Test
    @Override
    public void testShowColumns()
    {
        assertThat(computeActual("SHOW COLUMNS FROM orders")).isEqualTo(getDescribeOrdersResult());
    }

    @Test
    @Override
    public void testShowCreateTable()
    {
        assertThat((String) computeScalar("SHOW CREATE TABLE orders")).isEqualTo(
                """
                CREATE TABLE service.default.orders (
                   orderkey bigint NOT NULL,
                   custkey bigint NOT NULL,
                   orderstatus varchar NOT NULL,
                   totalprice double NOT NULL,
                   orderdate date NOT NULL,
                   orderpriority varchar NOT NULL,
                   clerk varchar NOT NULL,
                   shippriority bigint NOT NULL,
                   comment varchar NOT NULL
                )""");
    }

    @Test
    @Override
    public void testSortItemsReflectedInExplain()
    {
        assertExplain("EXPLAIN SELECT name FROM nation ORDER BY nationkey DESC NULLS LAST LIMIT 5", "sort: nationkey DESC NULLS LAST \\| limit: 5");
    }

    @Test
    void testPredicatePushdown()
    {
        assertThat(query("SELECT regionkey, nationkey FROM nation WHERE nationkey IN (3, 5, 70)")).isFullyPushedDown();
        assertThat(query("SELECT name FROM nation WHERE nationkey > 3 AND nationkey <= 7")).isFullyPushedDown();
        assertThat(query("SELECT name FROM nation WHERE name = 'BRAZIL'")).isFullyPushedDown();
        assertThat(query("SELECT name FROM nation WHERE name >= 'C' AND name < 'F'")).isFullyPushedDown();
        assertThat(query("SELECT orderkey FROM orders WHERE orderdate BETWEEN DATE '1995-01-01' AND DATE '1995-01-31' AND totalprice > 1e5")).isFullyPushedDown();
        assertThat(query("SELECT name FROM nation WHERE nationkey <> 3")).isFullyPushedDown();
        assertThat(query("SELECT name FROM nation WHERE name NOT IN ('BRAZIL', 'PERU')")).isFullyPushedDown();
        assertThat(query("SELECT name FROM nation WHERE name LIKE '%A'")).isFullyPushedDown();
        assertThat(query("SELECT name FROM nation WHERE name LIKE '_R%A'")).isFullyPushedDown();
        assertThat(query("SELECT name FROM nation WHERE name LIKE '%#_A' ESCAPE '#'")).isNotFullyPushedDown(FilterNode.class);
    }

    @Test
    void testLimitPushdown()
    {
        assertThat(query("SELECT name FROM nation LIMIT 30")).isFullyPushedDown();
        assertThat(query("SELECT name FROM nation WHERE regionkey = 3 LIMIT 5")).isFullyPushedDown();
        assertThat(query("SELECT name FROM nation WHERE lower(name) LIKE '%a' LIMIT 5")).isNotFullyPushedDown(LimitNode.class, FilterNode.class);
        assertThat(query("SELECT orderkey FROM orders ORDER BY totalprice DESC, orderkey LIMIT 7")).ordered().isFullyPushedDown();
        assertThat(query("SELECT orderkey FROM orders WHERE orderstatus = 'P' ORDER BY clerk, orderkey DESC LIMIT 1500")).ordered().isFullyPushedDown();
    }

    @Test
    void testAggregationPushdown()
    {
        assertThat(query("SELECT count(*) FROM orders")).isFullyPushedDown();
        assertThat(query("SELECT count(custkey) FROM orders WHERE orderstatus = 'P'")).isFullyPushedDown();
        assertThat(query("SELECT orderstatus, count(*) FROM orders GROUP BY orderstatus")).isFullyPushedDown();
        assertThat(query("SELECT orderstatus, orderpriority, count(*) FROM orders WHERE custkey < 100 GROUP BY orderstatus, orderpriority")).isFullyPushedDown();
        assertThat(query("SELECT DISTINCT regionkey FROM nation")).isFullyPushedDown();
        assertThat(query("SELECT count(*) FROM nation WHERE nationkey > 100")).isFullyPushedDown();
        assertThat(query("SELECT regionkey, count(*) FROM nation WHERE nationkey > 100 GROUP BY regionkey")).isFullyPushedDown();
        assertThat(query("SELECT max(nationkey), min(name), sum(regionkey) FROM nation")).isFullyPushedDown();
        assertThat(query("SELECT orderstatus, min(orderdate), max(totalprice), sum(custkey), count(*) FROM orders WHERE orderpriority <> '1-URGENT' GROUP BY orderstatus")).isFullyPushedDown();
        assertThat(query("SELECT max(nationkey), sum(nationkey) FROM nation WHERE nationkey > 100")).isFullyPushedDown();
        assertThat(query("SELECT sum(totalprice) FROM orders")).isNotFullyPushedDown(AggregationNode.class);
        assertThat(query("SELECT count(DISTINCT custkey) FROM orders")).isNotFullyPushedDown(AggregationNode.class);
    }

    @Test
    void testDynamicFilterPushdown()
    {
        Session live = Session.builder(getSession()).setCatalogSessionProperty(CATALOG, "max_staleness", "0s").build();
        String join = "SELECT orderkey FROM orders JOIN customer ON orders.custkey = customer.custkey WHERE customer.name IN ('Customer#000000007', 'Customer#000000010')";
        // the coordinator counts both tables once, so that the planner knows the smaller side, whatever other tests have counted
        computeActual(Session.builder(live).setCatalogSessionProperty(CATALOG, "count_statistics", "true").build(), "EXPLAIN " + join);
        forgetRequests();
        assertQuery(
                live,
                join,
                "SELECT orderkey FROM orders WHERE custkey IN (7, 10)");
        assertThat(service.requests()).filteredOn(request -> request.startsWith("/orders/")).containsExactly(
                "/orders/count?custkey.is=7&custkey.is=10",
                "/orders/rows?custkey.is=7&custkey.is=10&field=orderkey&field=custkey&size=1000&offset=0");
    }

    @Test
    void testJoinOfThousandsOfKeys()
    {
        Session live = Session.builder(getSession()).setCatalogSessionProperty(CATALOG, "max_staleness", "0s").build();
        String join = "SELECT orderkey, totalprice FROM orders JOIN (SELECT orderkey + 0 AS k FROM orders WHERE custkey < 300) ON orderkey = k";
        computeActual(Session.builder(live).setCatalogSessionProperty(CATALOG, "count_statistics", "true").build(), "EXPLAIN " + join);
        forgetRequests();
        assertQuery(
                live,
                join,
                "SELECT orderkey, totalprice FROM orders WHERE custkey < 300");
        assertThat(service.requests()).filteredOn(request -> request.startsWith("/orders/rows?orderkey.is=")).hasSize(3);
    }

    @Test
    void testRequestsOfAScan()
    {
        Session live = Session.builder(getSession()).setCatalogSessionProperty(CATALOG, "max_staleness", "0s").build();
        forgetRequests();
        assertQuery(live, "SELECT sum(orderkey + 1) FROM orders");
        assertThat(service.requests()).filteredOn(request -> request.startsWith("/orders/count?") || request.startsWith("/orders/rows?field=orderkey&size"))
                .hasSize(16)
                .doesNotHaveDuplicates()
                .contains("/orders/count?", "/orders/rows?field=orderkey&size=1000&offset=14000");
    }

    /**
     * Those of earlier tests, also of scans that go on after their queries.
     */
    private void forgetRequests()
    {
        EngineTasks.awaitEnd(getDistributedQueryRunner());
        service.clearRequests();
    }
}
