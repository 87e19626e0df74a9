package io.omnisql.plugin.github.table;

import io.omnisql.toolkit.adapter.RemotePredicate.ColumnPredicate;
import io.omnisql.toolkit.adapter.RemotePredicate.Values;
import io.omnisql.toolkit.adapter.RemoteQuery;
import io.omnisql.toolkit.adapter.RemoteRange;
import io.omnisql.toolkit.adapter.RemoteSort;
import io.omnisql.toolkit.adapter.RemoteValue;
import io.omnisql.toolkit.adapter.Verdict;
import org.junit.jupiter.api.Test;

import java.util.List;

import static io.omnisql.plugin.github.Adapters.ADAPTER;
import static io.omnisql.plugin.github.Adapters.query;
import static io.omnisql.plugin.github.Adapters.website;
import static io.omnisql.toolkit.adapter.Verdict.EXACT;
import static io.omnisql.toolkit.adapter.Verdict.NEVER;
import static io.omnisql.toolkit.adapter.Verdict.SUPERSET;
import static io.omnisql.toolkit.testing.RemoteQueries.atLeast;
import static io.omnisql.toolkit.testing.RemoteQueries.before;
import static io.omnisql.toolkit.testing.RemoteQueries.between;
import static io.omnisql.toolkit.testing.RemoteQueries.contains;
import static io.omnisql.toolkit.testing.RemoteQueries.count;
import static io.omnisql.toolkit.testing.RemoteQueries.equal;
import static io.omnisql.toolkit.testing.RemoteQueries.isNotNull;
import static io.omnisql.toolkit.testing.RemoteQueries.isNull;
import static io.omnisql.toolkit.testing.RemoteQueries.notEqual;
import static io.omnisql.toolkit.testing.RemoteQueries.within;
import static org.assertj.core.api.Assertions.assertThat;

class TestVerdicts
{
    @Test
    void testIssues()
    {
        assertVerdict("issues", equal("owner", "acme"), EXACT);
        assertVerdict("issues", equal("repository", "website", "platform"), EXACT);
        assertVerdict("issues", notEqual("repository", "website"), EXACT);
        assertVerdict("issues", equal("number", 1), EXACT);
        assertVerdict("issues", between("number", 1, 500), EXACT);
        assertVerdict("issues", between("number", 1, 501), NEVER);
        assertVerdict("issues", equal("state", "open"), EXACT);
        assertVerdict("issues", equal("state", "nonsense"), EXACT);
        assertVerdict("issues", notEqual("state", "open"), EXACT);
        assertVerdict("issues", atLeast("updated_at", "2026-01-01T00:00:00Z"), EXACT);
        assertVerdict("issues", before("updated_at", "2026-01-01T00:00:00Z"), EXACT);
        assertVerdict("issues", before("created_at", "2026-01-01T00:00:00Z"), EXACT);
        assertVerdict("issues", contains("labels", "bug"), EXACT);
        assertVerdict("issues", contains("labels", ""), NEVER);
        assertVerdict("issues", contains("assignees", "alice"), EXACT);
        // GitHub reads the star as anyone
        assertVerdict("issues", contains("assignees", "*"), NEVER);
        assertVerdict("issues", equal("milestone_number", 3), EXACT);
        // those with a milestone, of which the engine leaves out others
        assertVerdict("issues", equal("milestone_number", 3, 4), SUPERSET);
        assertVerdict("issues", equal("milestone_number", -1), SUPERSET);
        assertVerdict("issues", isNull("milestone_number"), EXACT);
        assertVerdict("issues", isNotNull("milestone_number"), EXACT);
        assertVerdict("issues", new Values("milestone_number", List.of(RemoteRange.equal(RemoteValue.of(3))), true), NEVER);
        assertVerdict("issues", equal("node_id", "I_kwDOAAAB"), EXACT);
        assertVerdict("issues", notEqual("node_id", "I_kwDOAAAB"), NEVER);
        assertVerdict("pull_requests", isNull("milestone_number"), NEVER);
        assertVerdict("issues", equal("title", "x"), NEVER);
        assertVerdict("issues", equal("id", 5), NEVER);
        assertVerdict("issues", isNull("closed_at"), NEVER);
    }

