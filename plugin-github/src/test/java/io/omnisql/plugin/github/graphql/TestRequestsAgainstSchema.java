package io.omnisql.plugin.github.graphql;

import io.omnisql.plugin.github.Scans.Replay;
import io.omnisql.toolkit.adapter.PageOutcome;
import io.omnisql.toolkit.adapter.PageRequest;
import io.omnisql.toolkit.adapter.RemotePartition;
import io.omnisql.toolkit.adapter.RemotePredicate.ColumnPredicate;
import io.omnisql.toolkit.adapter.RemoteQuery;
import io.omnisql.toolkit.adapter.RemoteRequest;
import io.omnisql.toolkit.adapter.TableDefinition;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import static io.omnisql.plugin.github.Adapters.ADAPTER;
import static io.omnisql.plugin.github.Adapters.CONNECTION;
import static io.omnisql.plugin.github.Adapters.query;
import static io.omnisql.plugin.github.Adapters.website;
import static io.omnisql.toolkit.testing.RemoteQueries.atLeast;
import static io.omnisql.toolkit.testing.RemoteQueries.before;
import static io.omnisql.toolkit.testing.RemoteQueries.contains;
import static io.omnisql.toolkit.testing.RemoteQueries.count;
import static io.omnisql.toolkit.testing.RemoteQueries.counted;
import static io.omnisql.toolkit.testing.RemoteQueries.equal;
import static io.omnisql.toolkit.testing.RemoteQueries.isNotNull;
import static io.omnisql.toolkit.testing.RemoteQueries.isNull;
import static io.omnisql.toolkit.testing.RemoteQueries.notEqual;
import static io.omnisql.toolkit.testing.RemoteQueries.sorted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

/**
 * Every kind of GraphQL request against the schema that GitHub publishes.
 */
@TestInstance(PER_CLASS)
class TestRequestsAgainstSchema
{
    private static final Pattern CHANGES = Pattern.compile("/changes([0-9]+)/totalCount");

    private PublishedSchema schema;

    @BeforeAll
    void load()
    {
        schema = PublishedSchema.load().orElseGet(() -> abort("GitHub's schema is missing, so that the requests stay unchecked: run build/fetch-github-specs"));
    }

    @Test
    void testSchemaIsChecked()
    {
        assertThat(schema.check(GraphqlRequests.query(Map.of("first", new Argument("Int", "ten")), "{ viewer { issues(first: $first) { nonsense } } }")))
                .anyMatch(message -> message.contains("nonsense"));
        assertThat(schema.check(GraphqlRequests.query(Map.of("first", new Argument("Int", "ten")), "{ viewer { issues(first: $first) { totalCount } } }")))
                .anyMatch(message -> message.contains("first"));
    }

    @Test
    void testAllColumns()
    {
        for (TableDefinition table : ADAPTER.tables().all(CONNECTION, new Replay())) {
            List<String> columns = table.columns().stream().map(column -> column.name()).toList();
            ColumnPredicate named = table.column("login").isPresent() ? equal("login", "acme") : equal("owner", "acme");
            RemoteQuery whole = query(table.name(), columns, named);
            if (ADAPTER.planner().explain(CONNECTION, whole).startsWith("GET ")) {
                continue;
            }
            assertValid(whole);
            columns.forEach(column -> assertValid(query(table.name(), List.of(column), named)));
            assertValid(query(table.name(), List.of(), named));
            assertValid(website(table.name(), columns, named));
            if (ADAPTER.pushdown().aggregation(whole, List.of(count()), List.of())) {
                assertValid(counted(whole));
                assertValid(counted(website(table.name(), List.of())));
            }
            table.columns().stream().filter(column -> column.sortable())
                    .forEach(column -> assertValid(sorted(query(table.name(), columns, named), column.name(), true, 5)));
        }
    }

