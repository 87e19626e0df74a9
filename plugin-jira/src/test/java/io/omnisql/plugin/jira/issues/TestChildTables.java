package io.omnisql.plugin.jira.issues;

import io.omnisql.plugin.jira.JiraQueryRunner;
import io.omnisql.plugin.jira.JiraQueryRunner.Answer;
import io.omnisql.sandbox.jira.access.SandboxAccount;
import io.omnisql.sandbox.jira.data.ChangeHistory;
import io.omnisql.sandbox.jira.data.Issue;
import io.omnisql.sandbox.jira.data.JiraData;
import io.trino.testing.MaterializedRow;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

/**
 * Every row of what issues carry, as an administrator sees it, and what it takes to read them.
 */
@Tag("engine")
@TestInstance(PER_CLASS)
class TestChildTables
{
    private JiraQueryRunner runner;

    @BeforeAll
    void start()
            throws Exception
    {
        runner = new JiraQueryRunner(SandboxAccount.ACME_ADMIN);
        runner.execute("SELECT key FROM issues WHERE project_key = 'NULL' LIMIT 1");
    }

    @AfterAll
    void stop()
    {
        runner.close();
    }

    private JiraData data()
    {
        return runner.sandbox().data();
    }

    private List<Issue> issues()
    {
        return data().issues().stream().filter(issue -> !data().catalog().project(issue.projectId()).archived()).toList();
    }

    private Stream<Issue> issues(String project)
    {
        return issues().stream().filter(issue -> issue.key().startsWith(project + "-"));
    }

    private Map<String, Long> kinds()
    {
        return runner.sandbox().requests().counters().byKind();
    }

    private static List<Object> row(Object... values)
    {
        return Arrays.asList(values);
    }

    private Answer assertRows(String sql, Stream<List<Object>> expected)
    {
        Answer answer = runner.ask(sql);
        assertThat(answer.rows()).map(MaterializedRow::getFields).containsExactlyInAnyOrderElementsOf(expected.toList());
        return answer;
    }

    @Test
    void testComments()
    {
        long overflowing = issues().stream().filter(issue -> data().comments(issue.id()).size() > 20).count();
        assertThat(overflowing).isPositive();
        Answer answer = assertRows("SELECT id, issue_id, issue_key, project_key, author_account_id, to_unixtime(created) FROM comments", issues().stream()
                .flatMap(issue -> data().comments(issue.id()).stream()
                        .map(comment -> row(comment.id(), issue.id(), issue.key(), issue.key().substring(0, issue.key().lastIndexOf('-')), comment.author(), comment.created().toEpochMilli() / 1000.0))));
        assertThat(kinds().get("comment-list")).isEqualTo(issues().stream()
                .mapToLong(issue -> data().comments(issue.id()).size())
                .filter(comments -> comments > 20)
                .map(comments -> Math.ceilDiv(comments, 100))
                .sum());
        assertThat(answer.requests() - kinds().get("comment-list")).isLessThanOrEqualTo(Math.ceilDiv(issues().size(), 100) + 2L * Math.ceilDiv(issues().size(), 2_000));
    }

    @Test
    void testCommentsOfSomeIssues()
    {
        Issue busy = issues().stream().filter(issue -> data().comments(issue.id()).size() > 20).findFirst().orElseThrow();
        Answer answer = assertRows("SELECT id, issue_key FROM comments WHERE issue_key = '" + busy.key() + "'", data().comments(busy.id()).stream().map(comment -> row(comment.id(), busy.key())));
        assertThat(answer.requests()).isEqualTo(2);
        answer = assertRows("SELECT id FROM comments WHERE project_key = 'NULL'", issues("NULL").flatMap(issue -> data().comments(issue.id()).stream()).map(comment -> row(comment.id())));
        assertThat(answer.requests() - kinds().getOrDefault("comment-list", 0L)).isLessThanOrEqualTo(2 + 2);
        assertThat(runner.ask("SELECT id FROM comments LIMIT 5").rows()).hasSize(5);
        assertThat(runner.ask("SELECT id FROM comments WHERE project_key = 'NOPE'").requests()).isZero();
        assertThat(runner.ask("SELECT count(*) FROM comments WHERE project_key IN ('NULL', 'TEAM')").value())
                .isEqualTo(Stream.of("NULL", "TEAM").flatMap(this::issues).mapToLong(issue -> data().comments(issue.id()).size()).sum());
    }