    @Test
    void testAuthorOnlyAmongPeople()
    {
        // GitHub does not find bots by the login that it reports for them
        assertVerdict("issues", equal("user_login", "alice"), NEVER);
        RemoteQuery people = website("issues", List.of(), equal("user_type", "User"));
        assertThat(ADAPTER.pushdown().filter(people, equal("user_login", "alice"))).isEqualTo(EXACT);
        assertThat(ADAPTER.pushdown().filter(people, equal("user_login", "alice", "bob"))).isEqualTo(NEVER);
        assertThat(ADAPTER.pushdown().filter(people, isNull("user_login"))).isEqualTo(NEVER);
        assertThat(ADAPTER.pushdown().filter(people, equal("user_login", "renovate[bot]"))).isEqualTo(NEVER);
        assertVerdict("issues", equal("user_type", "Bot"), NEVER);
        RemoteQuery bots = website("issues", List.of(), equal("user_type", "Bot"));
        assertThat(ADAPTER.pushdown().filter(bots, equal("user_login", "renovate"))).isEqualTo(NEVER);
    }

    @Test
    void testKeysBesideOtherFilters()
    {
        RemoteQuery keyed = website("issues", List.of(), equal("number", 1));
        assertThat(ADAPTER.pushdown().filter(keyed, equal("state", "open"))).isEqualTo(NEVER);
        assertThat(ADAPTER.pushdown().filter(keyed, contains("labels", "bug"))).isEqualTo(NEVER);
        RemoteQuery open = website("issues", List.of(), equal("state", "open"));
        assertThat(ADAPTER.pushdown().filter(open, equal("number", 1))).isEqualTo(EXACT);
        RemoteQuery labelled = website("issues", List.of(), contains("labels", "bug"));
        assertThat(ADAPTER.pushdown().filter(labelled, equal("number", 1))).isEqualTo(EXACT);
        assertThat(ADAPTER.pushdown().sort(keyed, List.of(new RemoteSort("created_at", true, false)))).isFalse();
        assertThat(ADAPTER.pushdown().aggregation(keyed, List.of(count()), List.of())).isFalse();
    }

    /**
     * GitHub counts by one label and one login, which it spells, and from a second on.
     */
    @Test
    void testCounts()
    {
        assertCounted(true, contains("labels", "bug"));
        assertCounted(true, contains("labels", "bug"), equal("state", "open"), equal("milestone_number", 3));
        assertCounted(false, contains("labels", "bug"), contains("labels", "question"));
        assertCounted(true, contains("assignees", "alice"), equal("user_type", "User"), equal("user_login", "bob"));
        assertCounted(false, contains("assignees", "alice"), contains("assignees", "bob"));
        assertCounted(false, equal("user_type", "User"));
        assertCounted(true, atLeast("updated_at", "2026-01-01T00:00:00Z"));
        assertCounted(true, before("updated_at", "2026-01-01T00:00:00Z"));
        assertCounted(true, within("updated_at", "2026-01-01T00:00:00Z", "2026-01-02T00:00:00Z"));
        assertCounted(false, atLeast("created_at", "2026-01-01T00:00:00Z"));
        RemoteQuery changed = website("issues", List.of(), atLeast("updated_at", "2026-01-01T00:00:00Z"));
        assertThat(ADAPTER.pushdown().aggregation(changed, List.of(count()), List.of("state"))).isFalse();
    }

    private static void assertCounted(boolean counted, ColumnPredicate... predicates)
    {
        RemoteQuery query = website("issues", List.of(), predicates);
        assertThat(ADAPTER.pushdown().aggregation(query, List.of(count()), List.of())).describedAs(query.toString()).isEqualTo(counted);
    }

    /**
     * Where reading ends at a time, rows come in its order.
     */
    @Test
    void testOrderBesideABound()
    {
        RemoteQuery created = website("issues", List.of(), atLeast("created_at", "2026-01-01T00:00:00Z"));
        assertThat(ADAPTER.pushdown().sort(created, List.of(new RemoteSort("created_at", false, false)))).isTrue();
        assertThat(ADAPTER.pushdown().sort(created, List.of(new RemoteSort("created_at", true, false)))).isFalse();
        assertThat(ADAPTER.pushdown().sort(created, List.of(new RemoteSort("updated_at", false, false)))).isFalse();
        RemoteQuery changed = website("issues", List.of(), atLeast("updated_at", "2026-01-01T00:00:00Z"));
        assertThat(ADAPTER.pushdown().sort(changed, List.of(new RemoteSort("comments", false, false)))).isTrue();
    }

