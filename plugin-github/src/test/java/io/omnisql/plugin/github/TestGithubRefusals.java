package io.omnisql.plugin.github;

import io.omnisql.plugin.github.GithubQueryRunner.Answer;
import io.omnisql.sandbox.github.access.SandboxToken;
import io.omnisql.sandbox.http.Fault;
import io.omnisql.sandbox.http.Fault.Action;
import io.trino.testing.MaterializedRow;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Execution;

import java.util.List;

import static io.omnisql.toolkit.remote.RemoteErrorCode.OMNISQL_REMOTE_FORBIDDEN;
import static io.trino.testing.assertions.TrinoExceptionAssert.assertTrinoExceptionThrownBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;
import static org.junit.jupiter.api.parallel.ExecutionMode.SAME_THREAD;

/**
 * What GitHub cannot or will not answer whole is asked for in parts, or left out where the session says so. The faults are the sandbox's, so the tests take turns.
 */
@Tag("engine")
@TestInstance(PER_CLASS)
@Execution(SAME_THREAD)
class TestGithubRefusals
{
    private static final String WEBSITE = "SELECT number FROM issues WHERE owner = 'acme' AND repository = 'website'";

    private GithubQueryRunner runner;

    @BeforeAll
    void start()
            throws Exception
    {
        runner = new GithubQueryRunner(SandboxToken.ACME, "acme");
    }

    @AfterAll
    void stop()
    {
        if (runner != null) {
            runner.close();
        }
    }

    /**
     * A page that was too heavy is read in halves.
     */
    @Test
    void testHeavyPages()
    {
        for (Fault fault : List.of(
                Fault.of(Action.STATUS).withStatus(502),
                new Fault("graphql", null, null, null, null, Action.GRAPHQL_ERRORS, null, null, null, "Something went wrong while executing your query."))) {
            runner.sandbox().faults().set(List.of(fault.onKind("graphql").after(1)));
            Answer answer = runner.ask(WEBSITE);
            assertThat(answer.rows()).describedAs(fault.toString()).hasSize(runner.sandbox().data().issues("acme", "website").size()).doesNotHaveDuplicates();
            assertThat(answer.requests()).describedAs(fault.toString()).isEqualTo(4);
            runner.sandbox().faults().set(List.of(fault.onKind("graphql").times(3)));
            assertThat(runner.ask(WEBSITE).rows()).describedAs(fault.toString()).hasSize(runner.sandbox().data().issues("acme", "website").size()).doesNotHaveDuplicates();
        }
    }

    @Test
    void testMissingPermission()
    {
        Fault forbidden = new Fault("rest", ".*/docs/issues/events.*", null, null, 1, Action.STATUS, 403, null, null, "Resource not accessible by personal access token");
        String sql = "SELECT repository, count(*) FROM issue_events WHERE repository IN ('docs', 'website') GROUP BY 1";
        runner.sandbox().faults().set(List.of(forbidden));
        assertTrinoExceptionThrownBy(() -> runner.ask(sql)).hasErrorCode(OMNISQL_REMOTE_FORBIDDEN).hasMessageContaining("The connection's token may not read this");
        runner.sandbox().faults().set(List.of(forbidden));
        assertThat(runner.ask("WITH SESSION github.missing_permission = 'null' " + sql).column(0)).containsExactly("website");
        runner.sandbox().faults().set(List.of());
    }

    /**
     * A field that the token may not read: the rows are there, and it is NULL.
     */
    @Test
    void testForbiddenField()
    {
        Fault forbidden = new Fault("graphql", null, null, null, 100, Action.FORBIDDEN_FIELD, null, null, null, "milestone");
        String sql = "SELECT number, title, milestone_title FROM issues WHERE owner = 'acme' AND repository = 'website'";
        List<MaterializedRow> rows = runner.rows(sql);
        assertThat(rows).anySatisfy(row -> assertThat(row.getField(2)).isNotNull());
        runner.sandbox().faults().set(List.of(forbidden));
        assertTrinoExceptionThrownBy(() -> runner.ask(sql)).hasErrorCode(OMNISQL_REMOTE_FORBIDDEN).hasMessageContaining("The connection's token may not read this: Resource not accessible by personal access token");
        Answer answer = runner.ask("WITH SESSION github.missing_permission = 'null' " + sql);
        assertThat(answer.rows()).containsExactlyInAnyOrderElementsOf(rows.stream().map(row -> new MaterializedRow(5, row.getField(0), row.getField(1), null)).toList());
        // what does not ask for it does not notice
        assertThat(runner.ask("SELECT number FROM issues WHERE owner = 'acme' AND repository = 'website'").rows()).hasSameSizeAs(rows);
        runner.sandbox().faults().set(List.of());
    }

    /**
     * Only owners of an organization get the list of its alerts; others ask its repositories.
     */
    @Test
    void testAlertsOfRepositories()
    {
        SandboxRows rows = new SandboxRows(runner.sandbox().data(), "acme");
        Answer secrets = runner.ask("SELECT repository, number FROM secret_scanning_alerts");
        SandboxRows.assertRows(secrets, rows.rows(
                contents -> contents.security().secretScanningEnabled() ? contents.security().secretScanningAlerts() : List.of(),
                (repository, alert) -> List.of(repository.name(), (long) alert.number())));
        // the refusal, the names, and each repository
        assertThat(secrets.requests()).isEqualTo(1 + 1 + rows.repositories().count());
        Answer dependencies = runner.ask("SELECT repository, number FROM dependabot_alerts WHERE repository <> 'docs'");
        SandboxRows.assertRows(dependencies, rows.rows(
                        contents -> contents.security().dependabotEnabled() ? contents.security().dependabotAlerts() : List.of(),
                        (repository, alert) -> List.<Object>of(repository.name(), (long) alert.number())).stream()
                .filter(row -> !row.getFirst().equals("docs") && !row.getFirst().equals("legacy-portal"))
                .toList());
    }
}