    @Test
    void testTextOfComments()
    {
        assertThat(runner.rows("SELECT body, body_adf FROM comments WHERE project_key = 'NULL'")).allSatisfy(row -> {
            assertThat((String) row.getField(0)).isNotBlank().doesNotContain("\"type\"");
            assertThat((String) row.getField(1)).startsWith("{").contains("\"type\":\"doc\"");
        });
    }

    @Test
    void testWorklogs()
    {
        assertRows("SELECT id, issue_id, issue_key, author_account_id, time_spent_seconds, to_unixtime(started) FROM worklogs", issues().stream()
                .flatMap(issue -> data().worklogs(issue.id()).stream()
                        .map(worklog -> row(worklog.id(), issue.id(), issue.key(), worklog.author(), worklog.seconds(), worklog.started().toEpochMilli() / 1000.0))));
        assertThat(kinds().getOrDefault("worklog-list", 0L)).isEqualTo(issues().stream().filter(issue -> data().worklogs(issue.id()).size() > 20).count());
    }

    @Test
    void testChangelogs()
    {
        Answer answer = assertRows("SELECT issue_id, issue_key, project_key, history_id, author_account_id, to_unixtime(created), field, field_id, from_value, from_string, to_value, to_string FROM changelogs", issues().stream()
                .flatMap(issue -> data().histories(issue.id()).stream().flatMap(history -> changes(issue, history))));
        long issues = issues().size();
        long followUps = kinds().get("changelog-bulkfetch") - Math.ceilDiv(issues, 1_000);
        assertThat(answer.requests() - followUps).isEqualTo(Math.ceilDiv(issues, 1_000) + Math.ceilDiv(issues, 5_000));
    }

    private static Stream<List<Object>> changes(Issue issue, ChangeHistory history)
    {
        return history.items().stream().map(item -> row(
                issue.id(),
                issue.key(),
                issue.key().substring(0, issue.key().lastIndexOf('-')),
                history.id(),
                history.author(),
                history.created().toEpochMilli() / 1000.0,
                item.field(),
                item.fieldId(),
                item.from(),
                item.fromText(),
                item.to(),
                item.toText()));
    }

    @Test
    void testChangelogsOfFieldsAndIssues()
    {
        assertRows("SELECT history_id, to_string FROM changelogs WHERE field_id = 'status'", issues().stream()
                .flatMap(issue -> data().histories(issue.id()).stream())
                .flatMap(history -> history.items().stream().filter(item -> "status".equals(item.fieldId())).map(item -> row(history.id(), item.toText()))));
        List<Issue> some = issues().subList(0, 30);
        Answer answer = assertRows(
                "SELECT history_id, field FROM changelogs WHERE issue_id IN (%s)".formatted(some.stream().map(issue -> Long.toString(issue.id())).collect(joining(", "))),
                some.stream().flatMap(issue -> data().histories(issue.id()).stream()).flatMap(history -> history.items().stream().map(item -> row(history.id(), item.field()))));
        assertThat(answer.requests()).isEqualTo(1);
        answer = assertRows("SELECT history_id FROM changelogs WHERE project_key = 'NULL' AND field_id = 'status'", issues("NULL").flatMap(issue -> data().histories(issue.id()).stream())
                .flatMap(history -> history.items().stream().filter(item -> "status".equals(item.fieldId())).map(_ -> row(history.id()))));
        assertThat(answer.requests()).isEqualTo(2);
        answer = assertRows(
                "SELECT issue_key, history_id, field FROM changelogs WHERE issue_key IN ('%s', 'NOPE-1')".formatted(some.getFirst().key()),
                data().histories(some.getFirst().id()).stream().flatMap(history -> history.items().stream().map(item -> row(some.getFirst().key(), history.id(), item.field()))));
        assertThat(answer.requests()).isEqualTo(2);
        // the issues of the other side of a join are asked for, and no more
        answer = runner.ask("SELECT i.key, c.field FROM changelogs c JOIN issues i ON i.id = c.issue_id WHERE i.project_key = 'NULL'");
        assertThat(answer.requests()).isLessThanOrEqualTo(4);
    }

