package io.omnisql.plugin.github.table;

import io.omnisql.plugin.github.Scans;
import io.omnisql.toolkit.adapter.ColumnDefinition;
import io.omnisql.toolkit.adapter.PageOutcome;
import io.omnisql.toolkit.adapter.PageRequest;
import io.omnisql.toolkit.adapter.RemoteQuery;
import io.omnisql.toolkit.adapter.RowFilter;
import org.junit.jupiter.api.Test;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

import static io.omnisql.plugin.github.Adapters.ADAPTER;
import static io.omnisql.plugin.github.Adapters.CONNECTION;
import static io.omnisql.plugin.github.Adapters.query;
import static io.omnisql.plugin.github.Adapters.website;
import static io.omnisql.plugin.github.Scans.firstPage;
import static io.omnisql.plugin.github.Scans.nextPage;
import static io.omnisql.plugin.github.Scans.onlyPartition;
import static io.omnisql.plugin.github.Scans.text;
import static io.omnisql.toolkit.testing.RemoteQueries.atLeast;
import static io.omnisql.toolkit.testing.RemoteQueries.before;
import static io.omnisql.toolkit.testing.RemoteQueries.contains;
import static io.omnisql.toolkit.testing.RemoteQueries.count;
import static io.omnisql.toolkit.testing.RemoteQueries.counted;
import static io.omnisql.toolkit.testing.RemoteQueries.equal;
import static io.omnisql.toolkit.testing.RemoteQueries.notEqual;
import static io.omnisql.toolkit.testing.RemoteQueries.sorted;
import static io.omnisql.toolkit.testing.RemoteQueries.within;
import static org.assertj.core.api.Assertions.assertThat;

class TestIssueRequests
{
    private static final String ISSUES = "/data/repository/issues";

    @Test
    void testScan()
    {
        RemoteQuery query = website("issues", List.of("owner", "number", "user_login", "labels"));
        PageRequest page = firstPage(query);

        assertThat(text(page.request())).isEqualTo(
                """
                query($owner: String!, $name: String!, $orderBy: IssueOrder, $first: Int) \
                { repository(owner: $owner, name: $name, followRenames: false) { name owner { login } \
                issues(orderBy: $orderBy, first: $first) \
                { totalCount nodes { createdAt number author { login } labels(first: 100) { nodes { name } } } pageInfo { hasNextPage endCursor } } } }
                {"owner":"acme","name":"website","orderBy":{"field":"CREATED_AT","direction":"ASC"},"first":100}""");
        assertThat(page.request().path()).isEqualTo("/graphql");
        assertThat(page.request().quota()).isEqualTo("graphql");
        assertThat(page.rows()).isEqualTo(ISSUES + "/nodes");
        assertThat(page.constants()).isEqualTo(Map.of("owner", "acme", "repository", "website"));
        assertThat(page.expected()).isEqualTo(Map.of("/data/repository/name", "website", "/data/repository/owner/login", "acme"));
    }

    @Test
    void testNextPage()
    {
        RemoteQuery query = website("issues", List.of("number"), equal("state", "open"));
        PageRequest next = nextPage(query, Map.of(ISSUES + "/pageInfo/hasNextPage", "true", ISSUES + "/pageInfo/endCursor", "abc")).orElseThrow();

        assertThat(text(next.request())).isEqualTo(
                """
                query($owner: String!, $name: String!, $states: [IssueState!], $orderBy: IssueOrder, $first: Int, $after: String) \
                { repository(owner: $owner, name: $name, followRenames: false) { name owner { login } \
                issues(states: $states, orderBy: $orderBy, first: $first, after: $after) \
                { nodes { number } pageInfo { hasNextPage endCursor } } } }
                {"owner":"acme","name":"website","states":["OPEN"],"orderBy":{"field":"CREATED_AT","direction":"ASC"},"first":100,"after":"abc"}""");
        assertThat(nextPage(query, Map.of(ISSUES + "/pageInfo/hasNextPage", "false", ISSUES + "/pageInfo/endCursor", "abc"))).isEmpty();
        // a repository that does not exist
        assertThat(nextPage(query, Map.of())).isEmpty();
    }

