package io.omnisql.plugin.salesforce.tpch;

import io.omnisql.plugin.salesforce.CatalogPlugin;
import io.omnisql.plugin.salesforce.SalesforceAdapter;
import io.omnisql.plugin.salesforce.soql.ApexGrammar;
import io.omnisql.plugin.salesforce.tpch.TpchObjects.KeyType;
import io.omnisql.sandbox.salesforce.SalesforceSandbox;
import io.omnisql.sandbox.salesforce.access.ConnectedApp;
import io.trino.Session;
import io.trino.plugin.tpch.TpchPlugin;
import io.trino.sql.planner.plan.AggregationNode;
import io.trino.sql.planner.plan.FilterNode;
import io.trino.sql.planner.plan.LimitNode;
import io.trino.sql.planner.plan.ProjectNode;
import io.trino.sql.planner.plan.TopNNode;
import io.trino.testing.BaseConnectorTest;
import io.trino.testing.DistributedQueryRunner;
import io.trino.testing.MaterializedResult;
import io.trino.testing.QueryRunner;
import io.trino.testing.TestingConnectorBehavior;
import io.trino.tpch.TpchColumn;
import io.trino.tpch.TpchTable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

import static com.google.common.collect.ImmutableSet.toImmutableSet;
import static io.trino.spi.type.VarcharType.VARCHAR;
import static io.trino.testing.MaterializedResult.resultBuilder;
import static io.trino.testing.TestingSession.testSessionBuilder;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The engine's own tests of a connector, over the TPC-H tables as custom objects.
 */
