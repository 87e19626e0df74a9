package io.omnisql.sandbox.github;

import com.fasterxml.jackson.databind.JsonNode;
import io.omnisql.sandbox.github.access.SandboxToken;
import io.omnisql.sandbox.github.data.Account;
import io.omnisql.sandbox.github.data.Issue;
import io.omnisql.sandbox.github.data.PullRequest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

@TestInstance(PER_CLASS)
final class TestGraphql
{
    private final GithubSandbox sandbox = GithubSandbox.start();
    private final SandboxClient acme = SandboxClient.of(sandbox, SandboxToken.ACME);

    @AfterAll
    void close()
    {
        acme.close();
        sandbox.close();
    }

    @Test
    void testCountCostsOnePoint()
    {
        JsonNode json = acme.graphql("{rateLimit {cost limit remaining used nodeCount} repository(owner: \"acme\", name: \"PLATFORM\") {issues(states: OPEN) {totalCount} pullRequests {totalCount}}}").json();
        assertThat(json.at("/data/repository/issues/totalCount").intValue()).isEqualTo(3000);
        assertThat(json.at("/data/repository/pullRequests/totalCount").intValue()).isEqualTo(600);
        assertThat(json.at("/data/rateLimit/cost").intValue()).isEqualTo(1);
        assertThat(json.at("/data/rateLimit/nodeCount").intValue()).isZero();
    }

    @Test
    void testEveryIssueOnce()
    {
        List<JsonNode> rows = all("platform", "issues", "", "number fullDatabaseId databaseId title body state stateReason createdAt updatedAt closedAt author {login __typename} assignees(first: 10) {nodes {login}} labels(first: 10) {nodes {name}} milestone {number} comments {totalCount} locked activeLockReason");
        List<Issue> issues = sandbox.data().issues("acme", "platform");
        assertThat(rows).hasSameSizeAs(issues);
        Map<Integer, JsonNode> byNumber = new HashMap<>();
        rows.forEach(row -> byNumber.put(row.get("number").intValue(), row));
        for (Issue issue : issues) {
            check(issue, byNumber.get(issue.number()));
        }
    }

    private static void check(Issue issue, JsonNode row)
    {
        assertThat(row.get("fullDatabaseId").textValue()).isEqualTo(Long.toString(issue.id()));
        assertThat(row.get("databaseId").isNull()).isEqualTo(issue.id() > Integer.MAX_VALUE);
        assertThat(row.get("title").textValue()).isEqualTo(issue.title());
        // never null in GraphQL
        assertThat(row.get("body").textValue()).isEqualTo(issue.body() == null ? "" : issue.body());
        assertThat(row.get("state").textValue()).isEqualTo(issue.state().name());
        assertThat(row.get("stateReason").textValue()).isEqualTo(issue.stateReason() == null ? null : issue.stateReason().name());
        assertThat(row.get("createdAt").textValue()).isEqualTo(issue.createdAt().toString());
        assertThat(row.get("updatedAt").textValue()).isEqualTo(issue.updatedAt().toString());
        assertThat(row.get("author").isNull()).isEqualTo(issue.author() == null);
        if (issue.author() != null) {
            assertThat(row.at("/author/login").textValue()).isEqualTo(issue.author().login());
            assertThat(row.at("/author/__typename").textValue()).isEqualTo(issue.author().kind() == Account.Kind.BOT ? "Bot" : "User");
        }
        assertThat(row.at("/assignees/nodes")).extracting(node -> node.get("login").textValue()).containsExactlyElementsOf(issue.assignees().stream().map(Account::login).toList());
        assertThat(row.at("/labels/nodes")).extracting(node -> node.get("name").textValue()).containsExactlyInAnyOrderElementsOf(issue.labels().stream().map(label -> label.name()).toList());
        assertThat(row.get("milestone").isNull()).isEqualTo(issue.milestone() == null);
        assertThat(row.at("/comments/totalCount").intValue()).isEqualTo(issue.comments());
        assertThat(row.get("locked").booleanValue()).isEqualTo(issue.locked());
    }

