package io.omnisql.plugin.github.table;

import io.omnisql.toolkit.adapter.PageOutcome;
import io.omnisql.toolkit.adapter.PageRequest;
import io.omnisql.toolkit.adapter.RemotePartition;
import io.omnisql.toolkit.adapter.RemotePredicate.ColumnPredicate;
import io.omnisql.toolkit.adapter.RemoteQuery;
import io.omnisql.toolkit.adapter.ResponseClassifier.Kind;
import io.omnisql.toolkit.adapter.ScanException;
import io.omnisql.toolkit.adapter.Verdict;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import static io.omnisql.plugin.github.Adapters.ADAPTER;
import static io.omnisql.plugin.github.Adapters.CONNECTION;
import static io.omnisql.plugin.github.Adapters.query;
import static io.omnisql.plugin.github.Adapters.website;
import static io.omnisql.plugin.github.Scans.firstPage;
import static io.omnisql.plugin.github.Scans.onlyPartition;
import static io.omnisql.plugin.github.Scans.text;
import static io.omnisql.toolkit.adapter.Verdict.EXACT;
import static io.omnisql.toolkit.adapter.Verdict.NEVER;
import static io.omnisql.toolkit.testing.RemoteQueries.between;
import static io.omnisql.toolkit.testing.RemoteQueries.counted;
import static io.omnisql.toolkit.testing.RemoteQueries.equal;
import static io.omnisql.toolkit.testing.RemoteQueries.isNull;
import static io.omnisql.toolkit.testing.RemoteQueries.notEqual;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Requests and verdicts of lists within lists.
 */
final class TestNestedTables
{
    private static final String PULLS = "/data/repository/pullRequests";
    private static final String ROW = PULLS + "/nodes/*";

    @Test
    void testPage()
    {
        PageRequest page = firstPage(website("pull_request_reviews", List.of("owner", "repository", "pull_request_number", "state", "user_login"), equal("state", "approved")));
        assertThat(text(page.request())).isEqualTo(
                """
                query($owner: String!, $name: String!, $orderBy: IssueOrder, $first: Int, $inner_states: [PullRequestReviewState!]) \
                { repository(owner: $owner, name: $name, followRenames: false) { name owner { login } \
                pullRequests(orderBy: $orderBy, first: $first) { nodes { id number \
                reviews(first: 100, states: $inner_states) { nodes { state author { login } } pageInfo { hasNextPage endCursor } } } \
                pageInfo { hasNextPage endCursor } } } }
                {"owner":"acme","name":"website","orderBy":{"field":"CREATED_AT","direction":"ASC"},"first":50,"inner_states":["APPROVED"]}""");
        assertThat(page.rows()).isEqualTo(ROW + "/reviews/nodes");
        assertThat(page.pointers()).isEqualTo(Map.of("pull_request_number", "^" + ROW + "/number"));
        assertThat(page.constants()).isEqualTo(Map.of("owner", "acme", "repository", "website"));
    }

    @Test
    void testListsThatGoOn()
    {
        RemoteQuery query = website("pull_request_reviews", List.of("pull_request_number", "state"));
        RemotePartition partition = onlyPartition(query);
        PageRequest first = firstPage(query);
        PageRequest second = next(query, partition, first, new PageOutcome(
                150,
                Map.of(PULLS + "/pageInfo/hasNextPage", "true", PULLS + "/pageInfo/endCursor", "next"),
                Map.of(
                        ROW + "/id", List.of("PR_a", "PR_b", "PR_c"),
                        ROW + "/reviews/pageInfo/hasNextPage", List.of("false", "true", "true"),
                        ROW + "/reviews/pageInfo/endCursor", List.of("", "cursor, b", "c")),
                Map.of())).orElseThrow();
        assertThat(text(second.request())).isEqualTo(
                """
                query($id0: ID!, $after0: String, $id1: ID!, $after1: String) \
                { row0: node(id: $id0) { ... on PullRequest { id number reviews(first: 100, after: $after0) { nodes { state } pageInfo { hasNextPage endCursor } } } } \
                row1: node(id: $id1) { ... on PullRequest { id number reviews(first: 100, after: $after1) { nodes { state } pageInfo { hasNextPage endCursor } } } } }
                {"id0":"PR_b","after0":"cursor, b","id1":"PR_c","after1":"c"}""");
        assertThat(second.rows()).isEqualTo("/data/*/reviews/nodes");
        assertThat(second.pointers()).isEqualTo(Map.of("pull_request_number", "^/data/*/number"));
        assertThat(second.constants()).isEqualTo(Map.of("owner", "acme", "repository", "website"));
        // one of the lists goes on still
        PageRequest third = next(query, partition, second, continued(List.of("PR_b", "PR_c"), List.of("false", "true"))).orElseThrow();
        assertThat(text(third.request())).endsWith("{\"id0\":\"PR_c\",\"after0\":\"more\"}");
        PageRequest fourth = next(query, partition, third, continued(List.of("PR_c"), List.of("false"))).orElseThrow();
        assertThat(text(fourth.request())).endsWith("\"first\":50,\"after\":\"next\"}");
        assertThat(next(query, partition, fourth, new PageOutcome(0, Map.of(PULLS + "/pageInfo/hasNextPage", "false"), Map.of(), Map.of()))).isEmpty();
    }