@Tag("engine")
final class TestSalesforceConnectorTest
        extends BaseConnectorTest
{
    private static final String EXACTLY = "exact: =, IN, ranges, <>, NOT IN, IS NULL; ORDER BY ... LIMIT";
    private static final String TEXTS = "exact: IS NULL; superset: =, IN, LIKE";
    private static final String CATALOG = "salesforce";
    private static final double SCALE = 0.01;

    private SalesforceSandbox sandbox;

    @Override
    protected QueryRunner createQueryRunner()
            throws Exception
    {
        List<TpchTable<?>> tables = List.copyOf(REQUIRED_TPCH_TABLES);
        TpchObjects objects = new TpchObjects(SCALE, TpchColumn::getSimplifiedColumnName, KeyType.INTEGER);
        sandbox = SalesforceSandbox.start(SalesforceSandbox.Options.defaults().withObjects(objects.all(ConnectedApp.ACME.org(), tables)));
        Session session = testSessionBuilder().setCatalog(CATALOG).setSchema("default").build();
        QueryRunner runner = DistributedQueryRunner.builder(session).setWorkerCount(2).build();
        try {
            // other catalogs' tables that the tests name
            runner.installPlugin(new TpchPlugin());
            runner.createCatalog("tpch", "tpch");
            runner.installPlugin(new CatalogPlugin(salesforce -> new TpchCatalog(salesforce, tables.stream().map(TpchTable::getTableName).collect(toImmutableSet()))));
            runner.createCatalog(CATALOG, SalesforceAdapter.NAME, Map.of(
                    "salesforce.url", sandbox.url(),
                    "salesforce.client-id", ConnectedApp.ACME.clientId(),
                    "salesforce.client-secret", ConnectedApp.ACME.clientSecret(),
                    "omnisql.remote.calls-per-second", "10000"));
            return runner;
        }
        catch (Throwable e) {
            runner.close();
            throw e;
        }
    }

    @AfterAll
    void closeSandbox()
    {
        sandbox.statements().stream().distinct().forEach(ApexGrammar::assertParses);
        assertThat(sandbox.requests().counters().rejected()).isZero();
        sandbox.close();
    }

    @Override
    protected boolean hasBehavior(TestingConnectorBehavior behavior)
    {
        return switch (behavior) {
            // varchar is not compared and sorted as SQL does it, so that the engine always looks again
            case SUPPORTS_PREDICATE_PUSHDOWN,
                 SUPPORTS_DYNAMIC_FILTER_PUSHDOWN,
                 SUPPORTS_LIMIT_PUSHDOWN,
                 SUPPORTS_TOPN_PUSHDOWN,
                 SUPPORTS_AGGREGATION_PUSHDOWN,
                 SUPPORTS_AGGREGATION_PUSHDOWN_COUNT_DISTINCT,
                 SUPPORTS_NATIVE_QUERY,
                 SUPPORTS_ROW_TYPE -> true;
            default -> false;
        };
    }

    @Override
    protected MaterializedResult getDescribeOrdersResult()
    {
        return resultBuilder(getSession(), VARCHAR, VARCHAR, VARCHAR, VARCHAR)
                .row("orderkey", "bigint", EXACTLY, "Orderkey")
                .row("custkey", "bigint", EXACTLY, "Custkey")
                .row("orderstatus", "varchar(1)", TEXTS, "Orderstatus")
                .row("totalprice", "double", "exact: IS NULL; superset: =, IN, ranges; ORDER BY ... LIMIT", "Totalprice")
                .row("orderdate", "date", EXACTLY, "Orderdate")
                .row("orderpriority", "varchar(15)", TEXTS, "Orderpriority")
                .row("clerk", "varchar(15)", TEXTS, "Clerk")
                .row("shippriority", "integer", EXACTLY, "Shippriority")
                .row("comment", "varchar(79)", TEXTS, "Comment")
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
                CREATE TABLE salesforce.default.orders (
                   orderkey bigint NOT NULL COMMENT 'Orderkey',
                   custkey bigint NOT NULL COMMENT 'Custkey',
                   orderstatus varchar(1) NOT NULL COMMENT 'Orderstatus',
                   totalprice double NOT NULL COMMENT 'Totalprice',
                   orderdate date NOT NULL COMMENT 'Orderdate',
                   orderpriority varchar(15) NOT NULL COMMENT 'Orderpriority',
                   clerk varchar(15) NOT NULL COMMENT 'Clerk',
                   shippriority integer NOT NULL COMMENT 'Shippriority',
                   comment varchar(79) NOT NULL COMMENT 'Comment'
                )
                COMMENT 'Orders'""");
    }

    @Test
    @Override
    public void testSortItemsReflectedInExplain()
    {
        assertExplain("EXPLAIN SELECT name FROM nation ORDER BY nationkey DESC NULLS LAST LIMIT 5", "ORDER BY Nationkey__c DESC NULLS LAST LIMIT 5");
    }

    @Test
    void testPredicatePushdown()
    {
        assertThat(query("SELECT regionkey, nationkey FROM nation WHERE nationkey IN (3, 5, 70)")).isFullyPushedDown();
        assertThat(query("SELECT name FROM nation WHERE nationkey > 3 AND nationkey <= 7")).isFullyPushedDown();
        assertThat(query("SELECT name FROM nation WHERE nationkey <> 3")).isFullyPushedDown();
        assertThat(query("SELECT name FROM nation WHERE nationkey = 3 OR regionkey = 2")).isFullyPushedDown();
        assertThat(query("SELECT orderkey FROM orders WHERE orderdate BETWEEN DATE '1995-01-01' AND DATE '1995-01-31' AND shippriority = 0")).isFullyPushedDown();
        // the service takes upper case for lower case, and compares more digits than a double has
        assertThat(query("SELECT name FROM nation WHERE name = 'BRAZIL'")).isNotFullyPushedDown(FilterNode.class);
        assertThat(query("SELECT name FROM nation WHERE name = 'Brazil'")).isNotFullyPushedDown(FilterNode.class);
        assertThat(query("SELECT name FROM nation WHERE name LIKE '%A'")).isNotFullyPushedDown(FilterNode.class);
        assertThat(query("SELECT orderkey FROM orders WHERE totalprice > 4e5")).isNotFullyPushedDown(FilterNode.class);
    }

    @Test
    void testLimitPushdown()
    {
        assertThat(query("SELECT name FROM nation LIMIT 30")).isFullyPushedDown();
        assertThat(query("SELECT name FROM nation WHERE regionkey = 3 LIMIT 5")).isFullyPushedDown();
        assertThat(query("SELECT name FROM nation WHERE name LIKE '%A' LIMIT 5")).isNotFullyPushedDown(LimitNode.class, FilterNode.class);
    }

    @Test
    void testTopNPushdown()
    {
        assertThat(query("SELECT orderkey FROM orders ORDER BY orderdate DESC, orderkey LIMIT 7")).ordered().isFullyPushedDown();
        assertThat(query("SELECT orderkey, totalprice FROM orders WHERE custkey < 100 ORDER BY totalprice DESC LIMIT 7")).ordered().isFullyPushedDown();
        assertThat(query("SELECT orderkey FROM orders ORDER BY custkey, orderkey DESC LIMIT 1500")).ordered().isFullyPushedDown();
        assertThat(query("SELECT orderkey FROM orders ORDER BY totalprice DESC, orderkey LIMIT 7")).ordered().isNotFullyPushedDown(TopNNode.class);
        assertThat(query("SELECT name FROM nation ORDER BY name LIMIT 7")).ordered().isNotFullyPushedDown(TopNNode.class);
    }

    @Test
    void testAggregationPushdown()
    {
        assertThat(query("SELECT count(*) FROM orders")).isFullyPushedDown();
        assertThat(query("SELECT count(clerk), max(totalprice), min(orderdate), sum(shippriority), count(DISTINCT custkey) FROM orders WHERE custkey < 500")).isFullyPushedDown();
        assertThat(query("SELECT orderdate, count(*), max(orderkey) FROM orders GROUP BY orderdate")).isFullyPushedDown();
        assertThat(query("SELECT custkey, shippriority, min(totalprice) FROM orders WHERE orderdate >= DATE '1997-01-01' GROUP BY custkey, shippriority")).isFullyPushedDown();
        assertThat(query("SELECT DISTINCT regionkey FROM nation")).isFullyPushedDown();
        assertThat(query("SELECT custkey, count(*) FROM orders GROUP BY custkey HAVING count(*) > 20")).isFullyPushedDown();
        assertThat(query("SELECT date_trunc('month', CAST(orderdate AS timestamp)), count(*) FROM orders GROUP BY 1")).isFullyPushedDown();
        assertThat(query("SELECT custkey, sum(totalprice) FROM orders GROUP BY custkey HAVING sum(totalprice) > 1e6")).isNotFullyPushedDown(AggregationNode.class);
        assertThat(query("SELECT count(*) FROM nation WHERE nationkey > 100")).isFullyPushedDown();
        assertThat(query("SELECT regionkey, count(*) FROM nation WHERE nationkey > 100 GROUP BY regionkey")).isFullyPushedDown();
        assertThat(query("SELECT orderstatus, count(*) FROM orders GROUP BY orderstatus")).isNotFullyPushedDown(AggregationNode.class);
        assertThat(query("SELECT max(name) FROM nation")).isNotFullyPushedDown(AggregationNode.class);
        assertThat(query("SELECT avg(nationkey) FROM nation")).isNotFullyPushedDown(AggregationNode.class);
        assertThat(query("SELECT count(*) FROM orders WHERE orderstatus = 'P'")).isNotFullyPushedDown(AggregationNode.class, ProjectNode.class, FilterNode.class);
    }
}
