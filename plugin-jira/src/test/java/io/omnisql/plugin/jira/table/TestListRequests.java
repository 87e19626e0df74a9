package io.omnisql.plugin.jira.table;

import io.omnisql.plugin.jira.Scans.Answers;
import io.omnisql.toolkit.adapter.PageOutcome;
import io.omnisql.toolkit.adapter.PageRequest;
import io.omnisql.toolkit.adapter.RemotePartition;
import io.omnisql.toolkit.adapter.RemoteQuery;
import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import static io.omnisql.plugin.jira.Adapters.ADAPTER;
import static io.omnisql.plugin.jira.Adapters.CONNECTION;
import static io.omnisql.plugin.jira.Adapters.limited;
import static io.omnisql.plugin.jira.Adapters.query;
import static io.omnisql.plugin.jira.Adapters.verdict;
import static io.omnisql.plugin.jira.Scans.firstPage;
import static io.omnisql.plugin.jira.Scans.firstRequests;
import static io.omnisql.plugin.jira.Scans.nextPage;
import static io.omnisql.plugin.jira.Scans.text;
import static io.omnisql.toolkit.adapter.Verdict.EXACT;
import static io.omnisql.toolkit.adapter.Verdict.NEVER;
import static io.omnisql.toolkit.adapter.Verdict.SUPERSET;
import static io.omnisql.toolkit.testing.RemoteQueries.atLeast;
import static io.omnisql.toolkit.testing.RemoteQueries.before;
import static io.omnisql.toolkit.testing.RemoteQueries.between;
import static io.omnisql.toolkit.testing.RemoteQueries.count;
import static io.omnisql.toolkit.testing.RemoteQueries.counted;
import static io.omnisql.toolkit.testing.RemoteQueries.equal;
import static io.omnisql.toolkit.testing.RemoteQueries.isNull;
import static io.omnisql.toolkit.testing.RemoteQueries.like;
import static io.omnisql.toolkit.testing.RemoteQueries.notEqual;
import static io.omnisql.toolkit.testing.RemoteQueries.sorted;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is asked for each list, and what is not asked.
 */
final class TestListRequests
{
    @Test
    void testProjects()
    {
        assertThat(firstRequests(query("projects", List.of("id", "name"))))
                .containsExactly("/rest/api/3/project/search?status=live&status=archived&status=deleted&orderBy=key&maxResults=100");
        assertThat(firstRequests(query("projects", List.of("id"), equal("id", 10000, 10001, -5), equal("status", "live"))))
                .containsExactly("/rest/api/3/project/search?id=10000&id=10001&status=live&orderBy=key&maxResults=100");
        assertThat(firstRequests(query("projects", List.of("lead_account_id", "lead_display_name", "issue_count"), equal("key", "ABC"), equal("status", "live"))))
                .containsExactly("/rest/api/3/project/search?keys=ABC&status=live&expand=lead,insight&orderBy=key&maxResults=100");
    }

    @Test
    void testStatusOfProjects()
    {
        RemoteQuery query = query("projects", List.of("id", "status"));
        assertThat(firstRequests(query)).containsExactly(
                "/rest/api/3/project/search?status=live&orderBy=key&maxResults=100",
                "/rest/api/3/project/search?status=archived&orderBy=key&maxResults=100",
                "/rest/api/3/project/search?status=deleted&orderBy=key&maxResults=100");
        List<RemotePartition> partitions = ADAPTER.planner().partition(CONNECTION, query, _ -> {
            throw new AssertionError();
        });
        assertThat(partitions).map(partition -> ADAPTER.planner().firstPage(CONNECTION, query, partition).constants().get("status"))
                .containsExactly("live", "archived", "deleted");
        assertThat(firstRequests(query("projects", List.of("id", "status"), notEqual("status", "live")))).hasSize(2);
        assertThat(firstRequests(query("projects", List.of("id"), equal("status", "LIVE")))).isEmpty();
    }