    @Test
    void testFilters()
    {
        Instant since = sandbox.data().issues("acme", "mobile-app").get(40).updatedAt();
        long milestoneId = sandbox.data().contents(sandbox.data().repository("acme", "mobile-app").orElseThrow().id()).milestones().get(1).id();
        check("states: [OPEN]", Issue::isOpen);
        check("states: [OPEN, CLOSED]", _ -> true);
        check("labels: [\"BUG\", \"enhancement\"]", issue -> issue.hasLabel("bug") || issue.hasLabel("enhancement"));
        check("filterBy: {labels: [\"needs design, copy\"]}", issue -> issue.hasLabel("needs design, copy"));
        check("filterBy: {since: \"%s\"}".formatted(since), issue -> !issue.updatedAt().isBefore(since));
        check("filterBy: {assignee: \"monahart\"}", issue -> issue.isAssignedTo("MonaHart"));
        check("filterBy: {assignee: null}", issue -> issue.assignees().isEmpty());
        check("filterBy: {assignee: \"*\"}", issue -> !issue.assignees().isEmpty());
        check("filterBy: {createdBy: \"alice-ng\"}", issue -> issue.author() != null && issue.author().login().equals("alice-ng"));
        check("filterBy: {milestone: \"%s\"}".formatted(milestoneId), issue -> issue.milestone() != null && issue.milestone().number() == 2);
        check("filterBy: {milestoneNumber: \"2\"}", issue -> issue.milestone() != null && issue.milestone().number() == 2);
        check("filterBy: {milestone: null}", issue -> issue.milestone() == null);
        check("filterBy: {mentioned: \"bob-okafor\"}", issue -> issue.body() != null && issue.body().contains("@bob-okafor,"));
        check("states: CLOSED, filterBy: {states: [CLOSED], createdBy: \"alice-ng\"}", issue -> !issue.isOpen() && issue.author() != null && issue.author().login().equals("alice-ng"));
        assertThat(all("mobile-app", "issues", "filterBy: {createdBy: \"nobody-here\"}", "number")).isEmpty();
    }

    @Test
    void testOrders()
    {
        assertThat(all("mobile-app", "issues", "", "createdAt")).extracting(row -> row.get("createdAt").textValue()).isSorted();
        assertThat(all("mobile-app", "issues", "orderBy: {field: UPDATED_AT, direction: DESC}", "updatedAt")).extracting(row -> row.get("updatedAt").textValue()).isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(all("mobile-app", "issues", "orderBy: {field: COMMENTS, direction: ASC}", "comments {totalCount}")).extracting(row -> row.at("/comments/totalCount").intValue()).isSorted();
    }

    @Test
    void testBackwards()
    {
        String query = "{repository(owner: \"acme\", name: \"mobile-app\") {issues(last: 10%s) {nodes {number} pageInfo {hasNextPage hasPreviousPage startCursor}}}}";
        List<JsonNode> forwards = all("mobile-app", "issues", "", "number");
        JsonNode last = acme.graphql(query.formatted("")).json().at("/data/repository/issues");
        assertThat(last.get("nodes")).containsExactlyElementsOf(forwards.subList(forwards.size() - 10, forwards.size()));
        assertThat(last.at("/pageInfo/hasPreviousPage").booleanValue()).isTrue();
        assertThat(last.at("/pageInfo/hasNextPage").booleanValue()).isFalse();
        JsonNode before = acme.graphql(query.formatted(", before: \"" + last.at("/pageInfo/startCursor").textValue() + "\"")).json().at("/data/repository/issues");
        assertThat(before.get("nodes")).containsExactlyElementsOf(forwards.subList(forwards.size() - 20, forwards.size() - 10));
    }

