package io.omnisql.plugin.jira.issues;

import io.omnisql.plugin.jira.JiraQueryRunner;
import io.omnisql.plugin.jira.JiraQueryRunner.Answer;
import io.omnisql.sandbox.jira.access.SandboxAccount;
import io.omnisql.sandbox.jira.data.Comment;
import io.omnisql.sandbox.jira.data.Issue;
import io.omnisql.sandbox.jira.data.JiraData;
import io.omnisql.sandbox.jira.data.Worklog;
import io.trino.testing.MaterializedRow;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.util.List;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

/**
 * Comments and worklogs by their identifiers.
 */
@Tag("engine")
@TestInstance(PER_CLASS)
class TestListedRows
{
    private JiraQueryRunner runner;

    @BeforeAll
    void start()
            throws Exception
    {
        runner = new JiraQueryRunner(SandboxAccount.ACME_ADMIN);
        runner.addCatalog("guest", SandboxAccount.ACME_GUEST);
        runner.execute("SELECT id FROM jira.default.comments LIMIT 1");
    }

    @AfterAll
    void stop()
    {
        if (runner != null) {
            runner.close();
        }
    }

    private JiraData data()
    {
        return runner.sandbox().data();
    }

    private boolean isLive(long issue)
    {
        return !data().catalog().project(data().issue(issue).orElseThrow().projectId()).archived();
    }

    private static String list(List<Long> ids)
    {
        return ids.stream().map(Object::toString).collect(Collectors.joining(", "));
    }

    @Test
    void testComments()
    {
        List<Comment> comments = data().comments().stream().filter(comment -> isLive(comment.issueId())).limit(1_200).toList();
        Answer answer = runner.ask("SELECT id, issue_id, issue_key, project_key, author_account_id FROM comments WHERE id IN (%s, -7, 999999999)".formatted(list(comments.stream().map(Comment::id).toList())));
        assertThat(answer.rows()).map(MaterializedRow::getFields).containsExactlyInAnyOrderElementsOf(comments.stream()
                .map(comment -> {
                    Issue issue = data().issue(comment.issueId()).orElseThrow();
                    return List.<Object>of(comment.id(), issue.id(), issue.key(), data().catalog().project(issue.projectId()).key(), comment.author());
                })
                .toList());
        // the list twice, a thousand at a time, and the issues between
        assertThat(answer.requests()).isLessThanOrEqualTo(2 * 2 + 1 + Math.ceilDiv(comments.stream().map(Comment::issueId).distinct().count(), 100));
        assertThat(runner.ask("SELECT body FROM comments WHERE id = " + comments.getFirst().id()).requests()).isEqualTo(3);
        assertThat(runner.ask("SELECT id FROM comments WHERE id = 999999999").requests()).isEqualTo(1);
    }

    @Test
    void testOtherFiltersHoldToo()
    {
        Comment comment = data().comments().stream().filter(candidate -> isLive(candidate.issueId())).findFirst().orElseThrow();
        String key = data().issue(comment.issueId()).orElseThrow().key();
        String sql = "SELECT id FROM comments WHERE id = %s AND issue_key = '%s'";
        assertThat(runner.ask(sql.formatted(comment.id(), key)).column(0)).containsExactly(comment.id());
        assertThat(runner.ask(sql.formatted(comment.id(), "OPS-99999")).rows()).isEmpty();
        assertThat(runner.ask("SELECT id FROM comments WHERE (id = %s OR id < 0) AND project_key <> 'NOPE'".formatted(comment.id())).column(0)).containsExactly(comment.id());
        assertThat(runner.ask("SELECT count(*) FROM comments WHERE id IN (%s, %s)".formatted(comment.id(), comment.id() + 1_000_000)).value()).isEqualTo(1L);
        assertThat(runner.ask("SELECT count(*) FROM comments WHERE project_key = 'NULL' AND (id = %s OR author_account_id = 'nobody')".formatted(comment.id())).rows()).hasSize(1);
    }

    @Test
    void testWorklogs()
    {
        List<Worklog> worklogs = data().worklogs().stream().filter(worklog -> isLive(worklog.issueId())).limit(40).toList();
        Answer answer = runner.ask("SELECT id, issue_id, issue_key, time_spent_seconds FROM worklogs WHERE id IN (%s)".formatted(list(worklogs.stream().map(Worklog::id).toList())));
        assertThat(answer.rows()).map(MaterializedRow::getFields).containsExactlyInAnyOrderElementsOf(worklogs.stream()
                .map(worklog -> List.<Object>of(worklog.id(), worklog.issueId(), data().issue(worklog.issueId()).orElseThrow().key(), worklog.seconds()))
                .toList());
        assertThat(answer.requests()).isEqualTo(3);
    }

    @Test
    void testWhatIsHiddenStaysSo()
    {
        List<Object> visible = runner.rows("SELECT id FROM guest.default.comments").stream().map(row -> row.getField(0)).toList();
        List<Long> all = data().comments().stream().map(Comment::id).limit(900).toList();
        List<Object> found = runner.rows("SELECT id FROM guest.default.comments WHERE id IN (%s)".formatted(list(all))).stream().map(row -> row.getField(0)).toList();
        assertThat(found).hasSizeLessThan(all.size()).containsExactlyInAnyOrderElementsOf(visible.stream().filter(all::contains).toList());
    }
}
