package io.omnisql.plugin.github;

import io.omnisql.plugin.github.GithubQueryRunner.Answer;
import io.omnisql.sandbox.github.access.SandboxToken;
import io.trino.testing.MaterializedRow;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.util.List;
import java.util.stream.IntStream;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

/**
 * A join with another catalog's table looks up the keys that the table has, 100 in a request, and reads no other rows.
 */
@Tag("engine")
@TestInstance(PER_CLASS)
final class TestGithubJoins
{
    private static final String PLATFORM = "owner = 'acme' AND repository = 'platform'";

    private GithubQueryRunner runner;
    private List<MaterializedRow> issues;

    @BeforeAll
    void start()
            throws Exception
    {
        runner = new GithubQueryRunner(SandboxToken.ACME, "acme");
        issues = runner.rows("SELECT number, title, state FROM issues WHERE " + PLATFORM + " ORDER BY number");
        runner.execute("CREATE TABLE memory.default.keys AS SELECT number, position / 9 AS position FROM (SELECT number, row_number() OVER (ORDER BY number) AS position FROM issues WHERE " + PLATFORM + ") WHERE position % 9 = 0");
    }

    @AfterAll
    void stop()
    {
        if (runner != null) {
            runner.close();
        }
    }

    @Test
    void testKeysAreLookedUpInBatches()
    {
        assertThat(joined(7)).isEqualTo(1);
        assertThat(joined(250)).isEqualTo(3);
        assertThat(joined(500)).isEqualTo(5);
    }

    @Test
    void testThousandsOfKeys()
    {
        for (int keys : List.of(3_000, 10_000)) {
            Answer answer = runner.ask("SELECT i.number, i.title, i.state FROM issues i JOIN (SELECT number FROM UNNEST(sequence(2, %s, 2)) AS t (number)) k ON i.number = k.number WHERE %s".formatted(2 * keys, PLATFORM));
            assertThat(answer.rows()).containsExactlyInAnyOrderElementsOf(issues.stream()
                    .filter(row -> (long) row.getField(0) % 2 == 0 && (long) row.getField(0) <= 2L * keys)
                    .toList());
            assertThat(answer.requests()).isEqualTo(keys / 100);
        }
    }

    /**
     * The number of requests for so many of the keys, which are every ninth issue's.
     */
    private long joined(int keys)
    {
        Answer answer = runner.ask("SELECT i.number, i.title, i.state FROM issues i JOIN memory.default.keys k ON i.number = k.number WHERE " + PLATFORM + " AND k.position <= " + keys);
        assertThat(answer.rows()).containsExactlyInAnyOrderElementsOf(everyNinth(keys));
        return answer.requests();
    }

    @Test
    void testKeysBesideAnExactFilter()
    {
        List<MaterializedRow> open = everyNinth(250).stream().filter(row -> row.getField(2).equals("open")).toList();
        assertThat(open).isNotEmpty().hasSizeLessThan(250);
        Answer joined = runner.ask("SELECT i.number, i.title, i.state FROM issues i JOIN memory.default.keys k ON i.number = k.number WHERE " + PLATFORM + " AND i.state = 'open' AND k.position <= 250");
        assertThat(joined.rows()).containsExactlyInAnyOrderElementsOf(open);
        assertThat(joined.requests()).isEqualTo(3);
        // the join needs no column of the filter
        Answer counted = runner.ask("SELECT count(i.title) FROM issues i JOIN memory.default.keys k ON i.number = k.number WHERE " + PLATFORM + " AND i.state = 'open' AND k.position <= 250");
        assertThat(counted).isEqualTo(new Answer(counted.rows(), 3));
        assertThat(counted.value()).isEqualTo((long) open.size());
        String numbers = everyNinth(120).stream().map(row -> row.getField(0).toString()).collect(joining(", "));
        Answer listed = runner.ask("SELECT number, title, state FROM issues WHERE " + PLATFORM + " AND state = 'open' AND number IN (" + numbers + ")");
        assertThat(listed.rows()).containsExactlyInAnyOrderElementsOf(everyNinth(120).stream().filter(row -> row.getField(2).equals("open")).toList());
        assertThat(listed.requests()).isEqualTo(2);
    }

