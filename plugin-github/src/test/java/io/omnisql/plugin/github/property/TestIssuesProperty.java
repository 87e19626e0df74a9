package io.omnisql.plugin.github.property;

import io.airlift.log.Logger;
import io.omnisql.plugin.github.GithubQueryRunner;
import io.omnisql.sandbox.github.access.SandboxToken;
import io.omnisql.sandbox.github.data.Account;
import io.omnisql.sandbox.github.data.Issue;
import io.omnisql.sandbox.github.data.Label;
import io.omnisql.sandbox.github.data.Repository;
import io.trino.testing.MaterializedRow;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static io.omnisql.plugin.github.property.Comparison.Shape.COUNT;
import static io.omnisql.plugin.github.property.Comparison.Shape.GROUPS;
import static io.omnisql.plugin.github.property.Comparison.Shape.ROWS;
import static io.omnisql.plugin.github.property.Comparison.Shape.SUMMARY;
import static io.omnisql.plugin.github.property.Comparison.all;
import static io.omnisql.plugin.github.property.Comparison.first;
import static io.omnisql.plugin.github.property.Comparison.limit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

/**
 * Random queries over issues give the same rows as the same SQL over a copy of the rows in the engine's memory.
 */
@Tag("engine")
@TestInstance(PER_CLASS)
class TestIssuesProperty
{
    private static final Logger log = Logger.get(TestIssuesProperty.class);
    private static final List<String> OWNERS = List.of("globex", "MonaHart");
    private static final int CASES = Integer.getInteger("omnisql.property.cases", 900);

    private static final List<String> COLUMNS = List.of(
            "owner", "repository", "number", "title", "state", "user_login", "user_type", "array_join(labels, ',', '?')", "comments", "created_at", "updated_at", "closed_at");

    private GithubQueryRunner runner;

    @BeforeAll
    void start()
            throws Exception
    {
        runner = new GithubQueryRunner(SandboxToken.GLOBEX, String.join(",", OWNERS));
        runner.execute("CREATE TABLE memory.default.issues AS SELECT * FROM github.default.issues");
    }

    @AfterAll
    void stop()
    {
        if (runner != null) {
            runner.close();
        }
    }

    @Test
    void testCopyHoldsTheRowsOfTheService()
    {
        List<List<Object>> expected = new ArrayList<>();
        for (Repository repository : runner.sandbox().data().repositories()) {
            if (OWNERS.contains(repository.owner().login())) {
                runner.sandbox().data().issues(repository.owner().login(), repository.name()).forEach(issue -> expected.add(row(repository, issue)));
            }
        }
        assertThat(runner.rows("SELECT owner, repository, number, id, title, body, state, user_login, array_sort(labels), array_sort(assignees), milestone_number, comments, locked,"
                + " to_unixtime(created_at), to_unixtime(updated_at), to_unixtime(closed_at) FROM memory.default.issues"))
                .extracting(MaterializedRow::getFields)
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    private static List<Object> row(Repository repository, Issue issue)
    {
        List<Object> row = new ArrayList<>();
        row.add(repository.owner().login());
        row.add(repository.name());
        row.add((long) issue.number());
        row.add(issue.id());
        row.add(issue.title());
        row.add(issue.body() == null ? "" : issue.body());
        row.add(issue.isOpen() ? "open" : "closed");
        row.add(issue.author() == null ? null : issue.author().login());
        row.add(issue.labels().stream().map(Label::name).sorted().toList());
        row.add(issue.assignees().stream().map(Account::login).sorted().toList());
        row.add(issue.milestone() == null ? null : (long) issue.milestone().number());
        row.add((long) issue.comments());
        row.add(issue.locked());
        row.add((double) issue.createdAt().getEpochSecond());
        row.add((double) issue.updatedAt().getEpochSecond());
        row.add(issue.closedAt() == null ? null : (double) issue.closedAt().getEpochSecond());
        return row;
    }

    @Test
    void testRandomQueries()
            throws InterruptedException
    {
        long seed = Long.getLong("omnisql.property.seed", new Random().nextLong());
        log.info("%s random queries with -Domnisql.property.seed=%s", CASES, seed);
        Random random = new Random(seed);
        PredicateGenerator predicates = new PredicateGenerator(random, IssueValues.of(runner.sandbox().data(), OWNERS, random));
        new Comparisons(runner, "issues", COLUMNS).check(IntStream.range(0, CASES)
                .mapToObj(i -> next(random, predicates.next(), "seed %s, case %s".formatted(seed, i)))
                .toList());
    }

    private static Comparison next(Random random, String predicate, String description)
    {
        int limit = 1 + random.nextInt(150);
        return switch (random.nextInt(7)) {
            case 0 -> limit(description, predicate, positions("owner", "repository", "number"), limit);
            case 1, 2 -> {
                String key = pick(random, "created_at", "updated_at", "comments", "closed_at", "user_login", "number");
                yield first(description, predicate, positions(key, "owner", "repository", "number"), pick(random, "ASC", "DESC", "DESC NULLS FIRST"), limit);
            }
            case 3 -> all(description, COUNT, predicate, List.of());
            case 4 -> all(description, SUMMARY, predicate, positions("closed_at", "user_login", "updated_at"));
            case 5 -> all(description, GROUPS, predicate, positions(pick(random, "state", "repository", "user_type")));
            default -> all(description, ROWS, predicate, IntStream.range(0, COLUMNS.size()).boxed().toList());
        };
    }

    private static List<Integer> positions(String... columns)
    {
        return Stream.of(columns).map(COLUMNS::indexOf).toList();
    }

    private static String pick(Random random, String... values)
    {
        return values[random.nextInt(values.length)];
    }
}
