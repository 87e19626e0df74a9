package io.omnisql.plugin.github.scan;

import io.omnisql.plugin.github.Scans;
import io.omnisql.plugin.github.Scans.Replay;
import io.omnisql.toolkit.adapter.PageOutcome;
import io.omnisql.toolkit.adapter.PageRequest;
import io.omnisql.toolkit.adapter.RemotePartition;
import io.omnisql.toolkit.adapter.RemotePredicate.ColumnPredicate;
import io.omnisql.toolkit.adapter.RemoteQuery;
import io.omnisql.toolkit.adapter.RemoteSort;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import static io.omnisql.plugin.github.Adapters.ADAPTER;
import static io.omnisql.plugin.github.Adapters.CONNECTION;
import static io.omnisql.plugin.github.Adapters.query;
import static io.omnisql.plugin.github.Adapters.website;
import static io.omnisql.plugin.github.Scans.firstPage;
import static io.omnisql.plugin.github.Scans.text;
import static io.omnisql.toolkit.adapter.Verdict.EXACT;
import static io.omnisql.toolkit.adapter.Verdict.NEVER;
import static io.omnisql.toolkit.adapter.Verdict.SUPERSET;
import static io.omnisql.toolkit.testing.RemoteQueries.atLeast;
import static io.omnisql.toolkit.testing.RemoteQueries.before;
import static io.omnisql.toolkit.testing.RemoteQueries.counted;
import static io.omnisql.toolkit.testing.RemoteQueries.equal;
import static io.omnisql.toolkit.testing.RemoteQueries.isNull;
import static org.assertj.core.api.Assertions.assertThat;

class TestCommitHistory
{
    private static final ColumnPredicate FROM = atLeast("committed_date", "2026-03-01T10:00:00.500Z");
    private static final String HASH = "0123456789abcdef0123456789abcdef01234567";
    private static final ColumnPredicate TO = before("committed_date", "2026-04-01T00:00:00Z");

    @Test
    void testHistory()
    {
        assertThat(text(firstPage(website("commits", List.of("sha", "author_login"))).request())).isEqualTo(
                """
                query($owner: String!, $name: String!, $first: Int) \
                { repository(owner: $owner, name: $name, followRenames: false) { name owner { login } \
                defaultBranchRef { target { ... on Commit { history(first: $first) \
                { nodes { oid author { user { login } } } pageInfo { hasNextPage endCursor } } } } } } }
                {"owner":"acme","name":"website","first":100}""");
        assertThat(firstPage(website("commits", List.of("sha"))).rows()).isEqualTo("/data/repository/defaultBranchRef/target/history/nodes");
        assertThat(text(firstPage(counted(website("commits", List.of()))).request())).isEqualTo(
                """
                query($owner: String!, $name: String!, $first: Int) \
                { repository(owner: $owner, name: $name, followRenames: false) { name owner { login } \
                defaultBranchRef { target { ... on Commit { history(first: $first) { aggregate_0: totalCount } } } } } }
                {"owner":"acme","name":"website","first":1}""");
    }

    @Test
    void testLookup()
    {
        RemoteQuery query = website("commits", List.of("message"), equal("sha", HASH));
        PageRequest page = firstPage(query);
        assertThat(text(page.request())).isEqualTo(
                """
                query($owner: String!, $name: String!, $key0: GitObjectID!, $head0: String!) \
                { repository(owner: $owner, name: $name, followRenames: false) { name owner { login } } \
                key0: repository(owner: $owner, name: $name, followRenames: false) { defaultBranchRef { compare(headRef: $head0) { aheadBy } } \
                object(oid: $key0) { ... on Commit { hash: oid message } } } }
                {"owner":"acme","name":"website","key0":"%s","head0":"%s"}""".formatted(HASH, HASH));
        assertThat(next(query, page, "", "")).isEmpty();
        assertThat(next(query, page, HASH, "3")).isEmpty();
        assertThat(next(query, page, HASH, "0")).isEmpty();
        assertThat(ADAPTER.pushdown().filter(query("commits", List.of()), equal("sha", HASH))).isEqualTo(EXACT);
        // dates need no check
        assertThat(ADAPTER.planner().partition(CONNECTION, website("commits", List.of("sha"), FROM, equal("sha", HASH)), Scans.noReader())).hasSize(1);
    }

