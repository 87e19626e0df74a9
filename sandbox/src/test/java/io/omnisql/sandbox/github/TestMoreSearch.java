package io.omnisql.sandbox.github;

import com.fasterxml.jackson.databind.JsonNode;
import io.omnisql.sandbox.github.SandboxClient.Answer;
import io.omnisql.sandbox.github.access.SandboxToken;
import io.omnisql.sandbox.github.data.Account;
import io.omnisql.sandbox.github.data.Commit;
import io.omnisql.sandbox.github.data.GitHistory;
import io.omnisql.sandbox.github.data.Repository;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

/**
 * The searches over repositories, commits, code and users.
 */
@TestInstance(PER_CLASS)
final class TestMoreSearch
{
    private final GithubSandbox sandbox = GithubSandbox.start();
    private final SandboxClient acme = SandboxClient.of(sandbox, SandboxToken.ACME);

    @BeforeEach
    void forgive()
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
    void testRepositories()
    {
        assertThat(names("org:acme")).hasSize(8).doesNotContain("acme/report-kit");
        assertThat(names("org:acme+fork:true")).hasSize(9);
        assertThat(names("org:acme+fork:only")).containsExactly("acme/report-kit");
        assertThat(names("website+is:public")).containsExactlyInAnyOrder("globex/website", "initech/website", "acme/legacy-portal");
        List<String> popular = sandbox.data().repositories().stream().filter(repository -> !repository.isPrivate() && !repository.isFork() && repository.stars() > 100).map(Repository::fullName).toList();
        assertThat(names("stars:%3E100")).containsExactlyInAnyOrderElementsOf(popular);
        assertThat(acme.get("/search/repositories?q=org:nobody").status()).isEqualTo(422);
        assertThat(acme.get("/search/repositories?q=color:red").status()).isEqualTo(422);
        JsonNode graphql = acme.graphql("{search(type: REPOSITORY, query: \"org:acme\", first: 20) {repositoryCount issueCount nodes {... on Repository {nameWithOwner}}}}").json().at("/data/search");
        assertThat(graphql.get("repositoryCount").intValue()).isEqualTo(8);
        assertThat(graphql.get("nodes")).hasSize(8);
    }

    @Test
    void testCommits()
    {
        GitHistory git = sandbox.data().git("acme", "platform");
        List<Commit> log = git.log(git.resolve("main").orElseThrow());
        Commit some = log.get(log.size() / 2);
        assertThat(acme.get("/search/commits?q=repo:acme/platform").json().get("total_count").intValue()).isEqualTo(log.size());
        assertThat(acme.get("/search/commits?q=hash:" + some.sha()).json().at("/items/0/repository/full_name").textValue()).isEqualTo("acme/platform");
        long early = log.stream().filter(commit -> !commit.committer().date().isAfter(some.committer().date())).count();
        assertThat(acme.get("/search/commits?q=repo:acme/platform+committer-date:%3C%3D" + some.committer().date()).json().get("total_count").longValue()).isEqualTo(early);
        assertThat(acme.get("/search/commits?q=repo:acme/platform+merge:true").json().get("total_count").longValue()).isEqualTo(log.stream().filter(commit -> commit.parents().size() > 1).count()).isPositive();
    }

    @Test
    void testCode()
    {
        Answer found = acme.get("/search/code?q=login+repo:acme/platform+extension:java");
        assertThat(found.header("X-RateLimit-Resource")).isEqualTo("code_search");
        assertThat(found.header("X-RateLimit-Limit")).isEqualTo("10");
        assertThat(found.json().get("items")).isNotEmpty().allMatch(item -> item.get("path").textValue().contains("login") && item.get("name").textValue().endsWith(".java"));
        assertThat(acme.get("/search/code?q=repo:acme/platform").status()).isEqualTo(422);
        try (SandboxClient anonymous = SandboxClient.anonymous(sandbox)) {
            assertThat(anonymous.get("/search/code?q=login").status()).isEqualTo(401);
        }
    }

