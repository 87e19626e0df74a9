package io.omnisql.sandbox.github;

import com.fasterxml.jackson.databind.JsonNode;
import io.omnisql.sandbox.github.SandboxClient.Answer;
import io.omnisql.sandbox.github.access.SandboxToken;
import io.omnisql.sandbox.github.data.Conversation;
import io.omnisql.sandbox.github.data.PullRequest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

@TestInstance(PER_CLASS)
final class TestSearch
{
    private final GithubSandbox sandbox = GithubSandbox.start();
    private final SandboxClient acme = SandboxClient.of(sandbox, SandboxToken.ACME);

    @BeforeEach
    void resetLimits()
    {
        sandbox.limits().reset();
    }

    @AfterAll
    void close()
    {
        acme.close();
        sandbox.close();
    }

    @Test
    void testQualifiers()
    {
        check("is:issue is:open", row -> !row.isPullRequest() && row.issue().isOpen());
        check("is:pr is:merged", row -> row instanceof PullRequest pull && pull.merged());
        check("is:pr draft:true", row -> row instanceof PullRequest pull && pull.draft());
        check("state:closed label:bug", row -> !row.issue().isOpen() && row.issue().hasLabel("bug"));
        check("label:\"needs design, copy\"", row -> row.issue().hasLabel("needs design, copy"));
        check("label:bug,enhancement", row -> row.issue().hasLabel("bug") || row.issue().hasLabel("enhancement"));
        check("label:bug -label:enhancement", row -> row.issue().hasLabel("bug") && !row.issue().hasLabel("enhancement"));
        check("author:MONAHART", row -> row.issue().author() != null && row.issue().author().login().equals("MonaHart"));
        check("author:app/dependabot", row -> row.issue().author() != null && row.issue().author().login().equals("dependabot"));
        check("assignee:bob-okafor", row -> row.issue().isAssignedTo("bob-okafor"));
        check("no:assignee no:milestone", row -> row.issue().assignees().isEmpty() && row.issue().milestone() == null);
        check("milestone:\"Someday, maybe\"", row -> row.issue().milestone() != null && row.issue().milestone().number() == 4);
        check("\"dark mode\" is:issue", row -> !row.isPullRequest() && (row.issue().title() + row.issue().body()).toLowerCase(Locale.ROOT).contains("dark mode"));
    }

    @Test
    void testTimes()
    {
        Instant time = sandbox.data().issues("acme", "mobile-app").get(50).createdAt();
        check("created:>=" + time, row -> !row.issue().createdAt().isBefore(time));
        check("created:>" + time, row -> row.issue().createdAt().isAfter(time));
        check("created:<" + time, row -> row.issue().createdAt().isBefore(time));
        check("created:" + time + "..*", row -> !row.issue().createdAt().isBefore(time));
        String day = time.toString().substring(0, 10);
        check("created:" + day, row -> row.issue().createdAt().toString().startsWith(day));
        check("updated:*.." + day, row -> row.issue().updatedAt().toString().substring(0, 10).compareTo(day) <= 0);
        check("created:>" + day, row -> row.issue().createdAt().toString().substring(0, 10).compareTo(day) > 0);
    }

    @Test
    void testOnlyAThousandResults()
    {
        Answer answer = search("repo:acme/platform is:issue is:open", "&per_page=100");
        assertThat(answer.json().get("total_count").intValue()).isEqualTo(3000);
        assertThat(answer.link("last")).endsWith("page=10");
        assertThat(search("repo:acme/platform is:issue is:open", "&per_page=100&page=10").json().get("items")).hasSize(100);
        Answer deeper = search("repo:acme/platform is:issue is:open", "&per_page=100&page=11");
        assertThat(deeper.status()).isEqualTo(422);
        assertThat(deeper.json().get("message").textValue()).isEqualTo("Only the first 1000 search results are available");
    }

    @Test
    void testForeignRepositoriesAreRefused()
    {
        Answer foreign = search("repo:globex/platform", "");
        assertThat(foreign.status()).isEqualTo(422);
        assertThat(foreign.json().get("errors").toString()).isEqualTo(search("repo:globex/no-such-thing", "").json().get("errors").toString());
        assertThat(foreign.json().at("/errors/0/message").textValue()).contains("cannot be searched");
        assertThat(acme.get("/search/issues").status()).isEqualTo(422);
        // of an organisation only what the caller may see is searched
        JsonNode items = search("org:globex is:open", "&per_page=100").json().get("items");
        assertThat(items).isNotEmpty().noneMatch(item -> item.get("repository_url").textValue().endsWith("globex/platform"));
    }

    @Test
    void testGraphqlSearch()
    {
        String query = "query($q: String!, $after: String) {search(query: $q, type: ISSUE, first: 100, after: $after) {issueCount pageInfo {hasNextPage endCursor} nodes {__typename ... on Issue {number} ... on PullRequest {number}}}}";
        JsonNode result = acme.graphql(query, Map.of("q", "repo:acme/docs is:issue")).json().at("/data/search");
        assertThat(result.get("issueCount").intValue()).isEqualTo(90);
        assertThat(result.get("nodes")).hasSize(90).allMatch(node -> node.get("__typename").textValue().equals("Issue"));
        assertThat(acme.graphql("{search(query: \"repo:acme/platform is:issue\", type: ISSUE) {issueCount}}").json().at("/data/search/issueCount").intValue()).isEqualTo(4500);
        int rows = 0;
        String after = null;
        do {
            result = acme.graphql(query, after == null ? Map.of("q", "repo:acme/platform") : Map.of("q", "repo:acme/platform", "after", after)).json().at("/data/search");
            rows += result.get("nodes").size();
            after = result.at("/pageInfo/hasNextPage").booleanValue() ? result.at("/pageInfo/endCursor").textValue() : null;
        }
        while (after != null);
        assertThat(rows).isEqualTo(1000);
    }

    private void check(String qualifiers, Predicate<Conversation> expected)
    {
        Set<Integer> numbers = sandbox.data().contents(sandbox.data().repository("acme", "mobile-app").orElseThrow().id()).conversations().stream()
                .filter(expected)
                .map(row -> row.issue().number())
                .collect(Collectors.toSet());
        assertThat(numbers).as("a search that matches nothing shows nothing: " + qualifiers).isNotEmpty();
        sandbox.limits().reset();
        Set<Integer> found = new HashSet<>();
        Answer answer = search("repo:acme/mobile-app " + qualifiers, "&per_page=100");
        while (true) {
            assertThat(answer.status()).as(qualifiers).isEqualTo(200);
            answer.json().get("items").forEach(item -> found.add(item.get("number").intValue()));
            assertThat(answer.json().get("total_count").intValue()).isEqualTo(numbers.size());
            if (answer.link("next") == null) {
                break;
            }
            answer = acme.get(answer.link("next"));
        }
        assertThat(found).as(qualifiers).isEqualTo(numbers);
    }

    private Answer search(String query, String parameters)
    {
        return acme.get("/search/issues?q=" + URLEncoder.encode(query, StandardCharsets.UTF_8) + parameters);
    }
}