    @Test
    void testCount()
    {
        PageRequest page = firstPage(counted(website("issues", List.of(), equal("state", "open"))));

        assertThat(text(page.request())).isEqualTo(
                """
                query($owner: String!, $name: String!, $states: [IssueState!], $first: Int) \
                { repository(owner: $owner, name: $name, followRenames: false) { name owner { login } \
                issues(states: $states, first: $first) { aggregate_0: totalCount } } }
                {"owner":"acme","name":"website","states":["OPEN"],"first":1}""");
        assertThat(page.rows()).isEqualTo(ISSUES);
        assertThat(nextPage(counted(website("issues", List.of())), Map.of())).isEmpty();
    }

    @Test
    void testTopN()
    {
        PageRequest page = firstPage(sorted(website("issues", List.of("title")), "updated_at", false, 10));

        assertThat(Scans.body(page.request()).get("variables")).hasToString(
                """
                {"owner":"acme","name":"website","orderBy":{"field":"UPDATED_AT","direction":"DESC"},"first":10}""");
    }

    @Test
    void testPagesOfLimit()
    {
        assertThat(pageSize(1)).isEqualTo(1);
        assertThat(pageSize(100)).isEqualTo(100);
        assertThat(pageSize(101)).isEqualTo(51);
        assertThat(pageSize(250)).isEqualTo(84);
        assertThat(pageSize(Long.MAX_VALUE)).isEqualTo(100);
    }

    private static int pageSize(long limit)
    {
        RemoteQuery query = website("issues", List.of("title")).withLimit(OptionalLong.of(limit));
        return Scans.body(firstPage(query).request()).at("/variables/first").asInt();
    }

    @Test
    void testKeys()
    {
        PageRequest page = firstPage(website("issues", List.of("title"), equal("number", 7, 42)));

        assertThat(text(page.request())).isEqualTo(
                """
                query($owner: String!, $name: String!, $key0: Int!, $key1: Int!) \
                { repository(owner: $owner, name: $name, followRenames: false) { name owner { login } } \
                rows: repository(owner: $owner, name: $name, followRenames: false) \
                { key0: issue(number: $key0) { title } key1: issue(number: $key1) { title } } }
                {"owner":"acme","name":"website","key0":7,"key1":42}""");
        assertThat(page.rows()).isEqualTo("/data/rows/*");
    }

    @Test
    void testKeysBesideAnExactFilter()
    {
        PageRequest page = firstPage(website("issues", List.of("title"), equal("state", "open"), equal("number", 7)));

        assertThat(text(page.request())).contains("key0: issue(number: $key0) { title state }");
        assertThat(page.keep().orElseThrow().predicates()).containsExactly(equal("state", "open"));
        assertThat(page.keep().orElseThrow().columns()).extracting(ColumnDefinition::name).containsExactly("state");
        assertThat(ADAPTER.planner().partition(CONNECTION, website("issues", List.of("title"), equal("state", "nonsense"), equal("number", 7)), Scans.noReader())).isEmpty();
    }

    @Test
    void testFilters()
    {
        PageRequest page = firstPage(website(
                "issues",
                List.of("title"),
                equal("user_type", "User"),
                equal("user_login", "alice"),
                atLeast("updated_at", "2026-03-01T10:00:00.500Z"),
                equal("milestone_number", 3),
                contains("labels", "bug, \"urgent\""),
                contains("labels", "second"),
                contains("assignees", "bob")));

        assertThat(Scans.body(page.request()).get("variables")).hasToString(
                """
                {"owner":"acme","name":"website",\
                "filterBy":{"createdBy":"alice","since":"2026-03-01T09:59:59Z","milestoneNumber":"3","assignee":"bob"},\
                "labels":["bug, \\"urgent\\""],\
                "orderBy":{"field":"CREATED_AT","direction":"ASC"},"first":100}""");
    }

    /**
     * GitHub ignores the case of names and may include the second before: such rows are left out of every page.
     */
    @Test
    void testLeavesOutRows()
    {
        RemoteQuery query = website("issues", List.of("title"), contains("labels", "bug"), atLeast("updated_at", "2026-03-01T10:00:00Z")).withLimit(OptionalLong.of(10));
        PageRequest page = firstPage(query);
        assertThat(text(page.request())).contains("labels(first: 100) { nodes { name } }", "updatedAt").endsWith("\"first\":10}");
        assertThat(page.keep().orElseThrow().predicates()).containsExactlyInAnyOrder(contains("labels", "bug"), atLeast("updated_at", "2026-03-01T10:00:00Z"));
        PageRequest next = nextPage(query, Map.of(ISSUES + "/pageInfo/hasNextPage", "true", ISSUES + "/pageInfo/endCursor", "abc")).orElseThrow();
        // ten rows were not enough
        assertThat(text(next.request())).contains("\"first\":100", "\"after\":\"abc\"");
        assertThat(next.keep()).isEqualTo(page.keep());
    }

