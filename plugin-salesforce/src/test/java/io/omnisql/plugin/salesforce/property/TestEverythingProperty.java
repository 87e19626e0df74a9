package io.omnisql.plugin.salesforce.property;

import io.airlift.log.Logger;
import io.omnisql.plugin.salesforce.SalesforceQueryRunner;
import io.omnisql.plugin.salesforce.soql.ApexGrammar;
import io.omnisql.sandbox.salesforce.access.ConnectedApp;
import io.trino.testing.MaterializedRow;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
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
    private static final int CASES = Integer.getInteger("omnisql.property.cases", 2_000);
    private static final int BATCH = 20;

    /**
     * What is looked for in statements.
     */
    private static final List<String> PARTS = List.of(" WHERE ", " LIMIT ", " DESC NULLS LAST", " aggregate_0", " GROUP BY ", " HAVING ", "CALENDAR_MONTH(");

    private final Map<String, Integer> statements = new HashMap<>();
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
        log.info("Random queries with -Domnisql.property.seed=%s -Domnisql.property.cases=%s", seed, CASES);
        Random random = new Random(seed);
        QueryGenerator generator = new QueryGenerator(random, EverythingColumns.of(runner.sandbox().data().org("acme"), random));
        long start = System.nanoTime();
        for (int cases = 0; cases < CASES; cases += BATCH) {
            List<String> queries = Stream.generate(generator::next).limit(BATCH).toList();
            check(queries, cases / BATCH % 3 == 2 ? "restricted" : "salesforce", "seed %s, from case %s".formatted(seed, cases));
            count();
        }
        log.info("%s random queries gave the same rows in %s s; statements: %s", CASES, Duration.ofNanos(System.nanoTime() - start).toSeconds(), statements);
        assertThat(statements).containsKeys(PARTS.toArray(String[]::new));
    }

    /**
     * What was asked for the last queries: the log keeps only so much.
     */
    private void count()
    {
        for (String statement : runner.sandbox().statements()) {
            ApexGrammar.assertParses(statement);
            PARTS.stream().filter(statement::contains).forEach(part -> statements.merge(part, 1, Integer::sum));
        }
        // who may not count records is told so
        assertThat(runner.sandbox().requests().matching(request -> request.status() >= 400 && !request.kind().equals("recordCount"))).isEmpty();
        runner.sandbox().requests().reset();
    }

    private void check(List<String> queries, String catalog, String description)
    {
        CompletableFuture<Map<Object, List<MaterializedRow>>> inMemory = CompletableFuture.supplyAsync(() -> answers(queries, "memory.default." + catalog));
        Map<Object, List<MaterializedRow>> actual = answers(queries, catalog + ".default.everything__c");
        Map<Object, List<MaterializedRow>> expected = inMemory.join();
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
