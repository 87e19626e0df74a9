package io.omnisql.plugin.jira.issues;

import com.google.common.collect.ImmutableMap;
import io.omnisql.plugin.jira.JiraAdapter;
import io.omnisql.plugin.jira.auth.JiraUrls;
import io.omnisql.sandbox.jira.JiraSandbox;
import io.omnisql.sandbox.jira.access.SandboxAccount;
import io.omnisql.sandbox.jira.data.Issue;
import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.testing.SaasQueryRunner;
import io.omnisql.toolkit.testing.TestingConnections;
import io.trino.testing.DistributedQueryRunner;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

import static io.omnisql.toolkit.testing.SaasQueryRunner.session;
import static java.time.ZoneOffset.UTC;
import static java.util.Comparator.comparing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

/**
 * Issues of a Jira Data Center, with a personal access token.
 */
@Tag("engine")
@TestInstance(PER_CLASS)
class TestDataCenterIssues
{
    private JiraSandbox sandbox;
    private DistributedQueryRunner runner;

    @BeforeAll
    void start()
            throws Exception
    {
        sandbox = JiraSandbox.start(JiraSandbox.Options.defaults().asDataCenter());
        TestingConnections connections = new TestingConnections();
        connections.add(
                new ConnectionInfo("acme", "main", sandbox.url(), ImmutableMap.of("deployment", "data-center"), 1),
                ImmutableMap.of("token", SandboxAccount.ACME_ADMIN.personalAccessToken()));
        runner = SaasQueryRunner.create(JiraAdapter.create(JiraUrls.ATLASSIAN, Clock.fixed(Instant.now(), UTC)), connections);
        column("SELECT key FROM issues WHERE project_key = 'NULL' AND status_name = 'Done' LIMIT 1");
    }

    @AfterAll
    void stop()
    {
        if (runner != null) {
            runner.close();
        }
        sandbox.close();
    }

    private List<Object> column(String sql)
    {
        sandbox.requests().reset();
        return runner.execute(session("jira", "acme/alice", "main"), sql).getMaterializedRows().stream().map(row -> row.getField(0)).toList();
    }

    private long requests()
    {
        return sandbox.requests().counters().requests();
    }

    private List<Issue> issues(Predicate<Issue> predicate)
    {
        return sandbox.data().issues().stream()
                .filter(issue -> !sandbox.data().catalog().project(issue.projectId()).archived())
                .filter(predicate)
                .toList();
    }

    @Test
    void testScan()
    {
        assertThat(column("SELECT key FROM issues WHERE length(summary) > 0")).containsExactlyInAnyOrderElementsOf(issues(_ -> true).stream().map(Issue::key).toList());
        assertThat(column("SELECT description FROM issues WHERE project_key = 'NULL' AND description IS NOT NULL"))
                .containsExactlyInAnyOrderElementsOf(issues(issue -> issue.key().startsWith("NULL-") && issue.description() != null).stream().map(issue -> issue.description().text()).toList());
    }

    @Test
    void testCountIsExactInOneRequest()
    {
        assertThat(column("SELECT count(*) FROM issues")).containsExactly((long) issues(_ -> true).size());
        assertThat(requests()).isEqualTo(1);
        assertThat(column("SELECT count(*) FROM issues WHERE status_name = 'Done' AND project_key <> 'OPS'"))
                .containsExactly((long) issues(issue -> issue.statusId() == 10_002 && !issue.key().startsWith("OPS-")).size());
        assertThat(requests()).isEqualTo(1);
    }

    @Test
    void testNewest()
    {
        assertThat(column("SELECT key FROM issues ORDER BY updated DESC LIMIT 10")).isEqualTo(issues(_ -> true).stream().sorted(comparing(Issue::updated).reversed()).limit(10).map(Issue::key).toList());
        assertThat(requests()).isEqualTo(1);
        assertThat(column("SELECT key FROM issues LIMIT 2500")).hasSize(2_500).doesNotHaveDuplicates();
        assertThat(requests()).isEqualTo(3);
    }

    @Test
    void testValuesThatCannotBeChecked()
    {
        Issue issue = issues(candidate -> candidate.assignee() != null).getFirst();
        String user = sandbox.data().catalog().user(issue.assignee()).orElseThrow().name();
        assertThat(column("SELECT key FROM issues WHERE key = '" + issue.key() + "'")).containsExactly(issue.key());
        assertThat(column("SELECT key FROM issues WHERE key = 'NOPE-1' OR severity_cf10040 = 'no such option' OR assignee_account_id = 'nobody'")).isEmpty();
        assertThat(column("SELECT count(*) FROM issues WHERE assignee_account_id = '" + user + "'")).containsExactly((long) issues(candidate -> issue.assignee().equals(candidate.assignee())).size());
    }

    @Test
    void testWhatIssuesCarry()
    {
        assertThat(column("SELECT id FROM comments WHERE project_key = 'ORDER'")).containsExactlyInAnyOrderElementsOf(issues(issue -> issue.key().startsWith("ORDER-")).stream()
                .flatMap(issue -> sandbox.data().comments(issue.id()).stream())
                .map(comment -> (Object) comment.id())
                .toList());
        assertThat(column("SELECT id FROM worklogs WHERE project_key = 'ORDER'")).containsExactlyInAnyOrderElementsOf(issues(issue -> issue.key().startsWith("ORDER-")).stream()
                .flatMap(issue -> sandbox.data().worklogs(issue.id()).stream())
                .map(worklog -> (Object) worklog.id())
                .toList());
    }

    @Test
    void testChangelogs()
    {
        assertThat(column("SELECT concat(issue_key, ' ', CAST(history_id AS varchar), ' ', field, ' ', coalesce(to_string, '')) FROM changelogs WHERE project_key = 'ORDER'"))
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(issues(issue -> issue.key().startsWith("ORDER-")).stream()
                        .flatMap(issue -> sandbox.data().histories(issue.id()).stream()
                                .flatMap(history -> history.items().stream()
                                        .map(item -> (Object) "%s %s %s %s".formatted(issue.key(), history.id(), item.field(), item.toText() == null ? "" : item.toText()))))
                        .toList());
        assertThat(requests()).isEqualTo(1 + Math.ceilDiv(issues(issue -> issue.key().startsWith("ORDER-")).size(), 100));
        assertThat(column("SELECT field FROM changelogs WHERE project_key = 'ORDER' AND field_id = 'status'")).containsOnly("status");
    }
}