    @Test
    void testCountsByNames()
    {
        PageRequest page = firstPage(counted(website(
                "issues",
                List.of(),
                contains("labels", "bug"),
                contains("assignees", "bob"),
                equal("user_type", "User"),
                equal("user_login", "alice"))));
        assertThat(text(page.request())).isEqualTo(
                """
                query($owner: String!, $name: String!, $labelsSpelled: String!, $assigneeSpelled: String!, $createdBySpelled: String!, $labels: [String!], $filterBy: IssueFilters, $first: Int) \
                { assigneeSpelled: user(login: $assigneeSpelled) { login } createdBySpelled: user(login: $createdBySpelled) { login } \
                repository(owner: $owner, name: $name, followRenames: false) { name owner { login } labelsSpelled: label(name: $labelsSpelled) { name } \
                issues(labels: $labels, filterBy: $filterBy, first: $first) { aggregate_0: totalCount } } }
                {"owner":"acme","name":"website","labelsSpelled":"bug","assigneeSpelled":"bob","createdBySpelled":"alice",\
                "labels":["bug"],"filterBy":{"assignee":"bob","createdBy":"alice"},"first":1}""");
        assertThat(page.expected())
                .containsEntry("/data/createdBySpelled/login", "alice")
                .containsEntry("/data/assigneeSpelled/login", "bob")
                .containsEntry("/data/repository/labelsSpelled/name", "bug");
    }

    /**
     * Whether GitHub counts the very second that it is asked for shows in the oldest of the rows.
     */
    @Test
    void testCountsSince()
    {
        PageRequest page = firstPage(counted(website("issues", List.of(), equal("state", "open"), atLeast("updated_at", "2026-03-01T10:00:00.500Z"))));
        assertThat(text(page.request())).isEqualTo(
                """
                query($owner: String!, $name: String!, $states: [IssueState!], $sinceFilter: IssueFilters, $first: Int, $orderBy: IssueOrder, $sinceExactlyFilter: IssueFilters) \
                { repository(owner: $owner, name: $name, followRenames: false) { name owner { login } } \
                rows: repository(owner: $owner, name: $name, followRenames: false) { \
                since: issues(states: $states, filterBy: $sinceFilter, first: $first, orderBy: $orderBy) { totalCount nodes { updatedAt } } \
                sinceExactly: issues(states: $states, filterBy: $sinceExactlyFilter, first: $first) { totalCount } } }
                {"owner":"acme","name":"website","states":["OPEN"],"sinceFilter":{"since":"2026-03-01T10:00:00Z"},"first":1,\
                "orderBy":{"field":"UPDATED_AT","direction":"ASC"},"sinceExactlyFilter":{"since":"2026-03-01T10:00:01Z"}}""");
    }

    @Test
    void testStopsAtTheBound()
    {
        RemoteQuery query = website("issues", List.of("title"), atLeast("created_at", "2026-03-01T00:00:00Z"));
        String last = ISSUES + "/nodes/99/createdAt";
        assertThat(text(firstPage(query).request())).contains("{ createdAt title }").contains("\"orderBy\":{\"field\":\"CREATED_AT\",\"direction\":\"DESC\"}");
        assertThat(firstPage(query).captures()).contains(last);
        Map<String, String> more = Map.of(ISSUES + "/pageInfo/hasNextPage", "true", ISSUES + "/pageInfo/endCursor", "abc");

        assertThat(nextPage(query, with(more, last, "2026-03-01T00:00:00Z"))).isPresent();
        assertThat(nextPage(query, with(more, last, "2026-02-28T23:59:59Z"))).isEmpty();
        // a page that is not full says nothing
        assertThat(nextPage(query, more)).isPresent();

        RemoteQuery old = website("issues", List.of("title"), before("updated_at", "2026-03-01T00:00:00Z"));
        String lastUpdate = ISSUES + "/nodes/99/updatedAt";
        assertThat(text(firstPage(old).request())).contains("\"orderBy\":{\"field\":\"UPDATED_AT\",\"direction\":\"ASC\"}");
        assertThat(nextPage(old, with(more, lastUpdate, "2026-02-28T23:59:59Z"))).isPresent();
        assertThat(nextPage(old, with(more, lastUpdate, "2026-03-01T00:00:01Z"))).isEmpty();
    }

