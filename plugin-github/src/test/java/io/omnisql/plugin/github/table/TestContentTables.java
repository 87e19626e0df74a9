package io.omnisql.plugin.github.table;

import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.PageOutcome;
import io.omnisql.toolkit.adapter.PageRequest;
import io.omnisql.toolkit.adapter.RemotePartition;
import io.omnisql.toolkit.adapter.RemotePredicate.ColumnPredicate;
import io.omnisql.toolkit.adapter.RemoteQuery;
import io.omnisql.toolkit.adapter.RemoteRequest;
import io.omnisql.toolkit.adapter.RemoteRequest.Parameter;
import io.omnisql.toolkit.adapter.RemoteSort;
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
import static io.omnisql.toolkit.adapter.Verdict.SUPERSET;
import static io.omnisql.toolkit.testing.RemoteQueries.atLeast;
import static io.omnisql.toolkit.testing.RemoteQueries.before;
import static io.omnisql.toolkit.testing.RemoteQueries.count;
import static io.omnisql.toolkit.testing.RemoteQueries.counted;
import static io.omnisql.toolkit.testing.RemoteQueries.equal;
import static io.omnisql.toolkit.testing.RemoteQueries.isNull;
import static io.omnisql.toolkit.testing.RemoteQueries.notEqual;
import static io.omnisql.toolkit.testing.RemoteQueries.sorted;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Requests and verdicts of what repositories hold besides issues and pull requests.
 */
class TestContentTables
{
    @Test
    void testLabels()
    {
        assertThat(text(firstPage(website("labels", List.of("repository", "name", "default"))).request())).isEqualTo(
                """
                query($owner: String!, $name: String!, $orderBy: LabelOrder, $first: Int) \
                { repository(owner: $owner, name: $name, followRenames: false) { name owner { login } \
                labels(orderBy: $orderBy, first: $first) { nodes { name isDefault } pageInfo { hasNextPage endCursor } } } }
                {"owner":"acme","name":"website","orderBy":{"field":"CREATED_AT","direction":"ASC"},"first":100}""");
        assertVerdict("labels", equal("repository", "website"), EXACT);
        assertThat(text(firstPage(website("labels", List.of("default"), equal("name", "bug"))).request())).isEqualTo(
                """
                query($owner: String!, $name: String!, $key0: String!) \
                { repository(owner: $owner, name: $name, followRenames: false) { name owner { login } } \
                rows: repository(owner: $owner, name: $name, followRenames: false) { key0: label(name: $key0) { isDefault name } } }
                {"owner":"acme","name":"website","key0":"bug"}""");
        assertVerdict("labels", equal("name", "bug"), EXACT);
        // GitHub searches parts of names and descriptions at once
        assertVerdict("labels", notEqual("name", "bug"), NEVER);
        assertVerdict("labels", equal("default", true), NEVER);
        assertThat(ADAPTER.pushdown().sort(website("labels", List.of()), List.of(new RemoteSort("created_at", true, false)))).isFalse();
    }

    @Test
    void testMilestones()
    {
        assertThat(text(firstPage(sorted(website("milestones", List.of("number", "title"), equal("state", "closed")), "number", false, 3)).request())).isEqualTo(
                """
                query($owner: String!, $name: String!, $states: [MilestoneState!], $orderBy: MilestoneOrder, $first: Int) \
                { repository(owner: $owner, name: $name, followRenames: false) { name owner { login } \
                milestones(states: $states, orderBy: $orderBy, first: $first) { nodes { number title } pageInfo { hasNextPage endCursor } } } }
                {"owner":"acme","name":"website","states":["CLOSED"],"orderBy":{"field":"NUMBER","direction":"DESC"},"first":3}""");
        assertVerdict("milestones", equal("number", 1, 2), EXACT);
        assertVerdict("milestones", equal("state", "open"), EXACT);
        assertVerdict("milestones", atLeast("updated_at", "2026-01-01T00:00:00Z"), EXACT);
        assertVerdict("milestones", atLeast("due_on", "2026-01-01T00:00:00Z"), NEVER);
        assertVerdict("milestones", isNull("closed_at"), NEVER);
        // rows without a due date would come where GitHub puts them
        assertThat(ADAPTER.pushdown().sort(website("milestones", List.of()), List.of(new RemoteSort("due_on", true, false)))).isFalse();
    }

