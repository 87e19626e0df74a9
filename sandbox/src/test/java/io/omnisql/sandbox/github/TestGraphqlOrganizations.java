package io.omnisql.sandbox.github;

import com.fasterxml.jackson.databind.JsonNode;
import io.omnisql.sandbox.github.access.SandboxToken;
import io.omnisql.sandbox.github.data.PullRequest;
import io.omnisql.sandbox.github.data.RepositoryContents;
import io.omnisql.sandbox.github.data.ReviewComment;
import io.omnisql.sandbox.github.data.discussion.Discussion;
import io.omnisql.sandbox.github.data.organization.Collaborator;
import io.omnisql.sandbox.github.data.organization.OrganizationData;
import io.omnisql.sandbox.github.data.organization.Team;
import io.omnisql.sandbox.github.data.project.Project;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

/**
 * Teams, projects, discussions, deployments, rules and threads of reviews over GraphQL.
 */
@TestInstance(PER_CLASS)
final class TestGraphqlOrganizations
{
    private final GithubSandbox sandbox = GithubSandbox.start();
    private final SandboxClient acme = SandboxClient.of(sandbox, SandboxToken.ACME);
    private final SandboxClient website = SandboxClient.of(sandbox, SandboxToken.ACME_WEBSITE);
    private final SandboxClient globex = SandboxClient.of(sandbox, SandboxToken.GLOBEX);
    private final OrganizationData organization = sandbox.data().organization(sandbox.data().account("acme").orElseThrow());
    private final RepositoryContents docs = sandbox.data().contents("acme", "docs");

    @AfterAll
    void close()
    {
        acme.close();
        website.close();
        globex.close();
        sandbox.close();
    }

    @Test
    void testTeams()
    {
        JsonNode teams = acme.graphql("{organization(login: \"acme\") {teams(first: 100, orderBy: {field: NAME, direction: ASC}) {totalCount nodes {id slug privacy parentTeam {slug} members(first: 100) {totalCount edges {role node {login}}} repositories(first: 100) {totalCount edges {permission node {name}}}}}}}").json().at("/data/organization/teams");
        assertThat(teams.get("totalCount").intValue()).isEqualTo(6);
        for (JsonNode json : teams.get("nodes")) {
            Team team = organization.team(json.get("slug").textValue()).orElseThrow();
            assertThat(json.at("/members/edges")).hasSize(team.members().size());
            assertThat(json.at("/repositories/totalCount").intValue()).isEqualTo(team.repositories().size());
        }
        String id = teams.at("/nodes/0/id").textValue();
        assertThat(acme.graphql("{nodes(ids: [\"%s\"]) {... on Team {slug}}}".formatted(id)).json().at("/data/nodes/0/slug")).isEqualTo(teams.at("/nodes/0/slug"));
        assertThat(globex.graphql("{organization(login: \"acme\") {teams {totalCount} team(slug: \"platform\") {name}}}").json().at("/data/organization/teams/totalCount").intValue()).isZero();
    }

    @Test
    void testCollaborators()
    {
        List<Collaborator> collaborators = organization.collaborators(sandbox.data().repository("acme", "website").orElseThrow().id());
        JsonNode json = acme.graphql("{a: repository(owner: \"acme\", name: \"website\") {collaborators(first: 100) {totalCount edges {permission node {login}}}} b: repository(owner: \"initech\", name: \"website\") {name collaborators(first: 1) {totalCount}} c: repository(owner: \"initech\", name: \"report-kit\") {forks(first: 5) {totalCount nodes {nameWithOwner}}}}").json();
        assertThat(json.at("/data/a/collaborators/edges")).hasSize(collaborators.size());
        // the rest of the answer stands beside the error
        assertThat(json.at("/errors/0/type").textValue()).isEqualTo("FORBIDDEN");
        assertThat(json.at("/data/b/collaborators").isNull()).isTrue();
        assertThat(json.at("/data/b/name").textValue()).isEqualTo("website");
        assertThat(json.at("/data/c/forks/nodes/0/nameWithOwner").textValue()).isEqualTo("acme/report-kit");
    }