    @Test
    void testManyIdentifiers()
    {
        long[] ids = LongStream.range(1, 121).toArray();
        assertThat(firstRequests(query("projects", List.of("id"), equal("id", ids), equal("status", "live")))).hasSize(3);
        assertThat(verdict(query("projects", List.of("id")), equal("id", LongStream.range(1, 1002).toArray()))).isEqualTo(NEVER);
        // each of the statuses would ask for all of them
        assertThat(verdict(query("projects", List.of("id", "status")), equal("id", LongStream.range(1, 402).toArray()))).isEqualTo(NEVER);
        assertThat(firstRequests(query("projects", List.of("id"), equal("id", -1, 0)))).isEmpty();
    }

    @Test
    void testVerdicts()
    {
        RemoteQuery projects = query("projects", List.of("id"));
        assertThat(verdict(projects, equal("id", 10000))).isEqualTo(EXACT);
        assertThat(verdict(projects, between("id", 1, 5))).isEqualTo(NEVER);
        // Jira finds keys whatever their case, and former keys
        assertThat(verdict(projects, equal("key", "ABC"))).isEqualTo(SUPERSET);
        assertThat(verdict(projects, equal("name", "Website"))).isEqualTo(NEVER);
        assertThat(verdict(query("boards", List.of("id")), like("name", "%team%"))).isEqualTo(SUPERSET);
        assertThat(verdict(query("boards", List.of("id")), like("name", "a_b"))).isEqualTo(NEVER);
        assertThat(verdict(query("boards", List.of("id")), equal("name", "Team \"A\""))).isEqualTo(NEVER);
        assertThat(verdict(query("boards", List.of("id")), equal("type", "scrum"))).isEqualTo(EXACT);
        assertThat(verdict(query("sprints", List.of("id")), equal("state", "active"))).isEqualTo(EXACT);
        assertThat(verdict(query("versions", List.of("id")), equal("released", true))).isEqualTo(SUPERSET);
        assertThat(verdict(query("versions", List.of("id")), equal("project_key", "ABC"))).isEqualTo(EXACT);
        assertThat(verdict(query("versions", List.of("id")), notEqual("project_key", "ABC"))).isEqualTo(EXACT);
        assertThat(verdict(query("filters", List.of("id")), isNull("owner_account_id"))).isEqualTo(NEVER);
        assertThat(verdict(query("audit_records", List.of("id")), atLeast("created_at", "2026-01-01T00:00:00Z"))).isEqualTo(SUPERSET);
    }

    @Test
    void testUsers()
    {
        assertThat(firstRequests(query("users", List.of("account_id")))).containsExactly("/rest/api/3/users/search?maxResults=1000");
        assertThat(firstRequests(query("users", List.of("account_id"), equal("account_id", "a:1", "a:2"))))
                .containsExactly("/rest/api/3/user/bulk?accountId=a:1&accountId=a:2&maxResults=100");
        String[] accounts = IntStream.range(0, 250).mapToObj(i -> "a:" + i).toArray(String[]::new);
        assertThat(firstRequests(query("users", List.of("account_id"), equal("account_id", accounts)))).hasSize(3);
    }

    @Test
    void testPages()
    {
        RemoteQuery query = query("labels", List.of("name"));
        PageRequest first = firstPage(query);
        assertThat(text(first.request())).isEqualTo("/rest/api/3/label?maxResults=1000");
        assertThat(nextPage(query, first, 1000, Map.of("/total", "1500", "/isLast", "false")).map(next -> text(next.request())))
                .hasValue("/rest/api/3/label?startAt=1000&maxResults=1000");
        assertThat(nextPage(query, first, 1000, Map.of("/total", "1000", "/isLast", "true"))).isEmpty();
    }

    @Test
    void testLimits()
    {
        assertThat(firstRequests(limited(query("labels", List.of("name")), 5))).containsExactly("/rest/api/3/label?maxResults=5");
        assertThat(firstRequests(sorted(query("projects", List.of("id")), "key", false, 5)))
                .containsExactly("/rest/api/3/project/search?status=live&status=archived&status=deleted&orderBy=-key&maxResults=5");
    }

