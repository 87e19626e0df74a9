package io.omnisql.plugin.github;

import io.omnisql.plugin.github.GithubQueryRunner.Answer;
import io.omnisql.sandbox.github.access.SandboxToken;
import io.omnisql.sandbox.github.data.Issue;
import io.omnisql.sandbox.github.data.PullRequest;
import io.trino.testing.MaterializedRow;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

/**
 * Queries that readers of GitHub are known to answer with wrong rows, each beside the same query over a copy of the rows in the engine's memory.
 */
@Tag("engine")
@TestInstance(PER_CLASS)
final class TestTraps
{
    private static final String WEBSITE = "owner = 'acme' AND repository = 'website'";
    private static final List<String> TABLES = List.of("issues", "pull_requests", "issue_comments", "pull_request_review_comments", "milestones");

    private GithubQueryRunner runner;

    @BeforeAll
    void start()
            throws Exception
    {
        runner = new GithubQueryRunner(SandboxToken.ACME, "acme");
        TABLES.forEach(table -> runner.execute("CREATE TABLE memory.default.%s AS SELECT * FROM github.default.%1$s WHERE %s".formatted(table, WEBSITE)));
        runner.execute("CREATE TABLE memory.default.repositories AS SELECT * FROM github.default.repositories");
    }

    @AfterAll
    void stop()
    {
        if (runner != null) {
            runner.close();
        }
    }

    @Test
    void testUpperBoundOfARange()
    {
        for (String table : TABLES) {
            String from = "(SELECT approx_percentile(to_unixtime(updated_at), 0.3) FROM memory.default.%s)".formatted(table);
            String to = "(SELECT approx_percentile(to_unixtime(updated_at), 0.7) FROM memory.default.%s)".formatted(table);
            double lower = (double) runner.ask("SELECT " + from).value();
            double upper = (double) runner.ask("SELECT " + to).value();
            for (String range : List.of(
                    "updated_at >= from_unixtime(%.0f) AND updated_at < from_unixtime(%.0f)",
                    "updated_at > from_unixtime(%.0f) AND updated_at <= from_unixtime(%.0f)",
                    "updated_at BETWEEN from_unixtime(%.0f) AND from_unixtime(%.0f)",
                    "NOT (updated_at < from_unixtime(%.0f)) AND NOT (updated_at > from_unixtime(%.0f))")) {
                List<MaterializedRow> rows = assertSame("SELECT updated_at FROM %%s.%s WHERE %s AND ".formatted(table, WEBSITE) + range.formatted(lower, upper));
                assertThat(rows).describedAs(table).isNotEmpty();
            }
        }
    }

    @Test
    void testSecondConditionOnTheSameColumn()
    {
        for (String condition : List.of(
                "number > 3 AND number <> 12 AND number IN (2, 5, 12, 14, 15)",
                "state IN ('open', 'closed') AND state <> 'open'",
                "state = 'open' AND state = 'closed'",
                "created_at >= TIMESTAMP '2020-01-01 00:00:00 UTC' AND created_at > (SELECT min(created_at) FROM memory.default.issues)",
                "comments > 0 AND comments < 3 AND comments <> 1",
                "contains(labels, 'bug') AND NOT contains(labels, 'enhancement')")) {
            assertSame("SELECT number, title FROM %s.issues WHERE " + WEBSITE + " AND " + condition);
        }
        assertSame("SELECT repository FROM %s.repositories WHERE repository LIKE '%%s%%' AND repository <> 'website' AND repository IN ('website', 'docs', 'scratch')");
    }

    /**
     * The first key alone leaves rows of the same second in any order.
     */
    @Test
    void testSecondSortKeyDecidesTies()
    {
        for (String order : List.of("comments DESC, number", "comments, number DESC", "created_at, number", "updated_at DESC, title DESC", "state, comments DESC, number")) {
            for (int limit : List.of(1, 7, 25)) {
                String sql = "SELECT comments, number, title FROM %s.issues WHERE " + WEBSITE + " ORDER BY " + order + " LIMIT " + limit;
                assertThat(ofGithub(sql)).describedAs(sql).hasSize(limit).isEqualTo(ofMemory(sql));
            }
        }
    }

    @Test
    void testIssuesAreNoPullRequests()
    {
        List<Issue> issues = runner.sandbox().data().issues("acme", "website");
        List<PullRequest> pulls = runner.sandbox().data().pullRequests("acme", "website");
        assertThat(pulls).isNotEmpty();
        assertThat(runner.ask("SELECT number FROM issues WHERE " + WEBSITE).column(0)).containsExactlyInAnyOrderElementsOf(issues.stream().map(issue -> (Object) (long) issue.number()).toList());
        assertThat(runner.ask("SELECT count(*) FROM issues WHERE " + WEBSITE).value()).isEqualTo((long) issues.size());
        assertThat(runner.ask("SELECT count(*) FROM issues WHERE " + WEBSITE + " AND number = " + pulls.getFirst().number()).value()).isEqualTo(0L);
    }

