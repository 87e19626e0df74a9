package io.omnisql.plugin.github.scan;

import io.omnisql.plugin.github.Scans.Replay;
import io.omnisql.toolkit.adapter.RemotePartition;
import io.omnisql.toolkit.adapter.RemotePredicate.ColumnPredicate;
import io.omnisql.toolkit.adapter.RemoteQuery;
import io.omnisql.toolkit.adapter.RemoteSort;
import org.junit.jupiter.api.Test;

import java.util.List;

import static io.omnisql.plugin.github.Adapters.ADAPTER;
import static io.omnisql.plugin.github.Adapters.CONNECTION;
import static io.omnisql.plugin.github.Adapters.atLeast;
import static io.omnisql.plugin.github.Adapters.before;
import static io.omnisql.plugin.github.Adapters.counted;
import static io.omnisql.plugin.github.Adapters.equal;
import static io.omnisql.plugin.github.Adapters.isNull;
import static io.omnisql.plugin.github.Adapters.query;
import static io.omnisql.plugin.github.Adapters.website;
import static io.omnisql.plugin.github.Scans.firstPage;
import static io.omnisql.plugin.github.Scans.text;
import static io.omnisql.toolkit.adapter.Verdict.NEVER;
import static io.omnisql.toolkit.adapter.Verdict.SUPERSET;
import static org.assertj.core.api.Assertions.assertThat;

class TestCommitHistory
{
    private static final ColumnPredicate FROM = atLeast("committed_date", "2026-03-01T10:00:00.500Z");
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
                query($owner: String!, $name: String!) \
                { repository(owner: $owner, name: $name, followRenames: false) { name owner { login } \
                defaultBranchRef { target { ... on Commit { history { aggregate_0: totalCount } } } } } }
                {"owner":"acme","name":"website"}""");
    }

    @Test
    void testVerdicts()
    {
        RemoteQuery commits = query("commits", List.of());
        assertThat(ADAPTER.pushdown().filter(commits, FROM)).isEqualTo(SUPERSET);
        assertThat(ADAPTER.pushdown().filter(commits, TO)).isEqualTo(SUPERSET);
        assertThat(ADAPTER.pushdown().filter(commits, isNull("committed_date"))).isEqualTo(NEVER);
        assertThat(ADAPTER.pushdown().filter(commits, atLeast("authored_date", "2026-01-01T00:00:00Z"))).isEqualTo(NEVER);
        // GitHub finds commits of other branches by hash, too
        assertThat(ADAPTER.pushdown().filter(commits, equal("sha", "abc"))).isEqualTo(NEVER);
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
                { repository(owner: $owner, name: $name, followRenames: false) { defaultBranchRef { target { ... on Commit { total: history { totalCount } \
                until0: history(until: $until0) { totalCount } since0: history(since: $since0) { totalCount } \
                until1: history(until: $until1) { totalCount } since1: history(since: $since1) { totalCount } } } } } }
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