    @Test
    void testCounts()
    {
        PageRequest page = firstPage(counted(query("projects", List.of(), equal("status", "live"))));
        assertThat(text(page.request())).isEqualTo("/rest/api/3/project/search?status=live&orderBy=key&maxResults=1");
        assertThat(page.rows()).isEmpty();
        assertThat(page.pointers()).containsExactly(Map.entry("aggregate_0", "/total"));
        assertThat(ADAPTER.pushdown().aggregation(query("users", List.of()), List.of(count()), List.of())).isFalse();
    }

    @Test
    void testParents()
    {
        Answers answers = new Answers()
                .with("/rest/api/3/project/search?status=live&orderBy=key&keys=ABC&keys=DEF&maxResults=100",
                        """
                        {"total": 2, "isLast": true, "values": [{"id": "10000", "key": "ABC"}, {"id": "10001", "key": "XYZ"}]}""");
        RemoteQuery query = query("versions", List.of("id", "driver_account_id"), equal("project_key", "ABC", "DEF"), equal("archived", false));
        assertThat(firstRequests(query, answers))
                .containsExactly("/rest/api/3/project/10000/version?status=released,unreleased&expand=driver&orderBy=sequence&maxResults=100");
        assertThat(answers.requests()).hasSize(1);
    }

    @Test
    void testParentsOfParents()
    {
        Answers answers = new Answers()
                .with("/rest/api/3/project/search?status=live&orderBy=key&id=10000&maxResults=100",
                        """
                        {"total": 1, "isLast": true, "values": [{"id": "10000", "key": "ABC"}]}""")
                .with("/rest/api/3/project/10000/roledetails",
                        """
                        [{"id": 1, "name": "Administrators"}, {"id": 2, "name": "Developers"}]""");
        assertThat(firstRequests(query("role_actors", List.of("id"), equal("project_id", 10000)), answers))
                .containsExactly("/rest/api/3/project/10000/role/1", "/rest/api/3/project/10000/role/2");
        assertThat(firstRequests(query("role_actors", List.of("id"), equal("project_id", 10000), equal("role_name", "Developers")), answers))
                .containsExactly("/rest/api/3/project/10000/role/2");
    }

    @Test
    void testSprintsOfBoards()
    {
        Answers answers = new Answers()
                .with("/rest/agile/1.0/board?maxResults=50",
                        """
                        {"total": 3, "isLast": true, "values": [{"id": 1, "name": "A", "type": "scrum"}, {"id": 2, "name": "B", "type": "kanban"}, {"id": 3, "name": "C", "type": "simple"}]}""")
                .with("/rest/agile/1.0/board/1",
                        """
                        {"id": 1, "name": "A", "type": "scrum"}""");
        assertThat(firstRequests(query("sprints", List.of("id"), equal("state", "active", "future")), answers))
                .containsExactly("/rest/agile/1.0/board/1/sprint?state=future,active&maxResults=50", "/rest/agile/1.0/board/3/sprint?state=future,active&maxResults=50");
        assertThat(firstRequests(query("sprints", List.of("id"), equal("board_id", 1)), answers))
                .containsExactly("/rest/agile/1.0/board/1/sprint?maxResults=50");
    }

    @Test
    void testParallelPages()
    {
        Answers answers = new Answers()
                .with("/rest/agile/1.0/board/1",
                        """
                        {"id": 1, "name": "A", "type": "scrum"}""")
                .with("/rest/agile/1.0/board/1/issue?jql=ORDER BY created ASC, key ASC&fields=created&maxResults=1",
                        """
                        {"total": 1850, "issues": [{"id": "1"}]}""");
        RemoteQuery query = query("board_issues", List.of("issue_id"), equal("board_id", 1));
        List<RemotePartition> partitions = ADAPTER.planner().partition(CONNECTION, query, answers);
        List<PageRequest> first = partitions.stream().map(partition -> ADAPTER.planner().firstPage(CONNECTION, query, partition)).toList();
        assertThat(first).map(page -> text(page.request()).replaceAll(".*created", "")).containsExactly(
                "&maxResults=100",
                "&startAt=300&maxResults=100",
                "&startAt=600&maxResults=100",
                "&startAt=900&maxResults=100",
                "&startAt=1200&maxResults=100",
                "&startAt=1500&maxResults=100",
                "&startAt=1800&maxResults=100");
        long rows = 0;
        for (int i = 0; i < partitions.size(); i++) {
            rows += readAll(query, partitions.get(i), first.get(i), 1900);
        }
        assertThat(rows).isEqualTo(1900);
    }