    @Test
    void testPullRequests()
    {
        assertVerdict("pull_requests", equal("state", "closed"), EXACT);
        assertVerdict("pull_requests", equal("merged", true), EXACT);
        assertVerdict("pull_requests", equal("base_ref", "main"), EXACT);
        assertVerdict("pull_requests", equal("head_ref", "feature"), EXACT);
        assertVerdict("pull_requests", equal("head_ref", "refs/heads/feature"), NEVER);
        assertVerdict("pull_requests", equal("head_ref", "a", "b"), NEVER);
        assertVerdict("pull_requests", isNotNull("merged_at"), SUPERSET);
        assertVerdict("pull_requests", atLeast("merged_at", "2026-01-01T00:00:00Z"), SUPERSET);
        assertVerdict("pull_requests", isNull("merged_at"), NEVER);
        assertVerdict("pull_requests", contains("assignees", "alice"), NEVER);
        assertVerdict("pull_requests", equal("user_login", "alice"), NEVER);
        assertVerdict("pull_requests", equal("draft", true), NEVER);
    }

    @Test
    void testRepositories()
    {
        assertVerdict("repositories", equal("owner", "acme"), EXACT);
        assertVerdict("repositories", notEqual("owner", "acme"), NEVER);
        assertVerdict("repositories", equal("repository", "website"), EXACT);
        assertVerdict("repositories", equal("full_name", "acme/website"), EXACT);
        assertVerdict("repositories", notEqual("repository", "website"), NEVER);
        assertVerdict("repositories", equal("fork", false), EXACT);
        assertVerdict("repositories", equal("archived", true), EXACT);
        assertVerdict("repositories", equal("private", true), NEVER);
        assertVerdict("repositories", equal("language", "Java"), NEVER);
    }

    @Test
    void testSort()
    {
        RemoteQuery issues = website("issues", List.of());
        assertThat(ADAPTER.pushdown().sort(issues, List.of(new RemoteSort("updated_at", false, false)))).isTrue();
        assertThat(ADAPTER.pushdown().sort(issues, List.of(new RemoteSort("comments", false, true)))).isTrue();
        assertThat(ADAPTER.pushdown().sort(issues, List.of(new RemoteSort("number", true, false)))).isFalse();
        // GitHub does not order rows of one second by a second key
        assertThat(ADAPTER.pushdown().sort(issues, List.of(new RemoteSort("updated_at", false, false), new RemoteSort("created_at", true, false)))).isFalse();
        assertThat(ADAPTER.pushdown().sort(website("pull_requests", List.of()), List.of(new RemoteSort("comments", false, false)))).isFalse();
    }

    @Test
    void testAggregation()
    {
        RemoteQuery issues = website("issues", List.of());
        assertThat(ADAPTER.pushdown().aggregation(issues, List.of(count()), List.of())).isTrue();
        assertThat(ADAPTER.pushdown().aggregation(issues, List.of(count()), List.of("state"))).isTrue();
        assertThat(ADAPTER.pushdown().aggregation(issues, List.of(count()), List.of("state", "repository"))).isTrue();
        assertThat(ADAPTER.pushdown().aggregation(issues, List.of(count()), List.of("user_login"))).isFalse();
        assertThat(ADAPTER.pushdown().aggregation(issues, List.of(count()), List.of("updated_at", "repository"))).isFalse();
        assertThat(ADAPTER.pushdown().aggregation(issues, List.of(count()), List.of("repository"))).isTrue();
        assertThat(ADAPTER.pushdown().aggregation(issues, List.of(count()), List.of("owner", "repository"))).isTrue();
        assertThat(ADAPTER.pushdown().aggregation(issues, List.of(count()), List.of("owner"))).isTrue();
        assertThat(ADAPTER.pushdown().aggregation(issues, List.of(), List.of("repository"))).isFalse();
        assertThat(ADAPTER.pushdown().aggregation(website("stargazers", List.of()), List.of(count()), List.of("repository", "login"))).isFalse();
    }

    private static void assertVerdict(String table, ColumnPredicate predicate, Verdict verdict)
    {
        assertThat(ADAPTER.pushdown().filter(query(table, List.of()), predicate)).describedAs(predicate.toString()).isEqualTo(verdict);
    }
}