    @Test
    void testFilters()
    {
        assertFilters(
                "issues",
                equal("number", 1, 2, 3),
                equal("state", "open"),
                atLeast("updated_at", "2026-01-01T00:00:00Z"),
                atLeast("created_at", "2026-01-01T00:00:00Z"),
                contains("labels", "bug"),
                contains("assignees", "alice"),
                equal("milestone_number", 3),
                isNull("milestone_number"),
                isNotNull("milestone_number"),
                equal("node_id", "I_kwDOAAAB", "I_kwDOAAAC"));
        assertFilters(
                "pull_requests",
                equal("number", 1),
                equal("state", "closed"),
                equal("merged", true),
                equal("base_ref", "main"),
                equal("head_ref", "x"),
                contains("labels", "bug"),
                isNotNull("merged_at"),
                equal("node_id", "PR_kwDOAAAB"),
                atLeast("updated_at", "2026-01-01T00:00:00Z"));
        assertFilters(
                "repositories",
                equal("repository", "website"),
                equal("fork", true),
                equal("archived", false),
                equal("node_id", "R_kgDOAAAB"),
                equal("full_name", "acme/website", "acme/docs"),
                atLeast("updated_at", "2026-01-01T00:00:00Z"));
        assertFilters(
                "milestones",
                equal("number", 1),
                equal("node_id", "MI_kwDOAAAB"),
                equal("state", "open"),
                atLeast("updated_at", "2026-01-01T00:00:00Z"));
        assertFilters("labels", equal("name", "bug", "good first issue"), equal("node_id", "LA_kwDOAAAB"));
        assertFilters("teams", equal("slug", "platform", "web"));
        assertFilters(
                "releases",
                equal("node_id", "RE_kwDOAAAB"),
                atLeast("created_at", "2026-01-01T00:00:00Z"));
        assertFilters(
                "pull_request_reviews",
                equal("pull_request_number", 1, 2),
                equal("state", "approved"));
        assertFilters("pull_request_files", equal("pull_request_number", 1));
        assertFilters("discussions", equal("number", 1), equal("node_id", "D_kwDOAAAB"), equal("closed", true), atLeast("updated_at", "2026-01-01T00:00:00Z"));
        assertFilters("stargazers", atLeast("starred_at", "2026-01-01T00:00:00Z"));
        assertFilters("forks", atLeast("created_at", "2026-01-01T00:00:00Z"));
        assertFilters("branches", equal("name", "main", "feature/x"));
        assertFilters("tags", equal("name", "v1.0"));
        assertFilters(
                "commits",
                atLeast("committed_date", "2026-01-01T00:00:00Z"),
                before("committed_date", "2026-01-01T00:00:00Z"));
        assertFilters("commits", equal("sha", "0123456789abcdef0123456789abcdef01234567"));
        assertValid(query("issues", List.of(), equal("owner", "acme")).withAggregation(List.of(count()), List.of("owner", "repository")));
        assertValid(website("issues", List.of(), equal("state", "open")).withAggregation(List.of(count()), List.of("repository")));
        assertValid(query("pull_requests", List.of(), equal("owner", "acme"), notEqual("repository", "docs")).withAggregation(List.of(count()), List.of("state", "merged")));
        assertValid(website("milestones", List.of()).withAggregation(List.of(count()), List.of("state", "repository")));
        assertValid(website("issues", List.of(), contains("labels", "bug"), contains("assignees", "alice"), equal("user_type", "User"), equal("user_login", "bob")).withAggregation(List.of(count()), List.of("state")));
        assertValid(website("issues", List.of(), contains("labels", "bug"), atLeast("updated_at", "2026-01-01T00:00:00Z")).withAggregation(List.of(count()), List.of()));
        assertValid(query("issues", List.of(), equal("owner", "acme"), notEqual("repository", "docs"), contains("labels", "bug"), contains("assignees", "alice")).withAggregation(List.of(count()), List.of()));
        assertValid(query("repositories", List.of()).withAggregation(List.of(count()), List.of("owner", "fork")));
        assertValid(website("issues", List.of("title"), equal("user_type", "User"), equal("user_login", "alice")));
        assertThat(requests(website("issues", List.of("title"), equal("state", "open"))).stream().map(request -> request.body().orElseThrow())).anyMatch(body -> body.contains("oldest: issues") && body.contains("newest: issues"));
    }

    /**
     * Long lists are read in parts: issues by spans of their last changes, pull requests by states.
     */
    @Test
    void testParts()
    {
        for (RemoteQuery query : List.of(
                website("issues", List.of("title", "labels")),
                website("issues", List.of("title"), contains("labels", "bug"), isNull("milestone_number")),
                website("pull_requests", List.of("title", "state")),
                website("pull_requests", List.of("title"), equal("base_ref", "main"), contains("labels", "bug")))) {
            assertValid(query);
            List<String> parts = requests(query).stream().map(request -> request.body().orElseThrow()).toList();
            boolean issues = query.table().equals("issues");
            assertThat(parts).describedAs(query.toString()).anyMatch(body -> body.contains(issues ? "changes0: issues" : "count0: pullRequests"));
            assertThat(parts).describedAs(query.toString()).anyMatch(body -> body.contains(issues ? "window0: issues" : "\"state\":[\"MERGED\"]"));
            assertThat(parts).describedAs(query.toString()).anyMatch(body -> body.contains(issues ? "window0After" : "oldestAfter"));
            assertThat(parts).describedAs(query.toString()).anyMatch(body -> body.contains(issues ? "window0: issues" : "latest: pullRequests(") && !body.contains("count0") && !body.contains("oldest:"));
        }
    }