    /**
     * Where GitHub does not compare, the commit is looked for in the branch's history.
     */
    @Test
    void testUndecidedLookup()
    {
        RemoteQuery query = website("commits", List.of("message"), equal("sha", HASH));
        PageRequest scan = next(query, firstPage(query), HASH, "").orElseThrow();
        assertThat(text(scan.request())).contains("history(first: $first) { nodes { message oid }");
        assertThat(scan.keep().orElseThrow().predicates()).containsExactly(equal("sha", HASH));
        String history = "/data/repository/defaultBranchRef/target/history/pageInfo/";
        Map<String, String> more = Map.of(history + "hasNextPage", "true", history + "endCursor", "abc");
        PageRequest second = ADAPTER.planner().nextPage(CONNECTION, query, Scans.onlyPartition(query), scan, new PageOutcome(100, more, Map.of())).orElseThrow();
        assertThat(text(second.request())).contains("history(first: $first, after: $after) { nodes { message oid }");
        assertThat(second.keep()).isEqualTo(scan.keep());
        assertThat(ADAPTER.planner().nextPage(CONNECTION, query, Scans.onlyPartition(query), second, new PageOutcome(3, Map.of(), Map.of()))).isEmpty();
    }

    private static Optional<PageRequest> next(RemoteQuery query, PageRequest page, String found, String ahead)
    {
        Map<String, List<String>> lists = Map.of("/data/*/object/hash", List.of("", found), "/data/*/defaultBranchRef/compare/aheadBy", List.of("", ahead));
        return ADAPTER.planner().nextPage(CONNECTION, query, Scans.onlyPartition(query), page, new PageOutcome(0, Map.of(), lists, Map.of()));
    }

    @Test
    void testVerdicts()
    {
        RemoteQuery commits = query("commits", List.of());
        assertThat(ADAPTER.pushdown().filter(commits, FROM)).isEqualTo(SUPERSET);
        assertThat(ADAPTER.pushdown().filter(commits, TO)).isEqualTo(SUPERSET);
        assertThat(ADAPTER.pushdown().filter(commits, isNull("committed_date"))).isEqualTo(NEVER);
        assertThat(ADAPTER.pushdown().filter(commits, atLeast("authored_date", "2026-01-01T00:00:00Z"))).isEqualTo(NEVER);
        assertThat(ADAPTER.pushdown().sort(commits, List.of(new RemoteSort("committed_date", false, false)))).isFalse();
    }

    @Test
    void testBoundsThatLoseNothing()
    {
        RemoteQuery query = website("commits", List.of("sha"), FROM, TO);
        Replay reader = counts(100, 40, 60, 70, 30);
        RemotePartition partition = ADAPTER.planner().partition(CONNECTION, query, reader).getFirst();
        assertThat(text(reader.requests().getFirst())).isEqualTo(
                """
                query($owner: String!, $name: String!, $until0: GitTimestamp, $since0: GitTimestamp, $until1: GitTimestamp, $since1: GitTimestamp) \
                { repository(owner: $owner, name: $name, followRenames: false) { defaultBranchRef { target { ... on Commit { total: history(first: 1) { totalCount } \
                until0: history(until: $until0, first: 1) { totalCount } since0: history(since: $since0, first: 1) { totalCount } \
                until1: history(until: $until1, first: 1) { totalCount } since1: history(since: $since1, first: 1) { totalCount } } } } } }
                {"owner":"acme","name":"website","until0":"2026-03-01T09:59:59Z","since0":"2026-03-01T10:00:00Z","until1":"2026-04-01T00:00:00Z","since1":"2026-04-01T00:00:01Z"}""");
        assertThat(text(ADAPTER.planner().firstPage(CONNECTION, query, partition).request()))
                .contains("history(since: $since, until: $until, first: $first)")
                .endsWith("{\"owner\":\"acme\",\"name\":\"website\",\"since\":\"2026-03-01T10:00:00Z\",\"until\":\"2026-04-01T00:00:00Z\",\"first\":100}");
    }

    @Test
    void testBoundThatLosesCommits()
    {
        RemoteQuery query = website("commits", List.of("sha"), FROM);
        // a commit of a wrong clock hides one of those before it
        RemotePartition partition = ADAPTER.planner().partition(CONNECTION, query, counts(100, 40, 59)).getFirst();
        assertThat(text(ADAPTER.planner().firstPage(CONNECTION, query, partition).request()))
                .contains("history(first: $first)")
                .doesNotContain("since");
    }

    private static Replay counts(long total, long... ofCuts)
    {
        StringBuilder history = new StringBuilder("\"total\": {\"totalCount\": " + total + "}");
        for (int i = 0; i < ofCuts.length; i++) {
            history.append(", \"%s%s\": {\"totalCount\": %s}".formatted(i % 2 == 0 ? "until" : "since", i / 2, ofCuts[i]));
        }
        return new Replay("{\"data\": {\"repository\": {\"defaultBranchRef\": {\"target\": {" + history + "}}}}}");
    }
}