    @Test
    void testDiscussions()
    {
        List<JsonNode> rows = pages("query($after: String) {repository(owner: \"acme\", name: \"docs\") {page: discussions(first: 50, after: $after, orderBy: {field: CREATED_AT, direction: ASC}) {totalCount nodes {number title closed isAnswered author {login} category {name} comments(first: 1) {totalCount}} pageInfo {hasNextPage endCursor}}}}", "/data/repository/page");
        List<Discussion> discussions = docs.discussions().discussions();
        assertThat(rows).hasSize(130).extracting(row -> row.get("number").intValue()).containsExactlyInAnyOrderElementsOf(discussions.stream().map(Discussion::number).toList());
        assertThat(rows).anyMatch(row -> row.get("author").isNull()).anyMatch(row -> row.get("isAnswered").isNull());
        Discussion longest = discussions.stream().filter(discussion -> discussion.topComments().size() > 40).findFirst().orElseThrow();
        List<JsonNode> comments = pages("query($after: String) {repository(owner: \"acme\", name: \"docs\") {discussion(number: %s) {page: comments(first: 30, after: $after) {nodes {databaseId replies(first: 100) {totalCount}} pageInfo {hasNextPage endCursor}}}}}".formatted(longest.number()), "/data/repository/discussion/page");
        assertThat(comments).hasSize(longest.topComments().size());
        assertThat(comments.stream().mapToInt(row -> row.at("/replies/totalCount").intValue()).sum() + comments.size()).isEqualTo(longest.comments().size());
        assertThat(acme.graphql("{repository(owner: \"acme\", name: \"docs\") {hasDiscussionsEnabled discussions(states: [OPEN], answered: true) {totalCount}}}").json().at("/data/repository/discussions/totalCount").longValue())
                .isEqualTo(discussions.stream().filter(discussion -> discussion.closedAt() == null && discussion.answer().isPresent()).count());
    }

    @Test
    void testProjects()
    {
        Project roadmap = organization.projects().getFirst();
        String query = "query($after: String) {organization(login: \"acme\") {projectV2(number: 1) {title page: items(first: 60, after: $after) {totalCount nodes {type content {... on Issue {title} ... on PullRequest {title} ... on DraftIssue {title}} fieldValues(first: 20) {nodes {... on ProjectV2ItemFieldTextValue {text field {... on ProjectV2Field {name}}} ... on ProjectV2ItemFieldNumberValue {number} ... on ProjectV2ItemFieldDateValue {date} ... on ProjectV2ItemFieldSingleSelectValue {name optionId}}} status: fieldValueByName(name: \"Status\") {... on ProjectV2ItemFieldSingleSelectValue {name}}} pageInfo {hasNextPage endCursor}}}}}";
        List<JsonNode> items = pages(query, "/data/organization/projectV2/page");
        assertThat(items).hasSize(150).hasSize(roadmap.items().size());
        assertThat(items).extracting(item -> item.get("type").textValue()).contains("ISSUE", "PULL_REQUEST", "DRAFT_ISSUE").doesNotContain("REDACTED");
        for (int i = 0; i < items.size(); i++) {
            assertThat(items.get(i).at("/fieldValues/nodes")).hasSize(roadmap.items().get(i).values().size());
            assertThat(items.get(i).at("/status/name").textValue()).isEqualTo(roadmap.items().get(i).values().get("Status"));
        }
        // what a token does not open is there without its content
        website.graphql(query).json().at("/data/organization/projectV2/page/nodes").forEach(item -> assertThat(item.get("content").isNull()).isEqualTo(item.get("type").textValue().equals("REDACTED")));
        assertThat(website.graphql(query).json().at("/data/organization/projectV2/page/nodes")).anyMatch(item -> item.get("type").textValue().equals("REDACTED"));
        assertThat(acme.graphql("{organization(login: \"acme\") {projectsV2(first: 10, query: \"is:open\") {totalCount nodes {number fields(first: 20) {nodes {... on ProjectV2Field {name dataType} ... on ProjectV2SingleSelectField {name options {name}}}}}}}}").json().at("/data/organization/projectsV2/nodes")).hasSize(2).allMatch(project -> project.at("/fields/nodes").size() == 5);
        assertThat(globex.graphql("{organization(login: \"acme\") {projectsV2(first: 10) {nodes {number}}}}").json().at("/data/organization/projectsV2/nodes")).hasSize(1);
    }

