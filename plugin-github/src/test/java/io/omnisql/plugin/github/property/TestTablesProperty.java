package io.omnisql.plugin.github.property;

import io.airlift.log.Logger;
import io.omnisql.plugin.github.GithubQueryRunner;
import io.omnisql.plugin.github.Scans;
import io.omnisql.sandbox.github.access.SandboxToken;
import io.omnisql.toolkit.adapter.TableDefinition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static io.omnisql.plugin.github.Adapters.ADAPTER;
import static io.omnisql.plugin.github.Adapters.CONNECTION;
import static io.omnisql.plugin.github.property.Comparison.Shape.COUNT;
import static io.omnisql.plugin.github.property.Comparison.Shape.ROWS;
import static io.omnisql.plugin.github.property.Comparison.all;
import static io.omnisql.plugin.github.property.Comparison.first;
import static io.omnisql.plugin.github.property.Comparison.limit;
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
    private static final int CASES = Integer.getInteger("omnisql.property.cases", 100);

    private final long seed = Long.getLong("omnisql.property.seed", new Random().nextLong());
    private GithubQueryRunner runner;

    @BeforeAll
    void start()
            throws Exception
    {
        runner = new GithubQueryRunner(SandboxToken.GLOBEX, "globex");
        log.info("%s random queries of each table with -Domnisql.property.seed=%s", CASES, seed);
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
            throws InterruptedException
    {
        runner.execute("CREATE TABLE memory.default.%s AS SELECT * FROM github.default.%s".formatted(name, name));
        TableDefinition table = ADAPTER.tables().find(CONNECTION, name, Scans.noReader()).orElseThrow();
        Random random = new Random(seed + name.hashCode());
        TableValues values = new TableValues(random, runner, table);
        new Comparisons(runner, name, values.columns()).check(IntStream.range(0, CASES)
                .mapToObj(i -> next(random, values, "seed %s, case %s of %s".formatted(seed, i, name)))
                .toList());
    }

    private static Comparison next(Random random, TableValues values, String description)
    {
        String predicate = values.predicate();
        List<Integer> columns = IntStream.range(0, values.columns().size()).boxed().toList();
        int limit = 1 + random.nextInt(120);
        return switch (random.nextInt(4)) {
            case 0 -> all(description, COUNT, predicate, List.of());
            case 1 -> limit(description, predicate, columns, limit);
            case 2 -> {
                Stream<Integer> key = Stream.of(values.pick(columns));
                yield first(description, predicate, Stream.concat(key, columns.stream()).toList(), values.pick(List.of("ASC", "DESC", "DESC NULLS FIRST")), limit);
            }
            default -> all(description, ROWS, predicate, columns);
        };
    }
}
