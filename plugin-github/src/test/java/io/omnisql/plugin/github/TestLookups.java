package io.omnisql.plugin.github;

import io.omnisql.plugin.github.GithubQueryRunner.Answer;
import io.omnisql.sandbox.github.NodeId;
import io.omnisql.sandbox.github.access.SandboxToken;
import io.omnisql.sandbox.github.data.Repository;
import io.trino.testing.MaterializedRow;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.util.List;

import static io.omnisql.plugin.github.SandboxRows.single;
import static java.util.Locale.ENGLISH;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

/**
 * Rows by keys of all of GitHub and of their parents: in batches, each once, and no others.
 */
@Tag("engine")
@TestInstance(PER_CLASS)
final class TestLookups
{
    private static final List<String> NODES = List.of("issues", "pull_requests", "labels", "milestones", "releases", "discussions", "repositories");

    private GithubQueryRunner runner;

    @BeforeAll
    void start()
            throws Exception
    {
        runner = new GithubQueryRunner(SandboxToken.ACME, "ACME");
    }

    @AfterAll
    void stop()
    {
        if (runner != null) {
            runner.close();
        }
    }

    @Test
    void testNodes()
    {
        for (String table : NODES) {
            runner.execute("CREATE TABLE memory.default.%s AS SELECT owner, repository, node_id, created_at FROM github.default.%s WHERE repository = 'website'".formatted(table, table));
            List<Object> ids = runner.ask("SELECT node_id FROM memory.default.%s ORDER BY node_id LIMIT 150".formatted(table)).column(0);
            assertThat(ids).describedAs(table).isNotEmpty();
            String columns = "SELECT owner, repository, node_id, created_at FROM %s.default." + table;
            for (String condition : List.of("node_id = '%s'".formatted(ids.getFirst()), "node_id IN (%s)".formatted(quoted(ids)))) {
                Answer answer = runner.ask((columns + " WHERE " + condition).formatted("github"));
                assertThat(answer.rows()).describedAs(table).isNotEmpty().containsExactlyInAnyOrderElementsOf(runner.rows((columns + " WHERE " + condition).formatted("memory")));
                assertThat(answer.requests()).describedAs("%s of %s", condition, table).isEqualTo(Math.ceilDiv(answer.rows().size(), 100));
            }
            // beside other filters, of which some exclude it
            MaterializedRow some = runner.rows((columns + " WHERE node_id = '%s'").formatted("memory", ids.getLast())).getFirst();
            String beside = columns + " WHERE node_id IN ('%s', 'none') AND repository %s '%s' AND created_at = (SELECT created_at FROM memory.default.%s WHERE node_id = '%2$s')";
            assertThat(runner.rows(beside.formatted("github", ids.getLast(), "=", some.getField(1), table))).describedAs(table).containsExactly(some);
            assertThat(runner.rows(beside.formatted("github", ids.getLast(), "<>", some.getField(1), table))).describedAs(table).isEmpty();
            assertThat(runner.ask("SELECT count(*) FROM %s WHERE node_id IN (%s)".formatted(table, quoted(ids))).value()).describedAs(table).isEqualTo((long) ids.size());
            assertThat(runner.ask("SELECT node_id FROM %s WHERE node_id IN (%s) ORDER BY node_id DESC LIMIT 2".formatted(table, quoted(ids))).column(0)).describedAs(table).isEqualTo(ids.reversed().stream().limit(2).toList());
        }
    }