    private void assertFilters(String table, ColumnPredicate... predicates)
    {
        for (ColumnPredicate predicate : predicates) {
            List<String> columns = List.of(table.equals("teams") ? "owner" : "repository");
            RemoteQuery query = query(table, columns, equal("owner", "acme"), predicate);
            assertThat(query.filters()).describedAs(predicate.toString()).hasSize(2);
            assertValid(query);
            assertValid(query(table, columns, predicate));
        }
    }

    private void assertValid(RemoteQuery query)
    {
        for (RemoteRequest request : requests(query)) {
            if (request.quota().equals("core")) {
                continue;
            }
            assertThat(schema.check(request)).describedAs(request.body().orElseThrow()).isEmpty();
        }
    }

    /**
     * The requests for the list of repositories, a first page and the page after it.
     */
    private static List<RemoteRequest> requests(RemoteQuery query)
    {
        Replay reader = new Replay(
                """
                {"data": {"repositoryOwner": {"login": "acme", "name0": {"name": "website"}, "repositories": {"nodes": [{"name": "website"}], "pageInfo": {"hasNextPage": true, "endCursor": "x"}}}}}""",
                """
                {"data": {"repositoryOwner": {"login": "acme", "repositories": {"nodes": [], "pageInfo": {"hasNextPage": false}}}}}""",
                """
                {"data": {}}""");
        RemotePartition partition = ADAPTER.planner().partition(CONNECTION, query, reader).getFirst();
        List<RemoteRequest> requests = new ArrayList<>(reader.requests());
        Optional<PageRequest> page = Optional.of(ADAPTER.planner().firstPage(CONNECTION, query, partition));
        for (int i = 0; i < 3 && page.isPresent(); i++) {
            requests.add(page.get().request());
            PageOutcome outcome = outcome(page.get(), i == 0);
            ADAPTER.planner().fork(CONNECTION, query, partition, page.get(), outcome).stream()
                    .flatMap(fork -> Stream.concat(fork.chains().stream(), Stream.of(fork.last())))
                    .flatMap(part -> Stream.concat(Stream.of(part), ADAPTER.planner().nextPage(CONNECTION, query, partition, part, outcome(part, true)).stream()))
                    .map(PageRequest::request)
                    .forEach(requests::add);
            page = ADAPTER.planner().nextPage(CONNECTION, query, partition, page.get(), outcome);
        }
        return requests;
    }

    /**
     * @param more whether the lists in the page's rows go on
     */
    private static PageOutcome outcome(PageRequest page, boolean more)
    {
        Map<String, String> captured = new HashMap<>();
        Map<String, List<String>> lists = new HashMap<>();
        for (String pointer : page.captures()) {
            if (pointer.contains("*")) {
                lists.put(pointer, List.of(pointer.endsWith("hasNextPage") ? Boolean.toString(more) : pointer.endsWith("totalCount") ? "100" : "x"));
            }
            else {
                captured.put(pointer, value(pointer));
            }
        }
        return new PageOutcome(100, captured, lists, Map.of("date", "Wed, 01 Jul 2026 00:00:00 GMT"));
    }

    private static String value(String pointer)
    {
        if (pointer.endsWith("At")) {
            if (pointer.contains("/latest/edges/0/")) {
                return "2026-06-30T00:00:00Z";
            }
            return pointer.contains("/newest/") || pointer.contains("/latest/") ? "2026-07-01T00:00:00Z" : "2026-06-01T00:00:00Z";
        }
        Matcher changes = CHANGES.matcher(pointer);
        if (changes.find()) {
            // of the last days, and of times that cut the rows evenly
            int index = Integer.parseInt(changes.group(1));
            return Integer.toString(index < 4 ? 700 * index : 9_000 * (35 - index) / 32);
        }
        if (pointer.contains("/count")) {
            return "3000";
        }
        if (pointer.endsWith("hasNextPage")) {
            return "true";
        }
        return pointer.endsWith("totalCount") ? "9000" : "cursor";
    }
}
