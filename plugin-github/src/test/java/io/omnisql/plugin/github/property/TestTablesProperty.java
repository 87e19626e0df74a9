package io.omnisql.plugin.github.property;

import io.airlift.log.Logger;
import io.omnisql.plugin.github.GithubQueryRunner;
import io.omnisql.plugin.github.Scans;
import io.omnisql.sandbox.github.access.SandboxToken;
import io.omnisql.toolkit.adapter.TableDefinition;
import io.trino.testing.MaterializedRow;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import static io.omnisql.plugin.github.Adapters.ADAPTER;
import static io.omnisql.plugin.github.Adapters.CONNECTION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

/**
 * Random queries over tables of every kind give the same rows as the same SQL over a copy of the rows in the engine's memory.
 */
@Tag("engine")
@TestInstance(PER_CLASS)
final class TestTablesProperty
{
    private static final Logger log = Logger.get(TestTablesProperty.class);
    private static final int CASES = Integer.getInteger("omnisql.property.cases", 20);

    private final long seed = Long.getLong("omnisql.property.seed", new Random().nextLong());
    private GithubQueryRunner runner;

    @BeforeAll
    void start()
            throws Exception
    {
        runner = new GithubQueryRunner(SandboxToken.GLOBEX, "globex");
        log.info("Random queries with -Domnisql.property.seed=%s -Domnisql.property.cases=%s", seed, CASES);
    }

    @AfterAll
    void stop()
    {
        if (runner != null) {
            runner.close();
        }
    }

    /**
     * Connections of repositories and of owners, nested ones, and lists of REST with parameters of each kind.
     */
    @TestFactory
    Stream<DynamicTest> testRandomQueries()
    {
        return Stream.of("pull_requests", "repositories", "milestones", "labels", "teams", "pull_request_reviews", "pull_request_files", "stargazers", "team_members", "issue_comments", "workflow_runs", "dependabot_alerts", "deployments")
                .map(table -> dynamicTest(table, () -> checkRandomQueries(table)));
    }

    private void checkRandomQueries(String name)
    {
        runner.execute("CREATE TABLE memory.default.%s AS SELECT * FROM github.default.%s".formatted(name, name));
        TableDefinition table = ADAPTER.tables().find(CONNECTION, name, Scans.noReader()).orElseThrow();
        Random random = new Random(seed + name.hashCode());
        TableValues values = new TableValues(random, runner, table);
        String columns = String.join(", ", values.columns());
        for (int i = 0; i < CASES; i++) {
            runner.sandbox().limits().reset();
            String where = " WHERE " + values.predicate();
            String description = "seed %s, case %s of %s: %s".formatted(seed, i, name, where);
            String select = "SELECT " + columns + " FROM %s." + name + where;
            switch (random.nextInt(4)) {
                case 0 -> checkSame("SELECT count(*) FROM %s." + name + where, description);
                case 1 -> checkLimit(select, 1 + random.nextInt(120), description);
                case 2 -> checkTopN(columns, name, where, values.pick(values.columns()) + values.pick(List.of(" ASC", " DESC", " DESC NULLS FIRST")), 1 + random.nextInt(120), description);
                default -> checkSame(select, description);
            }
        }
    }

    private void checkSame(String template, String description)
    {
        assertThat(ofGithub(template)).describedAs(description).containsExactlyInAnyOrderElementsOf(ofMemory(template));
    }

    private void checkLimit(String template, int limit, String description)
    {
        List<MaterializedRow> matching = ofMemory(template);
        List<MaterializedRow> limited = ofGithub(template + " LIMIT " + limit);
        assertThat(limited).describedAs(description).hasSize(Math.min(limit, matching.size()));
        assertThat(new HashSet<>(matching)).describedAs(description).containsAll(limited);
    }

    /**
     * Rows with equal keys may stand for each other: the keys must be the same, and the rows must match.
     */
    private void checkTopN(String columns, String name, String where, String order, int limit, String description)
    {
        String key = order.substring(0, order.indexOf(' '));
        String template = "SELECT " + key + " AS sort_key, " + columns + " FROM %s." + name + where;
        String sorted = template + " ORDER BY " + order.replace(key, "sort_key") + " LIMIT " + limit;
        List<MaterializedRow> rows = ofGithub(sorted);
        assertThat(rows.stream().map(row -> row.getField(0)).toList()).describedAs(description + " " + order)
                .isEqualTo(ofMemory(sorted).stream().map(row -> row.getField(0)).toList());
        assertThat(new HashSet<>(ofMemory(template))).describedAs(description + " " + order).containsAll(rows);
    }

    private List<MaterializedRow> ofGithub(String template)
    {
        return runner.rows(template.replace("%s.", "github.default."));
    }

    private List<MaterializedRow> ofMemory(String template)
    {
        return runner.rows(template.replace("%s.", "memory.default."));
    }
}
