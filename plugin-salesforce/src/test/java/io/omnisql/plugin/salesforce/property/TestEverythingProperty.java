package io.omnisql.plugin.salesforce.property;

import io.airlift.log.Logger;
import io.omnisql.plugin.salesforce.SalesforceQueryRunner;
import io.omnisql.sandbox.salesforce.access.ConnectedApp;
import io.trino.testing.MaterializedRow;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

/**
 * Random queries over an object with fields of every type give the same rows as the same SQL over a copy of the rows in the engine's
 * memory, for a user who sees all rows and fields and for one who does not.
 */
@Tag("engine")
@TestInstance(PER_CLASS)
final class TestEverythingProperty
{
    private static final Logger log = Logger.get(TestEverythingProperty.class);
    private static final int MAX_CASES = Integer.getInteger("omnisql.property.cases", 400);
    private static final int BATCH = 20;
    private static final Duration MAX_TIME = Duration.ofSeconds(Integer.getInteger("omnisql.property.seconds", 600));

    private SalesforceQueryRunner runner;

    @BeforeAll
    void start()
            throws Exception
    {
        runner = new SalesforceQueryRunner(ConnectedApp.ACME, ConnectedApp.ACME_RESTRICTED);
        runner.execute("CREATE TABLE memory.default.salesforce AS SELECT * FROM salesforce.default.everything__c");
        runner.execute("CREATE TABLE memory.default.restricted AS SELECT * FROM restricted.default.everything__c");
    }

    @AfterAll
    void stop()
    {
        if (runner != null) {
            runner.close();
        }
    }

    @Test
    void testRandomQueries()
    {
        long seed = Long.getLong("omnisql.property.seed", new Random().nextLong());
        log.info("Random queries with -Domnisql.property.seed=%s -Domnisql.property.cases=%s -Domnisql.property.seconds=%s", seed, MAX_CASES, MAX_TIME.toSeconds());
        Random random = new Random(seed);
        QueryGenerator generator = new QueryGenerator(random, EverythingColumns.of(runner.sandbox().data().org("acme"), random));
        long start = System.nanoTime();
        int cases = 0;
        while (cases < MAX_CASES && System.nanoTime() - start < MAX_TIME.toNanos()) {
            List<String> queries = Stream.generate(generator::next).limit(BATCH).toList();
            check(queries, cases / BATCH % 3 == 2 ? "restricted" : "salesforce", "seed %s, from case %s".formatted(seed, cases));
            cases += BATCH;
        }
        log.info("%s random queries gave the same rows in %s s; statements: %s filtered, %s sorted, %s aggregated, %s grouped",
                cases,
                Duration.ofNanos(System.nanoTime() - start).toSeconds(),
                statements(".* WHERE .*"),
                statements(".* NULLS (FIRST|LAST) LIMIT .*"),
                statements(".*aggregate_0.*"),
                statements(".* GROUP BY .*"));
        assertThat(cases).isGreaterThanOrEqualTo(5 * BATCH);
        assertThat(statements(".*aggregate_0.*")).isPositive();
        // who may not count records is told so
        assertThat(runner.sandbox().requests().matching(request -> request.status() >= 400 && !request.kind().equals("recordCount"))).isEmpty();
    }

    private long statements(String pattern)
    {
        Pattern compiled = Pattern.compile(pattern, Pattern.DOTALL);
        return runner.sandbox().statements().stream().filter(statement -> compiled.matcher(statement).matches()).count();
    }

    private void check(List<String> queries, String catalog, String description)
    {
        Map<Object, List<MaterializedRow>> expected = answers(queries, "memory.default." + catalog);
        Map<Object, List<MaterializedRow>> actual = answers(queries, catalog + ".default.everything__c");
        for (int i = 0; i < queries.size(); i++) {
            assertThat(actual.getOrDefault(i, List.of()))
                    .describedAs("%s, query %s of %s: %s", description, i, catalog, queries.get(i))
                    .containsExactlyInAnyOrderElementsOf(expected.getOrDefault(i, List.of()));
        }
    }

    private Map<Object, List<MaterializedRow>> answers(List<String> queries, String table)
    {
        return runner.rows(QueryGenerator.union(queries, table)).stream().collect(groupingBy(row -> row.getField(0)));
    }
}