    @Test
    void testKeysOfRepositoriesBesideAnExactFilter()
    {
        runner.execute("CREATE TABLE memory.default.names AS SELECT * FROM (VALUES 'docs', 'platform', 'unknown', 'website') AS t (name)");
        for (String filter : List.of("r.fork = false", "r.archived = true")) {
            List<MaterializedRow> all = runner.rows("SELECT r.repository FROM repositories r WHERE r.owner = 'acme' AND " + filter);
            Answer answer = runner.ask("SELECT r.repository FROM repositories r JOIN memory.default.names n ON r.repository = n.name WHERE r.owner = 'acme' AND " + filter);
            assertThat(answer.rows()).containsExactlyInAnyOrderElementsOf(all.stream().filter(row -> List.of("docs", "platform", "website").contains(row.getField(0))).toList());
            assertThat(answer.requests()).isEqualTo(1);
        }
    }

    /**
     * Keys of every kind, from a list as from a join.
     */
    @Test
    void testKeysOfEveryTable()
    {
        assertKeys("pull_requests", "number", PLATFORM, 250, 3);
        assertKeys("milestones", "number", PLATFORM, 3, 1);
        assertKeys("discussions", "number", "owner = 'acme' AND repository = 'website'", 5, 1);
        assertKeys("commits", "sha", PLATFORM, 120, 2);
        assertKeys("branches", "name", PLATFORM, 3, 1);
        assertKeys("tags", "name", PLATFORM, 3, 1);
        assertKeys("repositories", "repository", "owner = 'acme'", 9, 1);
        assertKeys("labels", "name", PLATFORM, 5, 1);
        assertKeys("teams", "slug", "owner = 'acme'", 2, 1);
        runner.execute("CREATE TABLE memory.default.keys_of_users AS SELECT login AS key FROM TABLE(github.system.search(query => 'fan', kind => 'users')) LIMIT 230");
        assertKeys("users", "login", "true", 230, 3);
    }

    private void assertKeys(String table, String column, String filter, int keys, long requests)
    {
        if (!table.equals("users")) {
            runner.execute("CREATE TABLE memory.default.keys_of_%s AS SELECT %s AS key FROM %1$s WHERE %s LIMIT %s".formatted(table, column, filter, keys));
        }
        List<Object> all = runner.ask("SELECT key FROM memory.default.keys_of_" + table).column(0);
        assertThat(all).describedAs(table).hasSize(keys);
        String literals = all.stream().map(key -> key instanceof String text ? "'" + text + "'" : key.toString()).collect(joining(", "));
        Answer listed = runner.ask("SELECT %s FROM %s WHERE %s AND %1$s IN (%s)".formatted(column, table, filter, literals));
        assertThat(listed.column(0)).describedAs(table).containsExactlyInAnyOrderElementsOf(all);
        assertThat(listed.requests()).describedAs("keys of %s in a list", table).isEqualTo(requests);
        Answer joined = runner.ask("SELECT t.%s FROM %s t JOIN memory.default.keys_of_%2$s k ON t.%1$s = k.key WHERE %s".formatted(column, table, filter));
        assertThat(joined.column(0)).describedAs(table).containsExactlyInAnyOrderElementsOf(all);
        assertThat(joined.requests()).describedAs("keys of %s in a join", table).isEqualTo(requests);
    }

    @Test
    void testSubquery()
    {
        Answer answer = runner.ask("SELECT number, title, state FROM issues WHERE " + PLATFORM + " AND number IN (SELECT number FROM memory.default.keys WHERE position <= 40)");
        assertThat(answer.rows()).containsExactlyInAnyOrderElementsOf(everyNinth(40));
        assertThat(answer.requests()).isEqualTo(1);
    }

    @Test
    void testRepositoriesOfTheOtherSideAreAsked()
    {
        runner.execute("CREATE TABLE memory.default.chosen AS SELECT * FROM (VALUES 'docs', 'unknown') AS t (name)");
        Answer answer = runner.ask("SELECT count(i.title) FROM issues i JOIN memory.default.chosen c ON i.repository = c.name");
        Answer direct = runner.ask("SELECT title FROM issues WHERE repository IN ('docs', 'unknown')");
        assertThat(direct.rows()).isNotEmpty();
        assertThat(answer.value()).isEqualTo((long) direct.rows().size());
        assertThat(answer.requests()).isEqualTo(direct.requests());
    }

    @Test
    void testNoKeys()
    {
        assertThat(runner.ask("SELECT i.title FROM issues i JOIN memory.default.keys k ON i.number = k.number WHERE k.position < 0")).isEqualTo(new Answer(List.of(), 0));
    }

    private List<MaterializedRow> everyNinth(int count)
    {
        assertThat(issues).hasSizeGreaterThanOrEqualTo(9 * count);
        return IntStream.rangeClosed(1, count).mapToObj(index -> issues.get(9 * index - 1)).toList();
    }
}