    @Test
    void testIssueComments()
    {
        RemoteQuery query = website("issue_comments", List.of("id", "issue_number"), atLeast("updated_at", "2026-03-01T10:00:00.500Z"));
        RemotePartition partition = onlyPartition(query);
        PageRequest first = ADAPTER.planner().firstPage(CONNECTION, query, partition);
        assertThat(first.request()).isEqualTo(new RemoteRequest(
                "GET",
                "/repos/acme/website/issues/comments",
                List.of(new Parameter("since", "2026-03-01T09:59:59Z"), new Parameter("sort", "created"), new Parameter("direction", "asc"), new Parameter("per_page", "100")),
                Map.of("Prefer", "absent=empty"),
                Optional.empty(),
                "core"));
        assertThat(first.constants()).isEqualTo(Map.of("owner", "acme", "repository", "website"));
        PageOutcome outcome = new PageOutcome(100, Map.of(), Map.of("link", "<https://api.github.com/repositories/7/issues/comments?page=2>; rel=\"next\""));
        assertThat(ADAPTER.planner().nextPage(CONNECTION, query, partition, first, outcome).orElseThrow().request().path()).isEqualTo("/repositories/7/issues/comments?page=2");
        assertThat(ADAPTER.planner().nextPage(CONNECTION, query, partition, first, new PageOutcome(100, Map.of(), Map.of()))).isEmpty();
        assertThat(ADAPTER.planner().explain(CONNECTION, query)).isEqualTo("GET /repos/acme/website/issues/comments?since=2026-03-01T09:59:59Z&sort=created&direction=asc&per_page=100");

        ConnectionInfo server = new ConnectionInfo("acme", "main", "https://github.acme.com/api", Map.of("owners", "acme"), 1);
        assertThat(ADAPTER.planner().firstPage(server, query, partition).request().path()).isEqualTo("/v3/repos/acme/website/issues/comments");

        assertVerdict("issue_comments", notEqual("repository", "website"), EXACT);
        assertVerdict("issue_comments", atLeast("updated_at", "2026-01-01T00:00:00Z"), SUPERSET);
        assertVerdict("issue_comments", before("updated_at", "2026-01-01T00:00:00Z"), NEVER);
        assertVerdict("issue_comments", atLeast("created_at", "2026-01-01T00:00:00Z"), NEVER);
        assertVerdict("issue_comments", equal("issue_number", 1), NEVER);
        assertThat(ADAPTER.pushdown().aggregation(query, List.of(count()), List.of())).isFalse();
    }

    @Test
    void testReleases()
    {
        assertThat(text(firstPage(sorted(website("releases", List.of("tag_name", "draft")), "created_at", false, 5)).request())).isEqualTo(
                """
                query($owner: String!, $name: String!, $orderBy: ReleaseOrder, $first: Int) \
                { repository(owner: $owner, name: $name, followRenames: false) { name owner { login } \
                releases(orderBy: $orderBy, first: $first) { nodes { tagName isDraft } pageInfo { hasNextPage endCursor } } } }
                {"owner":"acme","name":"website","orderBy":{"field":"CREATED_AT","direction":"DESC"},"first":5}""");
        assertVerdict("releases", equal("tag_name", "v1"), NEVER);
        assertVerdict("releases", atLeast("created_at", "2026-01-01T00:00:00Z"), EXACT);
        assertVerdict("releases", isNull("published_at"), NEVER);
    }

    @Test
    void testRefs()
    {
        assertThat(text(firstPage(website("branches", List.of("name", "commit_sha", "committed_date"))).request())).isEqualTo(
                """
                query($owner: String!, $name: String!, $orderBy: RefOrder, $first: Int) \
                { repository(owner: $owner, name: $name, followRenames: false) { name owner { login } \
                refs(refPrefix: "refs/heads/", orderBy: $orderBy, first: $first) \
                { nodes { name target { oid } target { ... on Commit { committedDate } } } pageInfo { hasNextPage endCursor } } } }
                {"owner":"acme","name":"website","orderBy":{"field":"ALPHABETICAL","direction":"ASC"},"first":100}""");
        assertThat(text(firstPage(website("tags", List.of("target_sha"), equal("name", "v1", "v2", "no tag"))).request())).isEqualTo(
                """
                query($owner: String!, $name: String!, $key0: String!, $key1: String!) \
                { repository(owner: $owner, name: $name, followRenames: false) { name owner { login } } \
                rows: repository(owner: $owner, name: $name, followRenames: false) \
                { key0: ref(qualifiedName: $key0) { target { oid } name } key1: ref(qualifiedName: $key1) { target { oid } name } } }
                {"owner":"acme","name":"website","key0":"refs/tags/v1","key1":"refs/tags/v2"}""");
        assertVerdict("branches", equal("name", "main"), EXACT);
        assertVerdict("branches", notEqual("name", "main"), NEVER);
        assertVerdict("tags", equal("target_type", "tag"), NEVER);
        assertThat(ADAPTER.pushdown().sort(website("branches", List.of()), List.of(new RemoteSort("name", true, false)))).isFalse();
    }

    @Test
    void testCount()
    {
        assertThat(text(firstPage(counted(website("milestones", List.of(), equal("state", "open")))).request())).isEqualTo(
                """
                query($owner: String!, $name: String!, $states: [MilestoneState!], $first: Int) \
                { repository(owner: $owner, name: $name, followRenames: false) { name owner { login } \
                milestones(states: $states, first: $first) { aggregate_0: totalCount } } }
                {"owner":"acme","name":"website","states":["OPEN"],"first":1}""");
    }

    private static void assertVerdict(String table, ColumnPredicate predicate, Verdict verdict)
    {
        assertThat(ADAPTER.pushdown().filter(query(table, List.of()), predicate)).describedAs(predicate.toString()).isEqualTo(verdict);
    }
}