    /**
     * Reads a chain of a list that has grown to so many rows, from a service whose pages hold 70 rows at most.
     */
    private static long readAll(RemoteQuery query, RemotePartition partition, PageRequest first, long total)
    {
        long read = 0;
        PageRequest page = first;
        while (page != null) {
            long start = Long.parseLong(page.state().get("start"));
            long rows = Math.min(Math.min(70, Long.parseLong(page.state().get("size"))), total - start);
            read += rows;
            page = ADAPTER.planner().nextPage(CONNECTION, query, partition, page, new PageOutcome(rows, Map.of("/total", Long.toString(total)), Map.of())).orElse(null);
        }
        return read;
    }

    @Test
    void testAuditRecords()
    {
        assertThat(firstRequests(query("audit_records", List.of("id"), atLeast("created_at", "2026-03-29T01:30:00.123Z"))))
                .containsExactly("/rest/api/3/auditing/record?from=2026-03-29T01:30:00.000Z&limit=1000");
        assertThat(firstRequests(query("audit_records", List.of("id"), before("created_at", "2026-03-29T01:30:00.123Z"))))
                .containsExactly("/rest/api/3/auditing/record?to=2026-03-29T01:30:01.000Z&limit=1000");
        assertThat(verdict(query("audit_records", List.of("id")), before("created_at", "+12026-03-29T01:30:00Z"))).isEqualTo(NEVER);
    }

    @Test
    void testSinglePartitions()
    {
        assertThat(isSingle(query("projects", List.of("id")))).isTrue();
        assertThat(isSingle(query("projects", List.of("id", "status")))).isFalse();
        assertThat(isSingle(query("versions", List.of("id")))).isFalse();
        assertThat(isSingle(query("versions", List.of("id"), equal("project_id", 10000)))).isTrue();
        assertThat(isSingle(query("versions", List.of("id"), equal("project_id", 10000, 10001)))).isFalse();
        assertThat(isSingle(query("role_actors", List.of("id"), equal("role_id", 1)))).isFalse();
        assertThat(isSingle(query("role_actors", List.of("id"), equal("role_id", 1), equal("project_id", 10000)))).isTrue();
        assertThat(isSingle(query("board_issues", List.of("issue_id"), equal("board_id", 1)))).isFalse();
        assertThat(isSingle(limited(query("board_issues", List.of("issue_id"), equal("board_id", 1)), 5))).isTrue();
    }

    private static boolean isSingle(RemoteQuery query)
    {
        return ADAPTER.planner().isSinglePartition(CONNECTION, query);
    }

    @Test
    void testExplain()
    {
        assertThat(ADAPTER.planner().explain(CONNECTION, query("projects", List.of("id", "status"))))
                .isEqualTo("GET /rest/api/3/project/search?status=live&orderBy=key&maxResults=100 and 2 more");
        assertThat(ADAPTER.planner().explain(CONNECTION, query("versions", List.of("id"), equal("project_key", "ABC"))))
                .isEqualTo("for each of GET /rest/api/3/project/search [project_key = ABC]: GET /rest/api/3/project/{project_id}/version?orderBy=sequence&maxResults=100");
        assertThat(ADAPTER.planner().explain(CONNECTION, query("sprints", List.of("id"), equal("state", "ACTIVE"))))
                .isEqualTo("no request: no row can match");
    }

    @Test
    void testNamesOfTables()
    {
        assertThat(JiraTables.all()).map(table -> table.name().name()).doesNotHaveDuplicates().hasSizeGreaterThan(20);
        Arrays.asList("projects", "users", "sprints").forEach(name -> assertThat(JiraTables.all()).anyMatch(table -> table.name().name().equals(name)));
    }
}