    /**
     * Each file has one size, and the ends of a range belong to it.
     */
    @Test
    void testSizesOfCode()
    {
        long all = files("");
        for (int size : new int[] {300, 3_000}) {
            long smaller = files("+size:%3C" + size);
            long larger = files("+size:%3E" + size);
            assertThat(smaller).isPositive();
            assertThat(larger).isPositive();
            assertThat(files("+size:" + size)).isEqualTo(all - smaller - larger);
            assertThat(List.of(files("+size:*.." + size), files("+size:0.." + size), files("+size:%3C%3D" + size))).containsOnly(all - larger);
            assertThat(List.of(files("+size:" + size + "..*"), files("+size:%3E%3D" + size))).containsOnly(all - smaller);
        }
        assertThat(files("+size:300..3000")).isEqualTo(all - files("+size:%3C300") - files("+size:%3E3000"));
        assertThat(acme.get("/search/code?q=e+repo:acme/platform+size:large").status()).isEqualTo(422);
    }

    private long files(String qualifier)
    {
        // ten searches of code are answered in a minute
        sandbox.limits().reset();
        return acme.get("/search/code?q=e+repo:acme/platform" + qualifier).json().get("total_count").longValue();
    }

    @Test
    void testUsers()
    {
        assertThat(acme.get("/search/users?q=type:org").json().get("total_count").intValue()).isEqualTo(3);
        JsonNode fans = acme.get("/search/users?q=fan&per_page=100&page=10").json();
        assertThat(fans.get("total_count").intValue()).isEqualTo(1_000);
        assertThat(fans.get("items")).hasSize(100);
        assertThat(acme.get("/search/users?q=fan&per_page=100&page=11").status()).isEqualTo(422);
        assertThat(acme.graphql("{search(type: USER, query: \"alice\", first: 5) {userCount nodes {... on User {login}}}}").json().at("/data/search/nodes/0/login").textValue()).isEqualTo("alice-ng");
    }

    /**
     * A date is its day in UTC, a range holds both of its ends, and a time is precise to the second.
     */
    @Test
    void testTimes()
    {
        Instant created = sandbox.data().repository("acme", "website").orElseThrow().createdAt();
        LocalDate day = LocalDate.ofInstant(created, ZoneOffset.UTC);
        for (String within : List.of(
                "created:" + day,
                "created:%3E" + day.minusDays(1),
                "created:%3E%3D" + day,
                "created:%3C" + day.plusDays(1),
                "created:%3C%3D" + day,
                "created:%s..%s".formatted(day, day),
                "created:*.." + created,
                "created:" + created + "..*",
                "created:%s..%s".formatted(created, created))) {
            assertThat(names("org:acme+" + within)).describedAs(within).contains("acme/website");
        }
        for (String without : List.of("created:%3E" + day, "created:%3C" + day, "created:%3E" + created, "created:%3C" + created, "created:*.." + created.minusSeconds(1), "created:" + created.plusSeconds(1) + "..*")) {
            assertThat(names("org:acme+" + without)).describedAs(without).doesNotContain("acme/website");
        }
        for (String wrong : List.of("created:yesterday", "created:2020-13-01", "created:" + day + "T10:00:00")) {
            assertThat(acme.get("/search/repositories?q=org:acme+" + wrong).status()).describedAs(wrong).isEqualTo(422);
        }
        long early = sandbox.data().accounts().stream().filter(account -> account.kind() == Account.Kind.USER && account.createdAt().isBefore(Instant.parse("2018-01-01T00:00:00Z"))).count();
        assertThat(acme.get("/search/users?q=type:user+created:%3C2018-01-01").json().get("total_count").longValue()).isEqualTo(early).isPositive();
    }

    private List<String> names(String query)
    {
        return acme.get("/search/repositories?per_page=100&q=" + query).json().get("items").findValuesAsText("full_name");
    }
}