    @Test
    void testPullRequests()
    {
        List<PullRequest> pulls = sandbox.data().pullRequests("acme", "mobile-app");
        assertThat(all("mobile-app", "pullRequests", "states: [MERGED]", "number state merged mergedAt additions isDraft baseRefName headRefName")).hasSize((int) pulls.stream().filter(PullRequest::merged).count())
                .allMatch(row -> row.get("state").textValue().equals("MERGED") && !row.get("mergedAt").isNull());
        assertThat(all("mobile-app", "pullRequests", "states: [CLOSED]", "number")).hasSize((int) pulls.stream().filter(pull -> !pull.merged() && !pull.issue().isOpen()).count());
        assertThat(all("mobile-app", "pullRequests", "baseRefName: \"release/1.x\"", "number")).hasSize((int) pulls.stream().filter(pull -> pull.base().ref().equals("release/1.x")).count());
        PullRequest pull = pulls.get(3);
        assertThat(all("mobile-app", "pullRequests", "headRefName: \"%s\"".formatted(pull.head().ref()), "number")).hasSize(1);
        JsonNode json = acme.graphql("{repository(owner: \"acme\", name: \"mobile-app\") {pullRequest(number: %s) {additions commits {totalCount} id} issue(number: %s) {id}}}".formatted(pull.number(), pull.number())).json();
        assertThat(json.at("/data/repository/pullRequest/additions").intValue()).isEqualTo(pull.size().additions());
        assertThat(json.at("/errors/0/message").textValue()).isEqualTo("Could not resolve to an Issue with the number of %s.".formatted(pull.number()));
    }

    @Test
    void testRepositories()
    {
        String query = "{organization(login: \"ACME\") {login repositories(first: 100, orderBy: {field: NAME, direction: ASC}%s) {totalCount nodes {name}}}}";
        assertThat(names(query.formatted(""))).hasSize(9).isSorted();
        assertThat(names(query.formatted(", isFork: true"))).containsExactly("report-kit");
        assertThat(names(query.formatted(", isArchived: true"))).containsExactly("legacy-portal");
        assertThat(names(query.formatted(", privacy: PUBLIC, isFork: false"))).containsExactly("design-system", "docs", "legacy-portal");
        assertThat(names(query.formatted(", visibility: PRIVATE"))).containsExactly("billing", "mobile-app", "platform", "scratch", "website");
        JsonNode empty = acme.graphql("{repository(owner: \"acme\", name: \"scratch\") {isEmpty defaultBranchRef {name} issues(first: 1) {totalCount nodes {id} pageInfo {endCursor}}}}").json().at("/data/repository");
        assertThat(empty.get("isEmpty").booleanValue()).isTrue();
        assertThat(empty.get("defaultBranchRef").isNull()).isTrue();
        assertThat(empty.at("/issues/pageInfo/endCursor").isNull()).isTrue();
    }

    @Test
    void testPageBounds()
    {
        checkError("{repository(owner: \"acme\", name: \"docs\") {issues {nodes {id}}}}", "MISSING_PAGINATION_BOUNDARIES", "You must provide a `first` or `last` value to properly paginate the `issues` connection.");
        checkError("{repository(owner: \"acme\", name: \"docs\") {issues(first: 101) {nodes {id}}}}", "EXCESSIVE_PAGINATION", "Requesting 101 records on the `issues` connection exceeds the `first` limit of 100 records.");
        checkError("{repository(owner: \"acme\", name: \"docs\") {issues(first: 1, after: \"x\") {nodes {id}}}}", "INVALID_CURSOR_ARGUMENTS", "`x` does not appear to be a valid cursor.");
        checkError("{repository(owner: \"acme\", name: \"docs\") {issues(first: 1, last: 1) {nodes {id}}}}", null, "Passing both `first` and `last` to paginate the `issues` connection is not supported.");
    }