    private static PageOutcome continued(List<String> ids, List<String> more)
    {
        return new PageOutcome(
                100,
                Map.of(),
                Map.of(
                        "/data/*/id", ids,
                        "/data/*/reviews/pageInfo/hasNextPage", more,
                        "/data/*/reviews/pageInfo/endCursor", ids.stream().map(_ -> "more").toList()),
                Map.of());
    }

    private static Optional<PageRequest> next(RemoteQuery query, RemotePartition partition, PageRequest page, PageOutcome outcome)
    {
        return ADAPTER.planner().nextPage(CONNECTION, query, partition, page, outcome);
    }

    /**
     * GitHub may count more files than it shows.
     */
    @Test
    void testCutLists()
    {
        RemoteQuery query = website("pull_request_files", List.of("path"));
        PageRequest first = firstPage(query);
        Map<String, List<String>> lists = Map.of(
                ROW + "/id", List.of("PR_a", "PR_b"),
                ROW + "/files/totalCount", List.of("30", "20"),
                ROW + "/files/pageInfo/hasNextPage", List.of("false", "false"),
                ROW + "/files/pageInfo/endCursor", List.of("a", "b"));
        assertThat(next(query, onlyPartition(query), first, new PageOutcome(50, Map.of(), lists, Map.of()))).isEmpty();
        assertThatThrownBy(() -> next(query, onlyPartition(query), first, new PageOutcome(49, Map.of(), lists, Map.of())))
                .isInstanceOfSatisfying(ScanException.class, failure -> assertThat(failure.kind()).isEqualTo(Kind.INCOMPLETE))
                .hasMessage("GitHub shows only a part of a long list of pull_request_files");
    }

    @Test
    void testCount()
    {
        PageRequest page = firstPage(counted(website("pull_request_reviews", List.of(), equal("pull_request_number", 7, 9))));
        assertThat(text(page.request())).isEqualTo(
                """
                query($owner: String!, $name: String!, $key2: Int!, $key3: Int!) \
                { repository(owner: $owner, name: $name, followRenames: false) { name owner { login } } \
                rows: repository(owner: $owner, name: $name, followRenames: false) \
                { key2: pullRequest(number: $key2) { reviews(first: 1) { totalCount } } key3: pullRequest(number: $key3) { reviews(first: 1) { totalCount } } } }
                {"owner":"acme","name":"website","key2":7,"key3":9}""");
        assertThat(page.rows()).isEqualTo("/data/rows/*/reviews");
        assertThat(page.pointers()).isEqualTo(Map.of("aggregate_0", "/totalCount"));
    }

    @Test
    void testSmallerPages()
    {
        RemoteQuery query = website("pull_request_reviews", List.of("state"));
        RemotePartition partition = onlyPartition(query);
        PageRequest page = firstPage(query);
        for (int size : List.of(25, 12, 6, 3, 1)) {
            page = ADAPTER.planner().smallerPage(CONNECTION, query, partition, page).orElseThrow();
            assertThat(text(page.request())).contains("\"first\":" + size);
        }
        assertThat(ADAPTER.planner().smallerPage(CONNECTION, query, partition, page)).isEmpty();
        // it grows again after some good ones
        PageOutcome good = new PageOutcome(1, Map.of(PULLS + "/pageInfo/hasNextPage", "true", PULLS + "/pageInfo/endCursor", "x"), Map.of(), Map.of());
        for (int size : List.of(1, 1, 2, 2, 2, 4)) {
            page = next(query, partition, page, good).orElseThrow();
            assertThat(text(page.request())).contains("\"first\":" + size);
        }
    }

    @Test
    void testVerdicts()
    {
        assertVerdict("pull_request_reviews", equal("pull_request_number", 1), EXACT);
        assertVerdict("pull_request_reviews", between("pull_request_number", 1, 9), EXACT);
        assertVerdict("pull_request_reviews", between("pull_request_number", 1, 9_000), NEVER);
        assertVerdict("pull_request_reviews", equal("state", "approved"), EXACT);
        assertVerdict("pull_request_reviews", notEqual("state", "approved"), EXACT);
        assertVerdict("pull_request_reviews", equal("user_login", "alice"), NEVER);
        assertVerdict("pull_request_reviews", isNull("user_login"), NEVER);
        assertVerdict("team_members", equal("team_slug", "core"), NEVER);
    }

    private static void assertVerdict(String table, ColumnPredicate predicate, Verdict verdict)
    {
        assertThat(ADAPTER.pushdown().filter(query(table, List.of()), predicate)).describedAs(predicate.toString()).isEqualTo(verdict);
    }
}