    /**
     * Those of other kinds, of repositories that are excluded, of owners that the connection does not cover, and texts that are none.
     */
    @Test
    void testForeignNodes()
    {
        List<Object> ids = NODES.stream().map(table -> runner.ask("SELECT node_id FROM %s WHERE repository = 'website' LIMIT 1".formatted(table)).value()).toList();
        for (String table : NODES) {
            Object own = ids.get(NODES.indexOf(table));
            List<Object> foreign = ids.stream().filter(id -> !id.equals(own)).toList();
            assertThat(runner.ask("SELECT * FROM %s WHERE node_id IN (%s)".formatted(table, quoted(foreign)))).describedAs(table).isEqualTo(new Answer(List.of(), 1));
            assertThat(runner.rows("SELECT * FROM %s WHERE node_id = '%s' AND repository IN ('docs', 'Website')".formatted(table, own))).describedAs(table).isEmpty();
            assertThat(runner.rows("SELECT * FROM %s WHERE node_id = '%s' AND (repository LIKE 'doc%%' OR owner = 'Acme')".formatted(table, own))).describedAs(table).isEmpty();
            assertThat(runner.ask("SELECT * FROM %s WHERE node_id = '%s' AND owner = 'globex'".formatted(table, own))).describedAs(table).isEqualTo(new Answer(List.of(), 0));
            assertThat(runner.ask("SELECT * FROM %s WHERE node_id = 'no node''s'".formatted(table))).describedAs(table).isEqualTo(new Answer(List.of(), 0));
            assertThat(runner.rows("SELECT * FROM %s WHERE node_id = '%s'".formatted(table, own.toString().toLowerCase(ENGLISH)))).describedAs(table).isEmpty();
        }
        // one that everybody sees
        Repository seen = runner.sandbox().data().repositories().stream().filter(repository -> !repository.owner().login().equals("acme") && !repository.isPrivate()).findFirst().orElseThrow();
        assertThat(runner.ask("SELECT * FROM repositories WHERE node_id = '%s'".formatted(new NodeId(NodeId.Type.REPOSITORY, 0, seen.id())))).isEqualTo(new Answer(List.of(), 1));
        assertThat(runner.ask("SELECT * FROM repositories WHERE full_name = '%s'".formatted(seen.fullName()))).isEqualTo(new Answer(List.of(), 0));
    }

    @Test
    void testJoinByNodes()
    {
        runner.execute("CREATE TABLE memory.default.wanted AS SELECT node_id, number FROM github.default.issues WHERE repository = 'platform' AND number % 7 = 0 ORDER BY number LIMIT 40");
        Answer answer = runner.ask("SELECT i.repository, i.number, w.number FROM issues i JOIN memory.default.wanted w ON i.node_id = w.node_id");
        assertThat(answer.rows()).hasSize(40).allSatisfy(row -> assertThat(row.getField(1)).isEqualTo(row.getField(2)));
        assertThat(answer.requests()).isEqualTo(1);
    }

    @Test
    void testRepositoriesByFullName()
    {
        assertThat(runner.ask("SELECT owner || ' ' || repository FROM repositories WHERE full_name = 'acme/website'")).isEqualTo(single("acme website", 1));
        assertThat(runner.ask("SELECT repository FROM repositories WHERE full_name IN ('acme/website', 'ACME/website', 'acme/Website', 'acme/docs', 'acme/ui-kit', 'acme/none', 'acme')"))
                .matches(answer -> answer.rows().size() == 2 && answer.requests() == 1);
        assertThat(runner.ask("SELECT repository FROM repositories WHERE full_name = 'ACME/website'")).isEqualTo(new Answer(List.of(), 1));
        assertThat(runner.ask("SELECT repository FROM repositories WHERE full_name = 'acme/website' AND NOT archived AND repository = 'docs'").rows()).isEmpty();
    }

