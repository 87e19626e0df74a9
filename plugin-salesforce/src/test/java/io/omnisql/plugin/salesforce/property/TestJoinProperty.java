package io.omnisql.plugin.salesforce.property;

import io.airlift.log.Logger;
import io.omnisql.plugin.salesforce.SalesforceQueryRunner;
import io.omnisql.plugin.salesforce.SalesforceQueryRunner.Answer;
import io.omnisql.plugin.salesforce.soql.ApexGrammar;
import io.omnisql.sandbox.salesforce.access.ConnectedApp;
import io.omnisql.sandbox.salesforce.data.Editor;
import io.omnisql.sandbox.salesforce.data.Org;
import io.omnisql.sandbox.salesforce.schema.SObjectType.Sharing;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

/**
 * Random joins with a parent that everybody may read, and random semi-joins, give the same rows as the same SQL over a copy of the rows in
 * the engine's memory: for two users, with children of no parent and of a deleted one, whether or not paths show what is deleted.
 */
@Tag("engine")
@TestInstance(PER_CLASS)
final class TestJoinProperty
{
    private static final Logger log = Logger.get(TestJoinProperty.class);
    private static final int CASES = Integer.getInteger("omnisql.property.joins", 60);
    private static final int DELETED = 60;
    private static final Map<String, String> ON = Map.of("parent_joins", "true");

    private SalesforceQueryRunner runner;
    private Org org;

    @BeforeAll
    void start()
            throws Exception
    {
        runner = new SalesforceQueryRunner(ConnectedApp.ACME, ConnectedApp.ACME_RESTRICTED);
        org = runner.sandbox().data().org("acme");
        org.change(org.type("Account").orElseThrow().shared(Sharing.PUBLIC), Instant.parse("2026-02-01T00:00:00Z"));
        Editor editor = runner.sandbox().editor("acme");
        runner.rows("SELECT DISTINCT accountid FROM contact WHERE accountid IS NOT NULL ORDER BY 1 LIMIT " + DELETED).forEach(row -> editor.delete((String) row.getField(0)));
        for (String catalog : List.of("salesforce", "restricted")) {
            runner.execute("CREATE SCHEMA memory." + catalog);
            for (String table : List.of("account", "contact", "case", "opportunity", "asset")) {
                runner.execute("CREATE TABLE memory.%1$s.\"%2$s\" AS SELECT * FROM %1$s.default.\"%2$s\"".formatted(catalog, table));
            }
        }
    }

    @AfterAll
    void stop()
    {
        if (runner != null) {
            runner.close();
        }
    }

    private static String in(String schema, String sql)
    {
        return sql.replaceAll("\\b(FROM|JOIN) (account|contact|case|opportunity|asset)\\b", "$1 " + schema + ".\"$2\"");
    }

    @Test
    void testRandomJoins()
    {
        long seed = Long.getLong("omnisql.property.seed", new Random().nextLong());
        log.info("Random joins with -Domnisql.property.seed=%s -Domnisql.property.joins=%s", seed, CASES);
        Random random = new Random(seed);
        int paths = 0;
        int semiJoins = 0;
        for (int i = 0; i < CASES; i++) {
            String catalog = i % 3 == 2 ? "restricted" : "salesforce";
            String sql = new JoinGenerator(random, catalog.equals("salesforce")).next();
            org.letPathsReachDeleted(random.nextBoolean());
            Answer answer = runner.ask(ON, in(catalog + ".default", sql));
            assertThat(answer.rows())
                    .describedAs("seed %s, case %s of %s: %s as %s", seed, i, catalog, sql, answer.statements())
                    .containsExactlyInAnyOrderElementsOf(runner.rows(in("memory." + catalog, sql)));
            answer.statements().forEach(ApexGrammar::assertParses);
            assertThat(answer.counters().rejected()).isZero();
            paths += answer.statements().stream().anyMatch(statement -> statement.contains("Account.")) ? 1 : 0;
            semiJoins += answer.statements().stream().anyMatch(statement -> statement.contains("(SELECT ")) ? 1 : 0;
        }
        log.info("%s random joins gave the same rows, %s by paths and %s by semi-joins", CASES, paths, semiJoins);
        assertThat(paths).isPositive();
        assertThat(semiJoins).isPositive();
    }
}