    @Test
    void testDeploymentsAndRules()
    {
        JsonNode json = acme.graphql("{repository(owner: \"acme\", name: \"platform\") {deployments(first: 100, environments: [\"production\"]) {totalCount nodes {databaseId state latestStatus {state} statuses(first: 10) {totalCount} commit {oid} ref {name}}} environments(first: 10) {nodes {name}} rulesets(first: 10) {nodes {name enforcement target source {... on Repository {name} ... on Organization {login}} rules(first: 10) {nodes {type}}}} branchProtectionRules(first: 10) {totalCount nodes {pattern requiredApprovingReviewCount matchingRefs(first: 5) {nodes {name}}}}}}").json().at("/data/repository");
        assertThat(json.at("/deployments/totalCount").longValue()).isEqualTo(sandbox.data().contents("acme", "platform").delivery().deployments().stream().filter(deployment -> deployment.environment().equals("production")).count());
        assertThat(json.at("/deployments/nodes")).anyMatch(row -> row.get("latestStatus").isNull()).anyMatch(row -> row.at("/latestStatus/state").asText().equals("SUCCESS") && row.get("state").textValue().equals("ACTIVE"));
        assertThat(json.at("/rulesets/nodes")).hasSize(3);
        assertThat(json.at("/branchProtectionRules/nodes")).anyMatch(rule -> rule.get("pattern").textValue().equals("main"));
        assertThat(json.at("/environments/nodes")).hasSize(3);
    }

    @Test
    void testThreads()
    {
        RepositoryContents platform = sandbox.data().contents("acme", "platform");
        PullRequest pull = platform.pullRequests().stream().filter(row -> platform.reviewComments(row.number()).stream().anyMatch(comment -> comment.replyTo() != null) && !row.requestedReviewers().isEmpty()).findFirst().orElseThrow();
        JsonNode json = acme.graphql("{repository(owner: \"acme\", name: \"platform\") {pullRequest(number: %s) {baseRef {name} headRef {name} reviewRequests(first: 10) {nodes {requestedReviewer {... on User {login}}}} reviewThreads(first: 100) {totalCount nodes {isResolved path comments(first: 50) {totalCount}}}}}}".formatted(pull.number())).json().at("/data/repository/pullRequest");
        List<ReviewComment> comments = platform.reviewComments(pull.number());
        assertThat(json.at("/reviewThreads/totalCount").longValue()).isEqualTo(comments.stream().filter(comment -> comment.replyTo() == null).count());
        int inThreads = 0;
        for (JsonNode thread : json.at("/reviewThreads/nodes")) {
            inThreads += thread.at("/comments/totalCount").intValue();
        }
        assertThat(inThreads).isEqualTo(comments.size());
        assertThat(json.at("/reviewRequests/nodes")).hasSize(pull.requestedReviewers().size());
        assertThat(json.at("/baseRef/name").textValue()).isEqualTo(pull.base().ref());
    }

    private List<JsonNode> pages(String query, String path)
    {
        List<JsonNode> rows = new ArrayList<>();
        Map<String, Object> variables = new HashMap<>();
        JsonNode page;
        do {
            JsonNode json = acme.graphql(query, variables).json();
            assertThat(json.has("errors")).as(json.path("errors").toString()).isFalse();
            page = json.at(path);
            page.get("nodes").forEach(rows::add);
            variables.put("after", page.at("/pageInfo/endCursor").textValue());
        }
        while (page.at("/pageInfo/hasNextPage").booleanValue());
        return rows;
    }
}