    /**
     * GitHub finds them whatever their case, and teams by their other names, too.
     */
    @Test
    void testNames()
    {
        assertThat(runner.ask("SELECT repository || ' ' || name FROM labels WHERE repository = 'website' AND name = 'bug'")).isEqualTo(single("website bug", 1));
        assertThat(runner.ask("SELECT name FROM labels WHERE repository = 'website' AND name IN ('bug', 'Bug', 'BUG', 'no such label')")).isEqualTo(single("bug", 1));
        assertThat(runner.ask("SELECT name FROM labels WHERE repository = 'website' AND name = 'BUG'")).isEqualTo(new Answer(List.of(), 1));
        assertThat(runner.ask("SELECT name FROM labels WHERE repository = 'website' AND name = ''")).isEqualTo(new Answer(List.of(), 0));
        List<Object> labels = runner.ask("SELECT name FROM labels WHERE repository = 'platform'").column(0);
        assertThat(runner.ask("SELECT name FROM labels WHERE repository = 'platform' AND name IN (%s)".formatted(quoted(labels))))
                .satisfies(answer -> assertThat(answer.column(0)).containsExactlyInAnyOrderElementsOf(labels))
                .satisfies(answer -> assertThat(answer.requests()).isEqualTo(Math.ceilDiv(labels.size(), 100)));
        assertThat(runner.rows("SELECT repository FROM labels WHERE name = 'bug'")).hasSameSizeAs(runner.rows("SELECT repository FROM labels WHERE reverse(name) = 'gub'"));

        List<MaterializedRow> teams = runner.rows("SELECT slug, name FROM teams");
        assertThat(teams).hasSizeGreaterThan(1);
        List<Object> slugs = teams.stream().map(team -> team.getField(0)).toList();
        assertThat(runner.ask("SELECT slug FROM teams WHERE slug IN (%s, 'no-team')".formatted(quoted(slugs))))
                .satisfies(answer -> assertThat(answer.column(0)).containsExactlyInAnyOrderElementsOf(slugs))
                .satisfies(answer -> assertThat(answer.requests()).isEqualTo(1));
        assertThat(runner.ask("SELECT owner || ' ' || slug FROM teams WHERE slug = '%s'".formatted(slugs.getFirst()))).isEqualTo(single("acme " + slugs.getFirst(), 1));
        for (MaterializedRow team : teams) {
            assertThat(runner.rows("SELECT slug FROM teams WHERE slug IN ('%s', '%s')".formatted(team.getField(0).toString().toUpperCase(ENGLISH), team.getField(1).toString().replace("'", "''"))))
                    .describedAs(team.toString()).hasSize(team.getField(0).equals(team.getField(1)) ? 1 : 0);
        }
    }

    @Test
    void testMilestones()
    {
        runner.execute("CREATE TABLE memory.default.all_issues AS SELECT number, state, labels, milestone_number, updated_at FROM github.default.issues WHERE repository = 'website'");
        String ofGithub = "github.default.issues WHERE owner = 'acme' AND repository = 'website' AND ";
        String ofMemory = "memory.default.all_issues WHERE ";
        for (String condition : List.of("milestone_number IS NULL", "milestone_number IS NOT NULL", "milestone_number IS NULL AND state = 'open'", "milestone_number IS NOT NULL AND contains(labels, 'bug')")) {
            Object counted = runner.ask("SELECT count(*) FROM " + ofMemory + condition).value();
            assertThat((long) counted).isPositive();
            assertThat(runner.ask("SELECT count(*) FROM " + ofGithub + condition)).describedAs(condition).isEqualTo(single(counted, 1));
            assertThat(runner.rows("SELECT number FROM " + ofGithub + condition)).describedAs(condition).containsExactlyInAnyOrderElementsOf(runner.rows("SELECT number FROM " + ofMemory + condition));
            assertThat(runner.ask("SELECT number FROM %s LIMIT 20".formatted(ofGithub + condition))).describedAs(condition).matches(answer -> answer.rows().size() == Math.min(20, (long) counted) && answer.requests() == 1);
            String newest = "SELECT updated_at FROM %s ORDER BY updated_at DESC LIMIT 10";
            assertThat(runner.ask(newest.formatted(ofGithub + condition))).describedAs(condition)
                    .isEqualTo(new Answer(runner.rows(newest.formatted(ofMemory + condition)), 1));
        }
        for (String condition : List.of("milestone_number > 1", "milestone_number IN (1, 2)", "milestone_number <> 1", "(milestone_number IS NULL OR milestone_number = 1)", "milestone_number = -1")) {
            assertThat(runner.rows("SELECT number FROM " + ofGithub + condition)).describedAs(condition).containsExactlyInAnyOrderElementsOf(runner.rows("SELECT number FROM " + ofMemory + condition));
        }
        assertThat(runner.ask("SELECT count(*) FROM issues WHERE owner = 'acme' AND milestone_number IS NULL").requests()).isEqualTo(1);
    }

    private static String quoted(List<Object> texts)
    {
        return texts.stream().map(text -> "'" + text.toString().replace("'", "''") + "'").collect(joining(", "));
    }
}