    @Test
    void testStateInSmallLetters()
    {
        assertThat((long) runner.ask("SELECT count(*) FROM issues WHERE " + WEBSITE + " AND state = 'open'").value()).isPositive();
        assertSame("SELECT number FROM %s.issues WHERE " + WEBSITE + " AND upper(state) = 'OPEN'");
        assertThat(runner.ask("SELECT number FROM issues WHERE " + WEBSITE + " AND state = 'OPEN'").rows()).isEmpty();
    }

    @Test
    void testZeroAndEmptyTextAreNotNull()
    {
        assertThat(assertSame("SELECT number, comments FROM %s.issues WHERE " + WEBSITE + " AND comments = 0")).isNotEmpty();
        assertThat(assertSame("SELECT number, body FROM %s.issues WHERE " + WEBSITE + " AND body = ''")).isNotEmpty();
        assertSame("SELECT repository, stargazers_count, open_issues_count FROM %s.repositories WHERE open_issues_count = 0 OR stargazers_count = 0");
        assertThat(ofGithub("SELECT number FROM %s.issues WHERE " + WEBSITE + " AND (comments IS NULL OR body IS NULL)")).isEmpty();
    }

    @Test
    void testTextsThatMeanSomethingToTheService()
    {
        for (String text : List.of("O''Brien", "\\\"", "a\nb\uD83D\uDE00", "\") { nodes { id } } #", "a&per_page=1", "100%%+", "*", "refs/heads/main")) {
            for (String condition : List.of(
                    "issues WHERE contains(labels, '%s')",
                    "issues WHERE contains(assignees, '%s')",
                    "issues WHERE user_login = '%s' AND user_type = 'User'",
                    "pull_requests WHERE head_ref = '%s'",
                    "pull_requests WHERE base_ref = '%s'",
                    "branches WHERE name = '%s'",
                    "commits WHERE sha = '%s'",
                    "artifacts WHERE name = '%s'",
                    "workflow_runs WHERE head_branch = '%s'",
                    "deployments WHERE environment = '%s'")) {
                String sql = "SELECT count(*) FROM " + condition.formatted(text).replace("%%", "%") + " AND " + WEBSITE;
                assertThat(runner.ask(sql).value()).describedAs(sql).isEqualTo(0L);
            }
            for (String condition : List.of("issues WHERE repository = '%s'", "issue_comments WHERE repository = '%s'", "repositories WHERE owner = '%s'", "users WHERE login = '%s'")) {
                String sql = "SELECT count(*) FROM " + condition.formatted(text).replace("%%", "%");
                assertThat(runner.ask(sql).value()).describedAs(sql).isEqualTo(0L);
            }
        }
    }

    @Test
    void testLettersOfAnotherCase()
    {
        Issue labelled = runner.sandbox().data().issues("acme", "website").stream().filter(issue -> issue.hasLabel("bug") && issue.author() != null).findFirst().orElseThrow();
        String swapped = swapCase(labelled.author().login());
        assertSame("SELECT number FROM %s.issues WHERE " + WEBSITE + " AND contains(labels, 'Bug')");
        assertSame("SELECT number FROM %s.issues WHERE " + WEBSITE + " AND user_login = '" + swapped + "' AND user_type = 'User'");
        assertThat(assertSame("SELECT number FROM %s.issues WHERE " + WEBSITE + " AND lower(user_login) = lower('" + swapped + "')")).isNotEmpty();
    }

    @Test
    void testNoLimitIsInvented()
    {
        int comments = runner.sandbox().data().comments("acme", "website").size();
        assertThat(comments).isGreaterThan(100);
        assertThat(runner.ask("SELECT count(*) FROM issue_comments WHERE " + WEBSITE).value()).isEqualTo((long) comments);
        assertThat(runner.ask("SELECT count(id) FROM (SELECT * FROM issue_comments WHERE " + WEBSITE + ")").value()).isEqualTo((long) comments);
        Answer all = runner.ask("SELECT * FROM issues WHERE " + WEBSITE);
        assertThat(all.rows()).hasSize(runner.sandbox().data().issues("acme", "website").size());
    }

    @Test
    void testRowsWithoutAnAuthor()
    {
        for (String condition : List.of("user_login IS NULL", "user_login IS NOT NULL", "user_login <> 'MonaHart'", "user_login NOT IN ('MonaHart', 'dependabot')", "NOT (user_login = 'MonaHart')", "user_login IS DISTINCT FROM 'MonaHart'", "user_login = 'ghost'", "user_type = 'Bot'")) {
            assertSame("SELECT number, user_login FROM %s.issues WHERE " + WEBSITE + " AND " + condition);
        }
    }

    private List<MaterializedRow> assertSame(String template)
    {
        List<MaterializedRow> rows = ofGithub(template);
        assertThat(rows).describedAs(template).containsExactlyInAnyOrderElementsOf(ofMemory(template));
        return rows;
    }

    private List<MaterializedRow> ofGithub(String template)
    {
        return runner.ask(sql(template, "github.default")).rows();
    }

    private List<MaterializedRow> ofMemory(String template)
    {
        return runner.rows(sql(template, "memory.default"));
    }

    private static String sql(String template, String schema)
    {
        return template.replace("%s.", schema + ".").replace("%%", "%");
    }

    private static String swapCase(String text)
    {
        return text.chars()
                .map(letter -> Character.isUpperCase(letter) ? Character.toLowerCase(letter) : Character.toUpperCase(letter))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
