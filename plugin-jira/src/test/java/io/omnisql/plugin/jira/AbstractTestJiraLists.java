package io.omnisql.plugin.jira;

import io.omnisql.plugin.jira.JiraQueryRunner.Answer;
import io.omnisql.sandbox.jira.access.SandboxAccount;
import io.omnisql.sandbox.jira.data.Catalog;
import io.omnisql.sandbox.jira.data.JiraData;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

/**
 * Reads the lists of a sandbox as an administrator.
 */
@TestInstance(PER_CLASS)
abstract class AbstractTestJiraLists
{
    protected JiraQueryRunner runner;

    @BeforeAll
    void start()
            throws Exception
    {
        runner = new JiraQueryRunner(SandboxAccount.ACME_ADMIN);
    }

    @AfterAll
    void stop()
    {
        if (runner != null) {
            runner.close();
        }
    }

    protected JiraData data()
    {
        return runner.sandbox().data();
    }

    protected Catalog catalog()
    {
        return data().catalog();
    }

    protected Answer assertRows(String sql, Stream<List<Object>> expected)
    {
        Answer answer = runner.ask(sql);
        assertThat(answer.rows()).map(row -> row.getFields()).containsExactlyInAnyOrderElementsOf(expected.toList());
        return answer;
    }

    protected static List<Object> row(Object... values)
    {
        return Arrays.asList(values);
    }

    protected static long pages(long rows, long size)
    {
        return Math.max(1, Math.ceilDiv(rows, size));
    }

    protected List<Long> live()
    {
        return catalog().projects().stream().filter(project -> !project.archived()).map(project -> project.id()).toList();
    }
}
