package io.omnisql.plugin.jira.issues;

import io.omnisql.plugin.jira.JiraQueryRunner;
import io.omnisql.sandbox.http.Fault;
import io.omnisql.sandbox.http.Fault.Action;
import io.omnisql.sandbox.jira.access.SandboxAccount;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import static io.trino.testing.assertions.TrinoExceptionAssert.assertTrinoExceptionThrownBy;
import static java.util.function.Function.identity;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

/**
 * Sites that lack, or do not let these credentials have, what searches can do without: queries take other ways, and give the same rows.
 */
@Tag("engine")
@TestInstance(PER_CLASS)
class TestMissingEndpoints
{
    private static final List<String> AUXILIARIES = List.of(
            "/jql/parse",
            "/jql/autocompletedata",
            "/myself",
            "/3/status$",
            "/3/issuetype$",
            "/project/search",
            "/priority/search",
            "/resolution/search",
            "/search/approximate-count",
            "/jql/(parse|autocompletedata)|/myself|/3/status$|/priority/search|/resolution/search|/search/approximate-count");

    private static final List<String> CONDITIONS = List.of(
            "true",
            "project_key IN ('OPS', 'NOPE')",
            "project_key <> 'OPS'",
            "status_name = 'Done' AND issue_type_name IN ('Bug', 'No such type')",
            "status_category <> 'done'",
            "priority_name = 'High' OR resolution_name = 'Done'",
            "assignee_account_id IN ('%1$s', 'nobody')",
            "assignee_account_id = 'nobody' OR project_key = 'NULL'",
            "reporter_account_id IS NULL",
            "severity_cf10040 IN ('Major', 'no such option')",
            "severity_cf10040 = 'no such option'",
            "contains(components, 'no such component') OR contains(labels, 'backend')",
            "contains(fix_versions, '1.0')",
            "created >= TIMESTAMP '2026-02-01 12:34:00 UTC' AND due_date IS NOT NULL",
            "effort > 2",
            "key = 'WEB-1' OR key = 'NOPE-1'");

    private final Map<String, Object> expected = new HashMap<>();
    private JiraQueryRunner runner;
    private String account;
    private int catalogs;

    @BeforeAll
    void start()
            throws Exception
    {
        runner = new JiraQueryRunner(SandboxAccount.ACME_ADMIN);
        account = runner.sandbox().data().issues().stream().filter(issue -> issue.assignee() != null).findFirst().orElseThrow().assignee();
        for (String query : queries("jira").toList()) {
            expected.put(query, answer(query));
        }
    }

    @AfterAll
    void stop()
    {
        runner.close();
    }

    private Stream<String> queries(String catalog)
    {
        List<String> conditions = CONDITIONS.stream().map(condition -> condition.formatted(account)).toList();
        return Stream.of(
                        conditions.stream().map(condition -> "SELECT count(*) FROM %s.default.issues WHERE " + condition),
                        conditions.stream().limit(5).map(condition -> "SELECT count(*) FROM (SELECT key FROM %s.default.issues WHERE " + condition + " ORDER BY updated DESC LIMIT 7)"),
                        Stream.of("SELECT count(*), sum(id), count(summary) FROM %s.default.issues WHERE project_key IN ('SUP', 'NOPE') AND status_name <> 'Done'"))
                .flatMap(identity())
                .map(query -> query.formatted(catalog));
    }

    private Object answer(String query)
    {
        return runner.rows(query).toString();
    }

    @Test
    void testRowsAreTheSame()
    {
        AUXILIARIES.forEach(this::assertRowsWithout);
    }

    private void assertRowsWithout(String path)
    {
        for (int status : path.equals(AUXILIARIES.getFirst()) ? new int[] {404, 403, 410, 501} : new int[] {404}) {
            // what a connection knows of its site is forgotten with the catalog
            String catalog = "without_" + catalogs++;
            runner.addCatalog(catalog, SandboxAccount.ACME_ADMIN);
            runner.sandbox().faults().set(List.of(Fault.of(Action.STATUS).withStatus(status).onPath(path).times(1_000_000)));
            try {
                List<String> here = queries(catalog).toList();
                List<String> there = queries("jira").toList();
                for (int i = 0; i < here.size(); i++) {
                    assertThat(answer(here.get(i))).describedAs("%s %s: %s", status, path, here.get(i)).isEqualTo(expected.get(there.get(i)));
                }
                assertThat(answer("SELECT count(*) FROM %s.default.changelogs WHERE project_key = 'NULL'".formatted(catalog)))
                        .isEqualTo(answer("SELECT count(*) FROM jira.default.changelogs WHERE project_key = 'NULL'"));
            }
            finally {
                runner.sandbox().faults().set(List.of());
            }
        }
    }

    @Test
    void testEstimatesAndOwnJql()
    {
        AUXILIARIES.forEach(this::assertEstimatesAndOwnJqlWithout);
    }

    private void assertEstimatesAndOwnJqlWithout(String path)
    {
        String catalog = "also_without_" + catalogs++;
        runner.addCatalog(catalog, SandboxAccount.ACME_ADMIN);
        runner.sandbox().faults().set(List.of(Fault.of(Action.STATUS).withStatus(404).onPath(path).times(1_000_000)));
        try {
            assertThat(answer("SELECT count(*) FROM TABLE(%s.system.jql(query => 'project = \"NULL\"'))".formatted(catalog)))
                    .isEqualTo(answer("SELECT count(*) FROM jira.default.issues WHERE project_key = 'NULL'"));
            assertThat(runner.askWith(Map.of("allow_estimated_counts", "true"), "SELECT count(*) FROM issues WHERE project_key = 'OPS'").rows().toString())
                    .isEqualTo(answer("SELECT count(*) FROM issues WHERE project_key = 'OPS'"));
            assertTrinoExceptionThrownBy(() -> runner.execute("SELECT key FROM TABLE(%s.system.jql(query => 'project = Nowhere'))".formatted(catalog)))
                    .hasMessageContaining("The value 'Nowhere' does not exist for the field 'project'.");
        }
        finally {
            runner.sandbox().faults().set(List.of());
        }
    }
}
