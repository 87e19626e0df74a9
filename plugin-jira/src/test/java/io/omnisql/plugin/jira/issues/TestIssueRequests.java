package io.omnisql.plugin.jira.issues;

import io.omnisql.plugin.jira.JiraQueryRunner;
import io.omnisql.plugin.jira.JiraQueryRunner.Answer;
import io.omnisql.sandbox.jira.access.SandboxAccount;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

@Tag("engine")
@TestInstance(PER_CLASS)
class TestIssueRequests
{
    private JiraQueryRunner runner;

    @BeforeAll
    void start()
            throws Exception
    {
        runner = new JiraQueryRunner(SandboxAccount.ACME_ADMIN);
    }

    @AfterAll
    void stop()
    {
        runner.close();
    }

    @Test
    void explore()
    {
        for (String sql : new String[] {
                "SHOW COLUMNS FROM issues",
                "SELECT count(*) FROM issues",
                "SELECT key, summary, created FROM issues ORDER BY created DESC LIMIT 10",
                "SELECT key FROM issues WHERE key IN ('OPS-1', 'OPS-2', 'NOPE-1', 'ops-3')",
                "SELECT key, status_name, assignee_display_name, description FROM issues WHERE project_key = 'NULL' LIMIT 5",
                "SELECT count(*) FROM issues WHERE status_name = 'Done'",
                "SELECT count(*) FROM issues WHERE status_name <> 'Done'",
                "SELECT count(*) FROM issues WHERE status_name = 'done'",
                "SELECT count(*), count(resolution_name), sum(effort) FROM issues",
                "SELECT count(*) FROM issues WHERE contains(labels, 'backend') AND severity_cf10040 = 'Major'",
                "SELECT count(*) FROM issues WHERE created >= TIMESTAMP '2025-01-01 00:00:00 UTC'",
                "SELECT status_category, count(*), min(created), max(created) FROM issues GROUP BY 1",
                "EXPLAIN SELECT key FROM issues WHERE project_key = 'OPS' AND assignee_account_id = 'x' AND created > TIMESTAMP '2025-01-01 00:00:10 UTC' AND (status_name = 'Done' OR priority_name = 'High') ORDER BY created LIMIT 4",
        }) {
            long start = System.nanoTime();
            try {
                Answer answer = runner.ask(sql);
                System.out.println("## " + sql + "\n   requests " + answer.requests() + " " + runner.sandbox().requests().counters().byKind() + " ms " + (System.nanoTime() - start) / 1000000);
                answer.rows().stream().limit(200).forEach(row -> System.out.println("   " + row));
            }
            catch (RuntimeException e) {
                System.out.println("## " + sql + "\n   FAILED " + e);
                runner.sandbox().requests().since(0).forEach(request -> System.out.println("   " + request));
            }
        }
    }
}
