package io.omnisql.sandbox.github;

import com.fasterxml.jackson.databind.JsonNode;
import io.omnisql.sandbox.github.access.SandboxToken;
import io.omnisql.sandbox.github.data.Commit;
import io.omnisql.sandbox.github.data.GitHistory;
import io.omnisql.sandbox.github.data.Release;
import io.omnisql.sandbox.github.data.Tag;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

/**
 * Commits, branches, tags and releases over GraphQL.
 */
@TestInstance(PER_CLASS)
final class TestGraphqlGit
{
    private final GithubSandbox sandbox = GithubSandbox.start();
    private final SandboxClient acme = SandboxClient.of(sandbox, SandboxToken.ACME);
    private final GitHistory git = sandbox.data().git("acme", "platform");
    private final List<Commit> log = git.log(git.resolve("main").orElseThrow());

    @AfterAll
    void close()
    {
        acme.close();
        sandbox.close();
    }

    @Test
    void testHistory()
    {
        List<JsonNode> rows = new ArrayList<>();
        String after = "null";
        while (after != null) {
            JsonNode history = history("first: 100, after: %s".formatted(after), "totalCount pageInfo {hasNextPage endCursor} nodes {oid committedDate additions deletions changedFilesIfAvailable author {name email date user {login}} parents(first: 2) {totalCount nodes {oid}}}");
            assertThat(history.get("totalCount").intValue()).isEqualTo(log.size());
            history.get("nodes").forEach(rows::add);
            after = history.at("/pageInfo/hasNextPage").booleanValue() ? history.at("/pageInfo/endCursor").toString() : null;
        }
        assertThat(rows).extracting(row -> row.get("oid").textValue()).isEqualTo(log.stream().map(Commit::sha).toList());
        for (int i = 0; i < rows.size(); i++) {
            assertThat(rows.get(i).get("additions").intValue()).isEqualTo(log.get(i).additions());
            assertThat(rows.get(i).get("changedFilesIfAvailable").intValue()).isEqualTo(log.get(i).files().size());
            assertThat(rows.get(i).at("/parents/totalCount").intValue()).isEqualTo(log.get(i).parents().size());
        }
        // a bot is no User
        assertThat(rows).noneMatch(row -> row.at("/author/user/login").asText().contains("dependabot"));
        assertThat(rows).anyMatch(row -> row.at("/author/name").asText().equals("dependabot[bot]") && row.at("/author/user").isNull());
        assertThat(rows).anyMatch(row -> !row.at("/author/date").textValue().endsWith("Z"));
    }

    @Test
    void testHistoryFilters()
    {
        Commit commit = log.get(77);
        String at = commit.committer().date().toString();
        assertThat(history("since: \"%s\"".formatted(at), "totalCount").get("totalCount").longValue())
                .isEqualTo(log.stream().filter(other -> !other.committer().date().isBefore(commit.committer().date())).count());
        assertThat(history("until: \"%s\"".formatted(at), "totalCount").get("totalCount").longValue())
                .isEqualTo(log.stream().filter(other -> !other.committer().date().isAfter(commit.committer().date())).count());
        String id = acme.graphql("{user(login: \"alice-ng\") {id}}").json().at("/data/user/id").textValue();
        long written = log.stream().filter(other -> other.author().account() != null && other.author().account().login().equals("alice-ng")).count();
        assertThat(history("author: {id: \"%s\"}".formatted(id), "totalCount").get("totalCount").longValue()).isEqualTo(written).isPositive();
        assertThat(history("author: {emails: [\"agent-1@build.internal\"]}", "totalCount").get("totalCount").longValue())
                .isEqualTo(log.stream().filter(other -> other.author().email().equals("agent-1@build.internal")).count())
                .isPositive();
    }

    @Test
    void testRefs()
    {
        JsonNode repository = acme.graphql(
                """
                {repository(owner: "acme", name: "platform") {
                  heads: refs(refPrefix: "refs/heads/") {totalCount}
                  tags: refs(refPrefix: "refs/tags/", first: 100, orderBy: {field: TAG_COMMIT_DATE, direction: DESC}) {
                    totalCount nodes {id name prefix target {__typename oid ... on Tag {message tagger {name} target {oid}} ... on Commit {committedDate}}}
                  }
                  ref(qualifiedName: "refs/heads/release/1.x") {name target {oid}}
                }}
                """).json().at("/data/repository");
        assertThat(repository.at("/heads/totalCount").intValue()).isEqualTo(git.branches().size());
        assertThat(repository.at("/tags/totalCount").intValue()).isEqualTo(git.tags().size());
        assertThat(repository.at("/ref/target/oid").textValue()).isEqualTo(git.resolve("release/1.x").orElseThrow().sha());
        JsonNode rows = repository.at("/tags/nodes");
        assertThat(rows).extracting(row -> row.at("/target/__typename").textValue()).contains("Tag", "Commit");
        assertThat(rows).allSatisfy(row -> {
            Tag tag = git.tags().stream().filter(other -> other.name().equals(row.get("name").textValue())).findFirst().orElseThrow();
            String sha = tag.annotation() == null ? row.at("/target/oid").textValue() : row.at("/target/target/oid").textValue();
            assertThat(sha).isEqualTo(tag.sha());
        });
        String id = rows.get(3).get("id").textValue();
        assertThat(acme.graphql("query($id: ID!) {node(id: $id) {... on Ref {name}}}", Map.of("id", id)).json().at("/data/node/name")).isEqualTo(rows.get(3).get("name"));
        assertThat(acme.graphql("{repository(owner: \"acme\", name: \"platform\") {refs(refPrefix: \"refs/\") {totalCount}}}").json().has("errors")).isTrue();
    }

    @Test
    void testReleases()
    {
        List<Release> releases = sandbox.data().releases("acme", "docs");
        String query = "{repository(owner: \"acme\", name: \"docs\") {latestRelease {tagName isLatest} releases(first: 100, orderBy: {field: CREATED_AT, direction: DESC}) {totalCount nodes {databaseId isDraft tagName tag {name} tagCommit {oid} releaseAssets(first: 5) {totalCount nodes {name size downloadCount release {tagName}}}}}}}";
        JsonNode repository = acme.graphql(query).json().at("/data/repository");
        assertThat(repository.at("/releases/totalCount").intValue()).isEqualTo(releases.size());
        assertThat(repository.at("/releases/nodes")).allSatisfy(row -> {
            Release release = releases.stream().filter(other -> other.id() == row.get("databaseId").longValue()).findFirst().orElseThrow();
            assertThat(row.get("tag").isNull()).isEqualTo(release.draft());
            assertThat(row.at("/releaseAssets/totalCount").intValue()).isEqualTo(release.assets().size());
        });
        assertThat(repository.at("/latestRelease/isLatest").booleanValue()).isTrue();
        try (SandboxClient globex = SandboxClient.of(sandbox, SandboxToken.GLOBEX)) {
            assertThat(globex.graphql(query).json().at("/data/repository/releases/totalCount").intValue()).isEqualTo(releases.size() - 1);
        }
    }

    private JsonNode history(String arguments, String selection)
    {
        JsonNode json = acme.graphql("{repository(owner: \"acme\", name: \"platform\") {defaultBranchRef {target {... on Commit {history(%s) {%s}}}}}}".formatted(arguments, selection)).json();
        assertThat(json.path("errors")).isEmpty();
        return json.at("/data/repository/defaultBranchRef/target/history");
    }
}
