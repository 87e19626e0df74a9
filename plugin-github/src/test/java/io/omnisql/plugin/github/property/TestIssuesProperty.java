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
import java.util.HashSet;
import java.util.List;
import java.util.Random;

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
    private static final int CASES = Integer.getInteger("omnisql.property.cases", 200);

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
    {
        long seed = Long.getLong("omnisql.property.seed", new Random().nextLong());
        log.info("Random queries with -Domnisql.property.seed=%s -Domnisql.property.cases=%s", seed, CASES);
        Random random = new Random(seed);
        PredicateGenerator predicates = new PredicateGenerator(random, IssueValues.of(runner.sandbox().data(), OWNERS, random));
        for (int i = 0; i < CASES; i++) {
            String where = " WHERE " + predicates.next();
            check(random, where, "seed %s, case %s".formatted(seed, i));
        }
    }

    private void check(Random random, String where, String description)
    {
        runner.sandbox().limits().reset();
        int limit = 1 + random.nextInt(150);
        switch (random.nextInt(6)) {
            case 0 -> checkLimit(where, limit, description);
            case 1, 2 -> checkTopN(where, pick(random, "created_at", "updated_at", "comments", "closed_at", "user_login", "number"), pick(random, "ASC", "DESC", "DESC NULLS FIRST"), limit, description);
            case 3 -> checkSame("SELECT count(*), count(closed_at), count(user_login), max(updated_at) FROM %s" + where, description);
            case 4 -> checkSame("SELECT " + pick(random, "state", "repository", "user_type") + ", count(*) FROM %s" + where + " GROUP BY 1", description);
            default -> checkSame("SELECT owner, repository, number, title, user_login, labels, updated_at FROM %s" + where, description);
        }
    }

    private void checkSame(String template, String description)
    {
        assertThat(ofGithub(template)).describedAs(description + ": " + template).containsExactlyInAnyOrderElementsOf(ofMemory(template));
    }

    private void checkLimit(String where, int limit, String description)
    {
        String template = "SELECT owner, repository, number FROM %s" + where;
        List<MaterializedRow> matching = ofMemory(template);
        List<MaterializedRow> limited = ofGithub(template + " LIMIT " + limit);
        assertThat(limited).describedAs(description + ": " + template + " LIMIT " + limit).hasSize(Math.min(limit, matching.size())).doesNotHaveDuplicates();
        assertThat(matching).describedAs(description + ": " + template + " LIMIT " + limit).containsAll(limited);
    }

    /**
     * Rows with equal keys may stand for each other: the keys must be the same, and the rows must match.
     */
    private void checkTopN(String where, String column, String order, int limit, String description)
    {
        String template = "SELECT " + column + " AS sort_key, owner, repository, number FROM %s" + where;
        String sorted = template + " ORDER BY sort_key " + order + " LIMIT " + limit;
        List<MaterializedRow> rows = ofGithub(sorted);
        assertThat(rows.stream().map(row -> row.getField(0)).toList()).describedAs(description + ": " + sorted)
                .isEqualTo(ofMemory(sorted).stream().map(row -> row.getField(0)).toList());
        assertThat(new HashSet<>(rows)).describedAs(description + ": " + sorted).hasSameSizeAs(rows);
        assertThat(ofMemory(template)).describedAs(description + ": " + sorted).containsAll(rows);
    }

    private List<MaterializedRow> ofGithub(String template)
    {
        return runner.rows(template.replace("%s", "github.default.issues"));
    }

    private List<MaterializedRow> ofMemory(String template)
    {
        return runner.rows(template.replace("%s", "memory.default.issues"));
    }

    private static String pick(Random random, String... values)
    {
        return values[random.nextInt(values.length)];
    }
}