    @Test
    void testIssueLinks()
    {
        assertRows("SELECT id, issue_key, type_id, outward_issue_key, inward_issue_key FROM issue_links", issues().stream()
                .flatMap(issue -> data().links(issue.id()).stream().map(link -> {
                    boolean outward = link.sourceId() == issue.id();
                    Issue other = data().issue(outward ? link.destinationId() : link.sourceId()).orElseThrow();
                    return data().catalog().project(other.projectId()).archived()
                            ? null
                            : row(link.id(), issue.key(), link.typeId(), outward ? other.key() : null, outward ? null : other.key());
                }))
                .filter(Objects::nonNull));
    }

    @Test
    void testAttachments()
    {
        long with = issues().stream().filter(issue -> !data().attachments(issue.id()).isEmpty()).count();
        Answer answer = assertRows("SELECT id, issue_key, filename, size, mime_type FROM attachments", issues().stream()
                .flatMap(issue -> data().attachments(issue.id()).stream().map(attachment -> row(attachment.id(), issue.key(), attachment.filename(), attachment.size(), attachment.mimeType()))));
        assertThat(answer.requests()).isLessThanOrEqualTo(Math.ceilDiv(with, 100) + 2 * Math.ceilDiv(with, 2_000));
    }

    @Test
    void testWatchers()
    {
        Answer answer = assertRows("SELECT issue_key, account_id FROM watchers WHERE project_key = 'NULL'", issues("NULL").flatMap(issue -> issue.watchers().stream().map(account -> row(issue.key(), account))));
        assertThat(answer.requests()).isEqualTo(1 + issues("NULL").filter(issue -> !issue.watchers().isEmpty()).count());
        Issue watched = issues().stream().filter(issue -> !issue.watchers().isEmpty()).findFirst().orElseThrow();
        answer = assertRows("SELECT account_id, issue_id FROM watchers WHERE issue_key = '" + watched.key() + "'", watched.watchers().stream().map(account -> row(account, watched.id())));
        assertThat(answer.requests()).isEqualTo(2);
    }

    @Test
    void testVotes()
    {
        Answer answer = assertRows("SELECT issue_key, account_id FROM votes WHERE project_key = 'NULL'", issues("NULL").flatMap(issue -> issue.voters().stream().map(account -> row(issue.key(), account))));
        assertThat(answer.requests()).isEqualTo(1 + issues("NULL").filter(issue -> !issue.voters().isEmpty()).count());
    }

    @Test
    void testRemoteLinks()
    {
        List<Issue> linked = data().remoteLinks().stream().map(link -> data().issue(link.issueId()).orElseThrow()).distinct().limit(5).toList();
        Answer answer = assertRows(
                "SELECT issue_key, url, global_id FROM remote_links WHERE issue_key IN (%s)".formatted(linked.stream().map(issue -> "'" + issue.key() + "'").collect(joining(", "))),
                linked.stream().flatMap(issue -> data().remoteLinks().stream().filter(link -> link.issueId() == issue.id()).map(link -> row(issue.key(), link.url(), link.globalId()))));
        assertThat(answer.requests()).isEqualTo(1 + linked.size());
    }
}
