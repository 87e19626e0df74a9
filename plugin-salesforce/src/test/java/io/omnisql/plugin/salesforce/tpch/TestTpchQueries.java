package io.omnisql.plugin.salesforce.tpch;

import com.google.common.io.Resources;
import io.omnisql.plugin.salesforce.CatalogPlugin;
import io.omnisql.plugin.salesforce.SalesforceAdapter;
import io.omnisql.plugin.salesforce.soql.ApexGrammar;
import io.omnisql.plugin.salesforce.tpch.TpchObjects.KeyType;
import io.omnisql.sandbox.salesforce.SalesforceSandbox;
import io.omnisql.sandbox.salesforce.access.ConnectedApp;
import io.trino.Session;
import io.trino.plugin.tpch.TpchPlugin;
import io.trino.testing.DistributedQueryRunner;
import io.trino.testing.MaterializedRow;
import io.trino.tpch.TpchColumn;
import io.trino.tpch.TpchTable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import static com.google.common.collect.ImmutableSet.toImmutableSet;
import static com.google.common.io.Resources.getResource;
import static io.trino.testing.TestingSession.testSessionBuilder;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

/**
 * The queries of TPC-H give the same rows over custom objects as over the engine's own TPC-H tables, whatever the keys are stored as. Their
 * parameters are such that there are rows at this scale.
 */
@Tag("engine")
@TestInstance(PER_CLASS)
final class TestTpchQueries
{
    private static final double SCALE = 0.002;
    private static final int QUERIES = 22;
    private static final double TOLERANCE_PERCENT = 1e-7;

    private SalesforceSandbox sandbox;
    private DistributedQueryRunner runner;

    @BeforeAll
    void start()
            throws Exception
    {
        List<TpchTable<?>> tables = TpchTable.getTables();
        TpchObjects integers = new TpchObjects(SCALE, TpchColumn::getColumnName, KeyType.INTEGER);
        TpchObjects numbers = new TpchObjects(SCALE, TpchColumn::getColumnName, KeyType.NUMBER);
        sandbox = SalesforceSandbox.start(SalesforceSandbox.Options.defaults()
                .withObjects(integers.all(ConnectedApp.ACME.org(), tables))
                .withObjects(numbers.all(ConnectedApp.GLOBEX.org(), tables)));
        runner = DistributedQueryRunner.builder(testSessionBuilder().build()).setWorkerCount(0).build();
        runner.installPlugin(new TpchPlugin());
        runner.createCatalog("tpch", "tpch", Map.of("tpch.column-naming", "STANDARD"));
        runner.installPlugin(new CatalogPlugin(salesforce -> new TpchCatalog(salesforce, tables.stream().map(TpchTable::getTableName).collect(toImmutableSet()))));
        runner.createCatalog("integers", SalesforceAdapter.NAME, catalog(ConnectedApp.ACME));
        runner.createCatalog("numbers", SalesforceAdapter.NAME, catalog(ConnectedApp.GLOBEX));
    }

    private Map<String, String> catalog(ConnectedApp app)
    {
        return Map.of(
                "salesforce.url", sandbox.url(),
                "salesforce.client-id", app.clientId(),
                "salesforce.client-secret", app.clientSecret(),
                "omnisql.remote.calls-per-second", "10000");
    }

    @AfterAll
    void stop()
    {
        if (runner != null) {
            runner.close();
        }
        sandbox.statements().stream().distinct().forEach(ApexGrammar::assertParses);
        assertThat(sandbox.requests().counters().rejected()).isZero();
        sandbox.close();
    }

    @ParameterizedTest
    @MethodSource("queries")
    void testIntegerKeys(String query)
            throws IOException
    {
        check(query, "integers", "auto");
    }

    @ParameterizedTest
    @MethodSource("queries")
    void testNumberKeys(String query)
            throws IOException
    {
        check(query, "numbers", "auto");
    }

    @ParameterizedTest
    @ValueSource(strings = {"q01", "q06"})
    void testExports(String query)
            throws IOException
    {
        check(query, "numbers", "bulk");
        assertThat(sandbox.requests().counters().kind("bulk-results")).isPositive();
    }

    static List<String> queries()
    {
        return IntStream.rangeClosed(1, QUERIES).mapToObj("q%02d"::formatted).toList();
    }

    private void check(String query, String catalog, String scanMode)
            throws IOException
    {
        String sql = Resources.toString(getResource("tpch/" + query + ".sql"), UTF_8);
        List<MaterializedRow> expected = rows(session("tpch", "sf" + SCALE).build(), sql);
        assertThat(expected).isNotEmpty();
        List<MaterializedRow> actual = rows(session(catalog, "default").setCatalogSessionProperty(catalog, "scan_mode", scanMode).build(), sql);
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < expected.size(); i++) {
            assertRow(actual.get(i), expected.get(i));
        }
    }

    private static Session.SessionBuilder session(String catalog, String schema)
    {
        return testSessionBuilder().setCatalog(catalog).setSchema(schema);
    }

    private List<MaterializedRow> rows(Session session, String sql)
    {
        return runner.execute(session, sql).getMaterializedRows();
    }

    private static void assertRow(MaterializedRow actual, MaterializedRow expected)
    {
        assertThat(actual.getFieldCount()).isEqualTo(expected.getFieldCount());
        for (int i = 0; i < expected.getFieldCount(); i++) {
            // the order of the rows shows in the last digits of sums
            if (expected.getField(i) instanceof Number number) {
                assertThat(((Number) actual.getField(i)).doubleValue()).describedAs("%s", expected).isCloseTo(number.doubleValue(), withPercentage(TOLERANCE_PERCENT));
            }
            else {
                assertThat(actual.getField(i)).describedAs("%s", expected).isEqualTo(expected.getField(i));
            }
        }
    }
}
