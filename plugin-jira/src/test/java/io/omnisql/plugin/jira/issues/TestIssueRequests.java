package io.omnisql.plugin.jira.issues;

import io.omnisql.plugin.jira.JiraQueryRunner;
import io.omnisql.plugin.jira.JiraQueryRunner.Answer;
import io.omnisql.sandbox.jira.access.SandboxAccount;
import io.omnisql.sandbox.jira.data.Board;
import io.omnisql.sandbox.jira.data.Issue;
import io.omnisql.sandbox.jira.data.JiraData;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.LongStream;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

/**
 * How many requests queries over issues take.
 */
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
        // the site's lists are known from then on
        runner.execute("SELECT key FROM issues WHERE project_key = 'NULL' AND status_name = 'Done' AND priority_name = 'High' AND issue_type_name = 'Bug' AND resolution_name = 'Done' LIMIT 1");
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

    private List<Issue> issues(Predicate<Issue> predicate)
    {
        return data().issues().stream()
                .filter(issue -> !data().catalog().project(issue.projectId()).archived())
                .filter(predicate)
                .toList();
    }

    private static boolean isIn(Issue issue, String project)
    {
        return issue.key().startsWith(project + "-");
    }

    private Map<String, Long> kinds()
    {
        return runner.sandbox().requests().counters().byKind();
    }

    @Test
    void testSchema()
    {
        runner.addCatalog("cold", SandboxAccount.ACME_DEVELOPER);
        assertThat(runner.ask("SHOW COLUMNS FROM cold.default.issues").requests()).isEqualTo(3);
        assertThat(runner.ask("DESCRIBE cold.default.issues").requests()).isZero();
        assertThat(runner.ask("EXPLAIN SELECT key FROM cold.default.issues WHERE status_name = 'Done' AND created > TIMESTAMP '2026-01-01 00:00:00 UTC'").requests()).isZero();
    }

    @Test
    void testNewest()
    {
        Answer answer = runner.ask("SELECT key, summary FROM issues ORDER BY created DESC LIMIT 10");
        assertThat(answer.requests()).isEqualTo(1);
        assertThat(answer.column(0)).isEqualTo(issues(_ -> true).stream().sorted(comparing(Issue::created).reversed()).limit(10).map(Issue::key).toList());

        answer = runner.ask("SELECT key FROM issues WHERE project_key = 'OPS' AND status_name = 'Done' ORDER BY updated LIMIT 10");
        assertThat(answer.requests()).isEqualTo(1);
        assertThat(answer.column(0)).isEqualTo(issues(issue -> isIn(issue, "OPS") && issue.statusId() == 10_002).stream().sorted(comparing(Issue::updated)).limit(10).map(Issue::key).toList());
    }

    @Test
    void testRowsOfTheLastMinuteAreAllCompared()
    {
        // many issues were created in the same minute: whichever comes last has company, beyond the first page
        Answer answer = runner.ask("SELECT key FROM issues WHERE created >= TIMESTAMP '2026-02-01 12:34:00 UTC' ORDER BY created, key LIMIT 3");
        assertThat(answer.column(0)).isEqualTo(issues(issue -> !issue.created().isBefore(Instant.parse("2026-02-01T12:34:00Z"))).stream()
                .sorted(comparing(Issue::created).thenComparing(Issue::key))
                .limit(3)
                .map(Issue::key)
                .toList());
        assertThat(answer.requests()).isEqualTo(2);
    }

    @Test
    void testLimit()
    {
        Answer answer = runner.ask("SELECT key, summary FROM issues WHERE project_key <> 'OPS' LIMIT 10");
        assertThat(answer.requests()).isEqualTo(1);
        assertThat(answer.rows()).hasSize(10);
        assertThat(runner.ask("SELECT id FROM issues LIMIT 1").requests()).isEqualTo(1);
    }

    @Test
    void testLookup()
    {
        List<Issue> wanted = issues(issue -> isIn(issue, "WEB")).subList(0, 250);
        String keys = wanted.stream().map(issue -> "'" + issue.key() + "'").collect(joining(", "));
        String ids = wanted.stream().map(issue -> Long.toString(issue.id())).collect(joining(", "));
        assertThat(runner.ask("SELECT key, status_name FROM issues WHERE key = '" + wanted.getFirst().key() + "'").requests()).isEqualTo(1);
        Answer answer = runner.ask("SELECT key, status_name FROM issues WHERE key IN (" + keys + ")");
        assertThat(answer.requests()).isEqualTo(3);
        assertThat(answer.column(0)).containsExactlyInAnyOrderElementsOf(wanted.stream().map(Issue::key).toList());
        assertThat(runner.ask("SELECT id, summary FROM issues WHERE id IN (" + ids + ")").requests()).isEqualTo(3);
        assertThat(runner.ask("SELECT count(*) FROM issues WHERE id IN (" + ids + ")").value()).isEqualTo(250L);
        // of ids that follow one another the engine makes a range
        long first = wanted.getFirst().id();
        assertThat(runner.ask("SELECT id FROM issues WHERE id IN (%s, %s, %s)".formatted(first, first + 1, first + 2)).requests()).isEqualTo(1);
        // the other condition is the engine's
        assertThat(runner.ask("SELECT key FROM issues WHERE key IN (" + keys + ") AND assignee_account_id IS NULL AND created < TIMESTAMP '2027-01-01 00:00:00 UTC'").requests()).isEqualTo(3);
        assertThat(kinds()).containsOnlyKeys("bulkfetch");
    }

    @Test
    void testLookupOfWhatIsElsewhereOrNowhere()
    {
        Issue moved = issues(issue -> !issue.formerKeys().isEmpty()).getFirst();
        assertThat(runner.ask("SELECT key FROM issues WHERE key = '" + moved.formerKeys().getFirst() + "'").rows()).isEmpty();
        assertThat(runner.ask("SELECT key FROM issues WHERE key = 'web-1'").rows()).isEmpty();
        assertThat(runner.ask("SELECT key FROM issues WHERE key IN ('WEB-1', 'NOPE-1', 'WEB-99999')").column(0)).containsExactly("WEB-1");
        assertThat(runner.ask("SELECT key FROM issues WHERE key IN ('no key', '') OR id IN (-1)").rows()).isEmpty();
        assertThat(runner.ask("SELECT key FROM issues WHERE key IN ('no key', '')").requests()).isZero();
    }

    @Test
    void testLookupOfAnIssueByBothOfItsKeys()
    {
        Issue moved = issues(issue -> !issue.formerKeys().isEmpty()).getFirst();
        // the two keys stand far apart, in two requests
        String others = issues(issue -> isIn(issue, "TEAM")).stream().map(issue -> "'" + issue.key() + "'").collect(joining(", "));
        String sql = "SELECT count(*) FROM issues WHERE key IN (%s, '%s', '%s')".formatted(others, moved.key(), moved.formerKeys().getFirst());
        assertThat(runner.ask(sql).value()).isEqualTo((long) issues(issue -> isIn(issue, "TEAM")).size() + 1);
    }

    @Test
    void testOwnJql()
    {
        Answer answer = runner.ask("SELECT key FROM TABLE(jira.system.jql(query => 'project = \"NULL\" ORDER BY key ASC'))");
        assertThat(answer.column(0)).containsExactlyInAnyOrderElementsOf(issues(issue -> isIn(issue, "NULL")).stream().map(Issue::key).toList());
        assertThat(runner.ask("SELECT count(*) FROM TABLE(jira.system.jql(query => 'statusCategory = Done AND issuetype in standardIssueTypes()')) WHERE project_key = 'OPS'").value())
                .isEqualTo((long) issues(issue -> isIn(issue, "OPS") && !data().catalog().issueType(issue.typeId()).subtask() && data().catalog().status(issue.statusId()).category().key().equals("done")).size());
        assertThatThrownBy(() -> runner.execute("SELECT key FROM TABLE(jira.system.jql(query => 'project = Nowhere'))")).hasMessageContaining("The value 'Nowhere' does not exist for the field 'project'.");
        assertThatThrownBy(() -> runner.execute("SELECT key FROM TABLE(jira.system.jql(query => 'project ='))")).hasMessageContaining("Expecting");
    }

    @Test
    void testJoinOnKeys()
    {
        runner.execute("CREATE TABLE memory.default.wanted AS SELECT * FROM (VALUES 'WEB-1', 'WEB-2', 'OPS-7', 'NOPE-9') AS t (k)");
        Answer answer = runner.ask("SELECT i.key, i.summary FROM issues i JOIN memory.default.wanted w ON i.key = w.k");
        assertThat(answer.column(0)).containsExactlyInAnyOrder("WEB-1", "WEB-2", "OPS-7");
        assertThat(answer.requests()).isEqualTo(1);
        // an exact filter was taken over before the keys were known: what is there is looked up, then searched
        answer = runner.ask("SELECT i.key FROM issues i JOIN memory.default.wanted w ON i.key = w.k WHERE i.project_key = 'WEB'");
        assertThat(answer.column(0)).containsExactlyInAnyOrder("WEB-1", "WEB-2");
        assertThat(answer.requests()).isEqualTo(3);
        runner.execute("DROP TABLE memory.default.wanted");
    }

    @Test
    void testJoinOnThousandsOfKeys()
    {
        runner.execute("CREATE TABLE memory.default.many AS SELECT concat('WEB-', CAST(number AS varchar)) AS k FROM UNNEST(sequence(1, 3000)) AS t (number)");
        Answer answer = runner.ask("SELECT i.key, i.summary FROM issues i JOIN memory.default.many m ON i.key = m.k");
        assertThat(answer.column(0)).containsExactlyInAnyOrderElementsOf(issues(issue -> isIn(issue, "WEB")).stream().map(Issue::key).toList());
        assertThat(answer.requests()).isEqualTo(30);
        runner.execute("DROP TABLE memory.default.many");
    }

    @Test
    void testCount()
    {
        long total = issues(_ -> true).size();
        Answer answer = runner.ask("SELECT count(*) FROM issues");
        assertThat(answer.value()).isEqualTo(total);
        assertThat(answer.requests()).isEqualTo(Math.ceilDiv(total, 5_000));
        answer = runner.ask("SELECT count(*) FROM issues WHERE status_category = 'done' AND project_key IN ('OPS', 'WEB')");
        assertThat(answer.requests()).isEqualTo(1);
        assertThat(answer.value()).isEqualTo((long) issues(issue -> (isIn(issue, "OPS") || isIn(issue, "WEB")) && data().catalog().status(issue.statusId()).category().key().equals("done")).size());
    }

    @Test
    void testEstimatedCount()
    {
        runner.sandbox().knobs().countError(7);
        try {
            Answer answer = runner.askWith(Map.of("allow_estimated_counts", "true"), "SELECT count(*) FROM issues WHERE project_key = 'OPS'");
            assertThat(answer.requests()).isEqualTo(1);
            assertThat(kinds()).containsOnlyKeys("approximate-count");
            assertThat(answer.value()).isEqualTo((long) issues(issue -> isIn(issue, "OPS")).size() + 7);
        }
        finally {
            runner.sandbox().knobs().reset();
        }
    }

    @Test
    void testScan()
    {
        long total = issues(_ -> true).size();
        Answer answer = runner.ask("SELECT key, summary, status_name FROM issues");
        assertThat(answer.rows()).hasSize((int) total);
        assertChains(total, 1_000, answer.requests());

        long narrow = issues(issue -> isIn(issue, "SUP")).size();
        answer = runner.ask("SELECT key, summary, description, status_name FROM issues WHERE project_key = 'SUP'");
        assertThat(answer.rows()).hasSize((int) narrow);
        assertThat(answer.requests()).isLessThanOrEqualTo(Math.ceilDiv(narrow, 100) + 2);
    }

    /**
     * A chain has 2,000 issues or somewhat more or less, and two requests of its own.
     */
    private void assertChains(long total, long page, long requests)
    {
        long chains = Math.ceilDiv(total, 2_000);
        assertThat(requests).isLessThanOrEqualTo(Math.ceilDiv(total, page) + 2 * chains);
    }

    /**
     * Of the site's fields of story points the one that most scrum boards estimate by.
     */
    @Test
    void testStoryPoints()
    {
        List<Board> boards = data().catalog().boards().stream().filter(board -> board.type().equals("scrum")).sorted(comparing(Board::name)).limit(5).toList();
        List<String> estimated = boards.stream().map(Board::estimationFieldId).toList();
        String field = estimated.stream().max(comparing((String candidate) -> Collections.frequency(estimated, candidate)).thenComparing(candidate -> -estimated.indexOf(candidate))).orElseThrow();
        long expected = issues(issue -> isIn(issue, "OPS") && issue.customValues().containsKey(field)).size();
        assertThat(expected).isPositive();
        String sql = "SELECT count(story_points), sum(story_points) FROM issues WHERE project_key = 'OPS'";
        runner.sandbox().requests().reset();
        Answer cold = runner.ask(sql);
        Answer warm = runner.ask(sql);
        assertThat(cold.rows()).isEqualTo(warm.rows());
        assertThat(cold.rows().getFirst().getField(0)).isEqualTo(expected);
        assertThat((double) cold.rows().getFirst().getField(1)).isEqualTo(issues(issue -> isIn(issue, "OPS") && issue.customValues().containsKey(field)).stream().mapToDouble(issue -> (Double) issue.customValues().get(field)).sum());
        assertThat(cold.requests() - warm.requests()).isEqualTo(1 + boards.size());
        assertThat(runner.ask("SELECT key FROM issues WHERE story_points > 3 ORDER BY created DESC LIMIT 3").rows()).hasSize(3);
        assertThat(kinds()).doesNotContainKeys("board-configuration");
    }

    @Test
    void testNothingIsAskedInVain()
    {
        for (String condition : List.of(
                "project_key = 'NOPE'",
                "project_key = 'ops'",
                "status_name = 'No such status'",
                "status_name = 'done'",
                "issue_type_name IN ('No', 'such', 'type')",
                "priority_name = 'none' AND created > TIMESTAMP '2026-01-01 00:00:00 UTC'",
                "status_id = 77",
                "project_key = 'OPS' AND project_key = 'WEB'",
                "created > TIMESTAMP '2026-01-01 00:00:00 UTC' AND created < TIMESTAMP '2025-01-01 00:00:00 UTC'",
                "created IS NULL")) {
            Answer answer = runner.ask("SELECT key FROM issues WHERE " + condition);
            assertThat(answer.rows()).describedAs(condition).isEmpty();
            assertThat(answer.requests()).describedAs(condition).isZero();
            assertThat(runner.ask("SELECT count(*) FROM issues WHERE " + condition).value()).isEqualTo(0L);
        }
    }

    @Test
    void testValuesAreTakenToBeThere()
    {
        String account = issues(issue -> issue.assignee() != null).getFirst().assignee();
        Answer answer = runner.ask("SELECT key FROM issues WHERE assignee_account_id = '%s' ORDER BY created DESC LIMIT 10".formatted(account));
        assertThat(answer.requests()).isEqualTo(1);
        assertThat(answer.column(0)).isEqualTo(issues(issue -> account.equals(issue.assignee())).stream().sorted(comparing(Issue::created).reversed()).limit(10).map(Issue::key).toList());
    }

    @Test
    void testValuesAreCheckedOnceAfterARefusal()
    {
        String account = issues(issue -> issue.assignee() != null).getFirst().assignee();
        String sql = "SELECT key FROM issues WHERE assignee_account_id IN ('%s', 'nobody') AND severity_cf10040 IN ('Major', 'no such option')".formatted(account);
        List<Object> expected = runner.ask("SELECT key FROM issues WHERE concat(assignee_account_id, '!') = '%s!' AND concat(severity_cf10040, '!') = 'Major!'".formatted(account)).column(0);
        assertThat(runner.ask(sql).column(0)).isNotEmpty().containsExactlyInAnyOrderElementsOf(expected);
        assertThat(kinds()).containsEntry("jql-parse", 1L);
        runner.ask(sql);
        assertThat(kinds()).doesNotContainKey("jql-parse");
        assertThat(runner.ask("SELECT key FROM issues WHERE assignee_account_id = 'nobody'").requests()).isZero();
    }

    /**
     * A search that is refused at its first page is made anew.
     */
    @Test
    void testRefusedPageIsRenewed()
    {
        assertThat(runner.ask("SELECT key FROM issues WHERE reporter_account_id = 'unheard of' ORDER BY updated DESC LIMIT 3").rows()).isEmpty();
        assertThat(kinds()).containsOnlyKeys("search", "jql-parse");
        assertThat(runner.ask("SELECT count(*) FROM issues WHERE creator_account_id IN ('unheard', 'of')").value()).isEqualTo(0L);
        String account = issues(_ -> true).getFirst().reporter();
        assertThat(runner.ask("SELECT count(*) FROM issues WHERE reporter_account_id IN ('%s', 'unheard of too')".formatted(account)).value())
                .isEqualTo((long) issues(issue -> account.equals(issue.reporter())).size());
        assertThat(runner.ask("SELECT issue_key FROM changelogs WHERE project_key = 'OPS' AND issue_key IS NOT NULL LIMIT 1").rows()).hasSize(1);
    }

    @Test
    void testUnknownValueBesideKnownOnes()
    {
        assertThat(runner.ask("SELECT count(*) FROM issues WHERE project_key IN ('NULL', 'NOPE')").value()).isEqualTo((long) issues(issue -> isIn(issue, "NULL")).size());
        assertThat(runner.ask("SELECT count(*) FROM issues WHERE contains(components, 'no such component') OR project_key = 'NULL'").value()).isEqualTo((long) issues(issue -> isIn(issue, "NULL")).size());
    }

    @Test
    void testLongLists()
    {
        String labels = issues(_ -> true).stream().limit(700).map(issue -> "'" + issue.assignee() + issue.id() + "'").distinct().collect(joining(", "));
        assertThat(runner.ask("SELECT count(*) FROM issues WHERE customer IN (" + labels + ", 'Globex')").value())
                .isEqualTo((long) issues(issue -> "Globex".equals(issue.customValues().get("customfield_10043"))).size());
        String priorities = "priority_id IN (%s)".formatted(LongStream.rangeClosed(1, 1_200).mapToObj(Long::toString).collect(joining(", ")));
        assertThat(runner.ask("SELECT count(*) FROM issues WHERE " + priorities).value()).isEqualTo((long) issues(issue -> issue.priorityId() <= 1_200).size());
    }

    @Test
    void testProjectionIsWhatIsAskedFor()
    {
        runner.ask("SELECT key, customer FROM issues WHERE project_key = 'NULL' AND length(summary) > 3");
        assertThat(runner.sandbox().requests().matching(request -> request.path().endsWith("/search/jql")))
                .allSatisfy(request -> assertThat(request.body()).contains("\"fields\":[\"customfield_10043\",\"summary\"]"));
    }

    @Test
    void testTextSearchIsOffUnlessAllowed()
    {
        Issue issue = issues(candidate -> candidate.summary().matches("[A-Za-z0-9 ]+")).getFirst();
        String sql = "SELECT count(*) FROM issues WHERE summary = '" + issue.summary() + "'";
        long expected = issues(candidate -> candidate.summary().equals(issue.summary())).size();
        Answer scanned = runner.ask(sql);
        Answer searched = runner.askWith(Map.of("allow_text_search", "true"), sql);
        assertThat(scanned.value()).isEqualTo(expected);
        assertThat(searched.value()).isEqualTo(expected);
        assertThat(searched.requests()).isLessThan(scanned.requests());
    }
}