    /**
     * The oldest rows of an interval of changes come first, so that those after it are not read. A row that changes moves to the end.
     */
    @Test
    void testStopsAtTheEndOfAnInterval()
    {
        RemoteQuery query = website("issues", List.of("title"), within("updated_at", "2026-03-01T00:00:00Z", "2026-03-02T00:00:00Z"));
        PageRequest page = firstPage(query);
        assertThat(text(page.request()))
                .contains("{ updatedAt number title }")
                .contains("\"filterBy\":{\"since\":\"2026-02-28T23:59:59Z\"},\"orderBy\":{\"field\":\"UPDATED_AT\",\"direction\":\"ASC\"}");
        assertThat(page.keep().orElseThrow().once().orElseThrow().name()).isEqualTo("number");
        String last = ISSUES + "/nodes/99/updatedAt";
        Map<String, String> more = Map.of(ISSUES + "/pageInfo/hasNextPage", "true", ISSUES + "/pageInfo/endCursor", "abc");
        assertThat(nextPage(query, with(more, last, "2026-03-02T00:00:00Z"))).isPresent();
        assertThat(nextPage(query, with(more, last, "2026-03-02T00:00:01Z"))).isEmpty();

        // what was created does not move
        assertThat(firstPage(website("issues", List.of("title"), before("created_at", "2026-03-02T00:00:00Z"))).keep().flatMap(RowFilter::once)).isEmpty();
    }

    private static Map<String, String> with(Map<String, String> map, String key, String value)
    {
        HashMap<String, String> result = new HashMap<>(map);
        result.put(key, value);
        return result;
    }

    @Test
    void testCountsOfValues()
    {
        RemoteQuery query = query("pull_requests", List.of(), equal("owner", "acme"), notEqual("repository", "docs")).withAggregation(List.of(count()), List.of("state", "merged"));
        assertThat(text(firstPage(query).request())).isEqualTo(
                """
                query($owner: String!, $states: [PullRequestState!], $first: Int, $states1: [PullRequestState!], $states2: [PullRequestState!]) \
                { repositoryOwner(login: $owner) { login repositories(ownerAffiliations: [OWNER], orderBy: {field: CREATED_AT, direction: ASC}, first: 100) { nodes { \
                group0: pullRequests(states: $states, first: $first) { aggregate_0: totalCount nodes { state merged repository { name } } } \
                group1: pullRequests(states: $states1, first: $first) { aggregate_0: totalCount nodes { state merged repository { name } } } \
                group2: pullRequests(states: $states2, first: $first) { aggregate_0: totalCount nodes { state merged repository { name } } } \
                } pageInfo { hasNextPage endCursor } } } }
                {"owner":"acme","states":["OPEN"],"first":1,"states1":["CLOSED"],"states2":["MERGED"]}""");
    }

    @Test
    void testCountsOfFewerRepositories()
    {
        RemoteQuery query = counted(query("issues", List.of(), equal("owner", "acme")));
        PageRequest smaller = ADAPTER.planner().smallerPage(CONNECTION, query, onlyPartition(query), firstPage(query)).orElseThrow();
        assertThat(text(smaller.request())).contains("first: 50)");
        PageRequest next = ADAPTER.planner().nextPage(CONNECTION, query, onlyPartition(query), smaller, new PageOutcome(50, Map.of(
                "/data/repositoryOwner/repositories/pageInfo/hasNextPage", "true",
                "/data/repositoryOwner/repositories/pageInfo/endCursor", "x"), Map.of())).orElseThrow();
        assertThat(text(next.request())).contains("first: 50, after: $after)").endsWith("{\"owner\":\"acme\",\"after\":\"x\",\"first\":1}");
        PageRequest quarter = ADAPTER.planner().smallerPage(CONNECTION, query, onlyPartition(query), next).orElseThrow();
        assertThat(text(quarter.request())).contains("first: 25, after: $after)").endsWith("{\"owner\":\"acme\",\"after\":\"x\",\"first\":1}");
    }
}