    @Test
    void testCost()
    {
        String nested = "{rateLimit {cost nodeCount} organization(login: \"acme\") {repositories(first: 50) {nodes {issues(first: 20) {nodes {number labels(first: 10) {nodes {name}}}}}}}}";
        JsonNode limit = acme.graphql(nested).json().at("/data/rateLimit");
        // 1 + 50 + 50 × 20 connections, over 100
        assertThat(limit.get("cost").intValue()).isEqualTo(11);
        assertThat(limit.get("nodeCount").intValue()).isEqualTo(50 + 50 * 20 + 50 * 20 * 10);
        JsonNode tooLarge = acme.graphql("query($n: Int) {organization(login: \"acme\") {repositories(first: $n) {nodes {issues(first: $n) {nodes {labels(first: $n) {nodes {name}}}}}}}}", Map.of("n", 100)).json();
        assertThat(tooLarge.has("data")).isFalse();
        assertThat(tooLarge.at("/errors/0/type").textValue()).isEqualTo("MAX_NODE_LIMIT_EXCEEDED");
        assertThat(tooLarge.at("/errors/0/message").textValue()).isEqualTo("This query requests up to 1,010,100 possible nodes which exceeds the maximum limit of 500,000.");
    }

    @Test
    void testWhatTheSchemaDoesNotHave()
    {
        JsonNode json = acme.graphql("{repository(owner: \"acme\", name: \"docs\") {isues {totalCount}}}").json();
        assertThat(json.has("data")).isFalse();
        assertThat(json.at("/errors/0/message").textValue()).isEqualTo("Field 'isues' doesn't exist on type 'Repository'");
        assertThat(json.at("/errors/0/extensions/code").textValue()).isEqualTo("undefinedField");
        assertThat(sandbox.requests().since(0).getLast().rejection()).contains("isues");
        assertThat(acme.graphql("{repository(owner: \"acme\", name: \"docs\") {issues(states: open) {totalCount}}}").json().has("errors")).isTrue();
        assertThat(acme.graphql("{repository(owner: \"acme\", name: \"docs\") {issues(filterBy: {since: \"yesterday\"}) {totalCount}}}").json().has("errors")).isTrue();
        assertThat(acme.graphql("{{").json().has("errors")).isTrue();
    }

    private void checkError(String query, String type, String message)
    {
        JsonNode json = acme.graphql(query).json();
        assertThat(json.at("/errors/0/message").textValue()).isEqualTo(message);
        assertThat(json.at("/errors/0/type").textValue()).isEqualTo(type);
        assertThat(json.at("/errors/0/path").toString()).isEqualTo("[\"repository\",\"issues\"]");
        assertThat(json.at("/data/repository").isNull()).isTrue();
    }

    private void check(String arguments, Predicate<Issue> expected)
    {
        List<Integer> numbers = sandbox.data().issues("acme", "mobile-app").stream().filter(expected).map(Issue::number).toList();
        assertThat(numbers).as("a filter that matches nothing shows nothing: " + arguments).isNotEmpty();
        assertThat(all("mobile-app", "issues", arguments, "number")).as(arguments).extracting(row -> row.get("number").intValue()).containsExactlyInAnyOrderElementsOf(numbers);
    }

    private List<JsonNode> all(String repository, String connection, String arguments, String fields)
    {
        List<JsonNode> rows = new ArrayList<>();
        String query = "query($after: String) {repository(owner: \"acme\", name: \"%s\") {%s(first: 100, after: $after, %s) {totalCount nodes {%s} pageInfo {hasNextPage endCursor}}}}".formatted(repository, connection, arguments, fields);
        String after = null;
        do {
            JsonNode json = acme.graphql(query, after == null ? Map.of() : Map.of("after", after)).json();
            assertThat(json.has("errors")).as(json.path("errors").toString()).isFalse();
            JsonNode page = json.at("/data/repository/" + connection);
            page.get("nodes").forEach(rows::add);
            after = page.at("/pageInfo/hasNextPage").booleanValue() ? page.at("/pageInfo/endCursor").textValue() : null;
            if (after == null) {
                assertThat(page.get("totalCount").intValue()).isEqualTo(rows.size());
            }
        }
        while (after != null);
        return rows;
    }

    private List<String> names(String query)
    {
        List<String> names = new ArrayList<>();
        acme.graphql(query).json().at("/data/organization/repositories/nodes").forEach(node -> names.add(node.get("name").textValue()));
        return names;
    }
}
