package io.omnisql.plugin.jira;

import io.omnisql.plugin.jira.JiraQueryRunner.Answer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static java.util.Locale.ROOT;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

/**
 * What filters, counts, limits and joins over lists answer, and what it takes to read them.
 */
@Tag("engine")
@TestInstance(PER_CLASS)
final class TestJiraListPushdown
        extends AbstractTestJiraLists
{
    @Test
    void testStatusOfProjects()
    {
        Answer answer = assertRows("SELECT key, status FROM projects", catalog().projects().stream()
                .map(project -> row(project.key(), project.archived() ? "archived" : "live")));
        assertThat(answer.requests()).isEqualTo(3);
        answer = assertRows("SELECT key FROM projects WHERE status = 'archived'", catalog().projects().stream().filter(project -> project.archived()).map(project -> row(project.key())));
        assertThat(answer.requests()).isEqualTo(1);
        answer = assertRows("SELECT key FROM projects WHERE status <> 'archived'", catalog().projects().stream().filter(project -> !project.archived()).map(project -> row(project.key())));
        assertThat(answer.requests()).isEqualTo(2);
        assertThat(runner.ask("SELECT key FROM projects WHERE status = 'Live'").requests()).isZero();
    }

    @Test
    void testUsersByAccount()
    {
        String first = catalog().users().getFirst().accountId();
        String last = catalog().users().getLast().accountId();
        Answer answer = assertRows("SELECT account_id FROM users WHERE account_id IN ('%s', '%s', 'nobody')".formatted(first, last), Stream.of(row(first), row(last)));
        assertThat(answer.requests()).isEqualTo(1);
        assertThat(runner.sandbox().requests().counters().kind("user-bulk")).isEqualTo(1);
    }

    @Test
    void testVersionsByStatus()
    {
        List<Long> live = live();
        for (boolean released : new boolean[] {true, false}) {
            for (boolean archived : new boolean[] {true, false}) {
                assertRows("SELECT id FROM versions WHERE released = %s AND archived = %s".formatted(released, archived), catalog().versions().stream()
                        .filter(version -> live.contains(version.projectId()) && version.released() == released && version.archived() == archived)
                        .map(version -> row(version.id())));
            }
        }
    }

    @Test
    void testParentsByKey()
    {
        String key = catalog().project(catalog().versions().getFirst().projectId()).key();
        Answer answer = assertRows("SELECT id FROM versions WHERE project_key = '%s'".formatted(key), catalog().versions().stream()
                .filter(version -> catalog().project(version.projectId()).key().equals(key))
                .map(version -> row(version.id())));
        assertThat(answer.requests()).isEqualTo(2);
        assertThat(runner.ask("SELECT id FROM versions WHERE project_key = 'nosuch'").requests()).isEqualTo(1);
        assertThat(runner.ask("SELECT id FROM versions WHERE project_key = '%s'".formatted(key.toLowerCase(ROOT))).rows()).isEmpty();
    }

    /**
     * Jira finds keys whatever their case, so that it gives the project of 'WEB' in the request of 'web', too.
     */
    @Test
    void testKeysOfSeveralRequestsAreFoundOnce()
    {
        String others = IntStream.range(0, 60).mapToObj(index -> "'X" + index + "'").collect(joining(", "));
        Answer answer = runner.ask("SELECT name FROM projects WHERE key IN ('WEB', " + others + ", 'web')");
        assertThat(answer.column(0)).containsExactlyElementsOf(catalog().projects().stream().filter(project -> project.key().equals("WEB")).map(project -> project.name()).toList());
        assertThat(answer.requests()).isEqualTo(2);
    }

    @Test
    void testSprintsOfOneBoard()
    {
        long board = catalog().sprints().getFirst().boardId();
        Answer answer = assertRows("SELECT id FROM sprints WHERE board_id = %s".formatted(board), catalog().sprints().stream()
                .filter(sprint -> sprint.boardId() == board)
                .map(sprint -> row(sprint.id())));
        assertThat(answer.requests()).isEqualTo(2);
        assertThat(runner.ask("SELECT id FROM sprints WHERE board_id = 987654321").rows()).isEmpty();
        long kanban = catalog().boards().stream().filter(candidate -> candidate.type().equals("kanban")).findFirst().orElseThrow().id();
        assertThat(runner.ask("SELECT id FROM sprints WHERE board_id = %s".formatted(kanban)).rows()).isEmpty();
    }

    @Test
    void testAuditRecordsOfASpan()
    {
        List<Instant> times = catalog().auditRecords().stream().map(record -> record.created()).sorted().toList();
        Instant low = times.get(times.size() / 3);
        Instant high = times.get(times.size() * 2 / 3);
        assertRows("SELECT id FROM audit_records WHERE created_at >= from_iso8601_timestamp('%s') AND created_at < from_iso8601_timestamp('%s')".formatted(low, high), catalog().auditRecords().stream()
                .filter(record -> !record.created().isBefore(low) && record.created().isBefore(high))
                .map(record -> row(record.id())));
    }

    @Test
    void testCounts()
    {
        assertCount("projects", catalog().projects().size());
        assertCount("groups", catalog().groups().size());
        assertCount("priorities", catalog().priorities().size());
        assertCount("resolutions", catalog().resolutions().size());
        assertCount("audit_records", catalog().auditRecords().size());
        assertThat(runner.ask("SELECT count(*) FROM versions").value()).isEqualTo(catalog().versions().stream().filter(version -> live().contains(version.projectId())).count());
    }

    private void assertCount(String table, long expected)
    {
        Answer answer = runner.ask("SELECT count(*) FROM " + table);
        assertThat(answer.value()).describedAs(table).isEqualTo(expected);
        assertThat(answer.requests()).describedAs(table).isEqualTo(1);
    }

    @Test
    void testLimitsAndOrders()
    {
        assertThat(runner.ask("SELECT key FROM projects ORDER BY key DESC LIMIT 2").column(0)).isEqualTo(catalog().projects().stream()
                .map(project -> project.key())
                .sorted(Comparator.reverseOrder())
                .limit(2)
                .map(Objects::toString)
                .map(Object.class::cast)
                .toList());
        assertThat(runner.ask("SELECT name FROM labels LIMIT 3").rows()).hasSize(3);
    }

    @Test
    void testJoinNarrowsTheOtherSide()
    {
        Answer answer = runner.ask("SELECT v.name FROM versions v JOIN projects p ON v.project_id = p.id WHERE p.key = '%s'".formatted(catalog().project(catalog().versions().getFirst().projectId()).key()));
        assertThat(answer.rows()).isNotEmpty();
        assertThat(answer.requests()).isEqualTo(3);
    }
}
