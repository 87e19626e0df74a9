package io.omnisql.plugin.github;

import io.omnisql.plugin.github.GithubQueryRunner.Answer;
import io.omnisql.sandbox.github.access.SandboxToken;
import io.omnisql.sandbox.http.Fault;
import io.omnisql.sandbox.http.Fault.Action;
import io.omnisql.sandbox.http.LoggedRequest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.util.List;
import java.util.Map;

import static io.omnisql.toolkit.remote.RemoteErrorCode.OMNISQL_REMOTE_NOT_FOUND;
import static io.trino.testing.assertions.TrinoExceptionAssert.assertTrinoExceptionThrownBy;
import static java.util.Locale.ENGLISH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

/**
 * Lists of REST whose rows tell how GitHub spells their repository: its name is not asked for. The connection spells the owner in a way of its own.
 */
@Tag("engine")
@TestInstance(PER_CLASS)
final class TestNamesInAnswers
{
    /**
     * Tables that REST lists for a repository, with one that has rows.
     */
    private static final Map<String, String> TABLES = Map.of(
            "issue_comments", "platform",
            "pull_request_review_comments", "website",
            "issue_events", "website",
            "workflows", "platform",
            "workflow_runs", "platform",
            "artifacts", "platform",
            "environments", "website",
            "deployments", "website",
            "dependabot_alerts", "website",
            "code_scanning_alerts", "website");

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
    void testLimit()
    {
        TABLES.forEach((table, repository) -> {
            // a list of names is made sure of before it is read
            List<Object> all = runner.ask("SELECT created_at FROM %s WHERE repository IN ('%s', 'no-such-repository')".formatted(table, repository)).column(0);
            assertThat(all).describedAs(table).isNotEmpty();
            for (int limit : List.of(10, 150)) {
                int rows = Math.min(limit, all.size());
                Answer answer = runner.ask("SELECT owner, repository, created_at FROM %s WHERE repository = '%s' LIMIT %s".formatted(table, repository, limit));
                assertThat(answer.rows()).describedAs(table).hasSize(rows).allSatisfy(row -> assertThat(row.getFields().subList(0, 2)).containsExactly("acme", repository));
                assertThat(answer.requests()).describedAs("%s rows of %s", limit, table).isLessThanOrEqualTo(Math.ceilDiv(limit, 100));
                assertThat(all).describedAs(table).containsAll(answer.column(2));
            }
            Answer named = runner.ask("SELECT owner, repository FROM %s WHERE owner = 'acme' AND repository = '%s' LIMIT 1".formatted(table, repository));
            assertThat(named.rows()).describedAs(table).singleElement().satisfies(row -> assertThat(row.getFields()).containsExactly("acme", repository));
            assertThat(named.requests()).describedAs(table).isEqualTo(1);
        });
    }

    @Test
    void testOrder()
    {
        for (String sorted : List.of("issue_comments.updated_at", "issue_comments.created_at", "pull_request_review_comments.updated_at", "dependabot_alerts.created_at")) {
            String table = sorted.substring(0, sorted.indexOf('.'));
            String column = sorted.substring(table.length() + 1);
            String sql = "SELECT to_unixtime(%1$s) FROM %2$s WHERE repository = '%3$s' ORDER BY %1$s DESC LIMIT 10".formatted(column, table, TABLES.get(table));
            Answer answer = runner.ask(sql);
            assertThat(answer.column(0)).describedAs(sql).isEqualTo(runner.ask(sql.replace("ORDER BY " + column, "ORDER BY to_unixtime(%s)".formatted(column))).column(0));
            assertThat(answer.requests()).describedAs(sql).isEqualTo(1);
        }
    }

    @Test
    void testCount()
    {
        for (String table : List.of("workflows", "workflow_runs", "artifacts", "environments")) {
            String repository = TABLES.get(table);
            long rows = runner.ask("SELECT id FROM %s WHERE repository = '%s'".formatted(table, repository)).rows().size();
            assertThat(runner.ask("SELECT count(*) FROM %s WHERE repository = '%s'".formatted(table, repository))).describedAs(table).matches(answer -> answer.value().equals(rows) && answer.requests() == 1);
            assertThat(runner.ask("SELECT owner, repository, count(*) FROM %s WHERE repository = '%s' GROUP BY 1, 2".formatted(table, repository)).rows()).describedAs(table)
                    .singleElement().satisfies(row -> assertThat(row.getFields()).containsExactly("acme", repository, rows));
            for (String nothing : List.of("repository = '%s'".formatted(repository.toUpperCase(ENGLISH)), "repository = 'no-such-repository'", "owner = 'ACME' AND repository = '%s'".formatted(repository))) {
                assertThat(runner.ask("SELECT count(*) FROM %s WHERE %s".formatted(table, nothing)).value()).describedAs("%s WHERE %s", table, nothing).isEqualTo(0L);
                assertThat(runner.ask("SELECT owner, count(*) FROM %s WHERE %s GROUP BY 1".formatted(table, nothing)).rows()).describedAs("%s WHERE %s", table, nothing).isEmpty();
            }
        }
    }

    /**
     * REST finds a repository whatever its case, and redirects from its former name: where rows are of another one than was asked for, the name is asked for.
     */
    @Test
    void testOtherSpellings()
    {
        TABLES.forEach((table, repository) -> {
            assertThat(runner.ask("SELECT * FROM %s WHERE repository = '%s'".formatted(table, repository.toUpperCase(ENGLISH)))).describedAs(table).isEqualTo(new Answer(List.of(), 2));
            assertThat(runner.ask("SELECT * FROM %s WHERE owner = 'Acme' AND repository = '%s'".formatted(table, repository))).describedAs(table).isEqualTo(new Answer(List.of(), 2));
            assertThat(runner.rows("SELECT * FROM %s WHERE repository = 'ui-kit'".formatted(table))).describedAs(table).isEmpty();
            for (String impossible : List.of(".", "..", "../acme/platform", "a b")) {
                assertThat(runner.ask("SELECT * FROM %s WHERE repository = '%s'".formatted(table, impossible))).describedAs(table).isEqualTo(new Answer(List.of(), 0));
            }
        });
    }

    /**
     * A list that is not there may be one that the token may not read: then the repository is.
     */
    @Test
    void testListThatIsNotThere()
    {
        String sql = "SELECT id FROM issue_comments WHERE repository = '%s'";
        assertThat(runner.ask(sql.formatted("no-such-repository"))).isEqualTo(new Answer(List.of(), 2));
        Fault absent = new Fault("rest", ".*/issues/comments.*", null, null, 10, Action.STATUS, 404, null, null, "Not Found");
        runner.sandbox().faults().set(List.of(absent));
        assertTrinoExceptionThrownBy(() -> runner.ask(sql.formatted("platform"))).hasErrorCode(OMNISQL_REMOTE_NOT_FOUND);
        assertThat(runner.sandbox().requests().matching(_ -> true).stream().map(LoggedRequest::path)).containsExactly("/repos/ACME/platform/issues/comments", "/graphql", "/repos/acme/platform/issues/comments");
        assertThat(runner.ask("WITH SESSION github.missing_permission = 'null' " + sql.formatted("platform"))).isEqualTo(new Answer(List.of(), 1));
        runner.sandbox().faults().set(List.of());
    }
}
