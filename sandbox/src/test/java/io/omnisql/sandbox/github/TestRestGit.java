package io.omnisql.sandbox.github;

import com.fasterxml.jackson.databind.JsonNode;
import io.omnisql.sandbox.github.SandboxClient.Answer;
import io.omnisql.sandbox.github.access.SandboxToken;
import io.omnisql.sandbox.github.data.Branch;
import io.omnisql.sandbox.github.data.Commit;
import io.omnisql.sandbox.github.data.GitHistory;
import io.omnisql.sandbox.github.data.PullRequest;
import io.omnisql.sandbox.github.data.Release;
import io.omnisql.sandbox.github.data.Tag;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.util.Comparator;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

/**
 * Commits, branches, tags, releases and milestones over REST.
 */
@TestInstance(PER_CLASS)
final class TestRestGit
{
    private static final String PLATFORM = "/repos/acme/platform";

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
        List<JsonNode> rows = acme.all(PLATFORM + "/commits?per_page=100");
        assertThat(shas(rows)).isEqualTo(log.stream().map(Commit::sha).toList());
        assertThat(log).hasSizeGreaterThan(400);
        assertThat(rows).extracting(row -> row.at("/commit/committer/date").textValue()).isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(rows).anyMatch(row -> row.get("author").isNull() && row.at("/commit/author/email").textValue().endsWith(".internal"));
        assertThat(rows).anyMatch(row -> row.at("/author/login").asText().equals("dependabot[bot]"));
        assertThat(rows).anyMatch(row -> row.at("/committer/login").asText().equals("web-flow") && row.at("/commit/verification/verified").booleanValue());
        assertThat(rows).anyMatch(row -> row.get("parents").size() == 2).anyMatch(row -> row.get("parents").isEmpty());
        assertThat(rows).anyMatch(row -> row.at("/commit/message").textValue().isEmpty());
        assertThat(rows).noneMatch(row -> row.has("stats"));
    }

    @Test
    void testFilters()
    {
        Commit commit = log.get(120);
        String at = commit.committer().date().toString();
        assertThat(shas(acme.all(PLATFORM + "/commits?per_page=100&since=" + at)))
                .isEqualTo(log.stream().filter(other -> !other.committer().date().isBefore(commit.committer().date())).map(Commit::sha).toList())
                .contains(commit.sha());
        assertThat(shas(acme.all(PLATFORM + "/commits?since=%1$s&until=%1$s".formatted(at)))).contains(commit.sha());
        assertThat(shas(acme.all(PLATFORM + "/commits?per_page=100&author=ALICE-ng")))
                .isEqualTo(log.stream().filter(other -> other.author().account() != null && other.author().account().login().equals("alice-ng")).map(Commit::sha).toList())
                .isNotEmpty();
        assertThat(shas(acme.all(PLATFORM + "/commits?per_page=100&committer=noreply@github.com")))
                .isEqualTo(log.stream().filter(other -> other.committer().name().equals("GitHub")).map(Commit::sha).toList())
                .isNotEmpty();
        assertThat(shas(acme.all(PLATFORM + "/commits?per_page=100&path=docs")))
                .isEqualTo(log.stream().filter(other -> other.files().stream().anyMatch(file -> file.path().startsWith("docs/"))).map(Commit::sha).toList())
                .isNotEmpty();
        assertThat(acme.get(PLATFORM + "/commits?author=nobody-here").json()).isEmpty();
        Tag tag = git.tags().get(5);
        assertThat(shas(acme.all(PLATFORM + "/commits?per_page=1&sha=" + tag.name())).getFirst()).isEqualTo(tag.sha());
        assertThat(acme.get(PLATFORM + "/commits?sha=absent").status()).isEqualTo(404);
    }

    @Test
    void testEmptyRepository()
    {
        Answer answer = acme.get("/repos/acme/scratch/commits");
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.json().get("message").textValue()).isEqualTo("Git Repository is empty.");
        assertThat(acme.get("/repos/acme/scratch/branches").json()).isEmpty();
    }

    @Test
    void testCommit()
    {
        PullRequest pull = sandbox.data().pullRequests("acme", "platform").stream().filter(PullRequest::merged).findFirst().orElseThrow();
        JsonNode merge = acme.get(PLATFORM + "/commits/" + pull.mergeCommitSha()).json();
        assertThat(merge.at("/commit/committer/date").textValue()).isEqualTo(pull.mergedAt().toString());
        assertThat(merge.at("/stats/additions").intValue()).isEqualTo(pull.size().additions());
        assertThat(merge.get("files")).hasSize(pull.size().changedFiles());
        assertThat(acme.get(PLATFORM + "/commits/" + pull.mergeCommitSha().substring(0, 9)).json()).isEqualTo(merge);
        assertThat(acme.get(PLATFORM + "/commits/" + pull.head().sha()).status()).isEqualTo(200);
        Answer absent = acme.get(PLATFORM + "/commits/0123456789012345678901234567890123456789");
        assertThat(absent.status()).isEqualTo(422);
        assertThat(absent.json().get("message").textValue()).startsWith("No commit found for SHA");
    }

    @Test
    void testBranchesAndTags()
    {
        List<JsonNode> branches = acme.all(PLATFORM + "/branches");
        assertThat(names(branches)).isEqualTo(git.branches().stream().map(Branch::name).toList()).contains("main", "release/1.x", "fix/100%-\"quoted\"&more#1").hasSizeGreaterThan(100);
        assertThat(names(acme.all(PLATFORM + "/branches?protected=true"))).containsExactly("main", "release/1.x");
        assertThat(names(acme.all(PLATFORM + "/branches?protected=false&per_page=100"))).hasSize(branches.size() - 2).doesNotContain("main");
        assertThat(acme.get(PLATFORM + "/branches?protected=yes").status()).isEqualTo(422);
        assertThat(names(acme.all(PLATFORM + "/tags"))).isEqualTo(git.tags().stream().map(Tag::name).toList()).hasSizeGreaterThan(100);
        assertThat(git.tags()).anyMatch(tag -> tag.annotation() == null).anyMatch(tag -> tag.annotation() != null);
    }

    @Test
    void testReleases()
    {
        List<Release> releases = sandbox.data().releases("acme", "docs");
        List<JsonNode> rows = acme.all("/repos/acme/docs/releases?per_page=3");
        assertThat(rows).extracting(row -> row.get("id").longValue()).containsExactlyInAnyOrderElementsOf(releases.stream().map(Release::id).toList());
        assertThat(rows).extracting(row -> row.get("created_at").textValue()).isSortedAccordingTo(Comparator.reverseOrder());
        Release draft = releases.stream().filter(Release::draft).findFirst().orElseThrow();
        assertThat(acme.get("/repos/acme/docs/releases/" + draft.id()).json().get("published_at").isNull()).isTrue();
        try (SandboxClient globex = SandboxClient.of(sandbox, SandboxToken.GLOBEX)) {
            assertThat(globex.all("/repos/acme/docs/releases")).hasSize(releases.size() - 1).noneMatch(row -> row.get("draft").booleanValue());
            assertThat(globex.get("/repos/acme/docs/releases/" + draft.id()).status()).isEqualTo(404);
        }
        List<Release> platform = sandbox.data().releases("acme", "platform");
        assertThat(platform).anyMatch(Release::prerelease).anyMatch(release -> release.author() == null).anyMatch(release -> release.name() == null).anyMatch(release -> release.assets().size() == 3);
    }

    @Test
    void testMilestones()
    {
        assertThat(acme.all(PLATFORM + "/milestones")).extracting(row -> row.get("number").intValue()).containsExactly(2, 3, 4);
        assertThat(acme.all(PLATFORM + "/milestones?state=closed")).extracting(row -> row.get("number").intValue()).containsExactly(1);
        assertThat(acme.all(PLATFORM + "/milestones?state=all&direction=desc")).extracting(row -> row.get("number").intValue()).containsExactly(4, 3, 2, 1);
        JsonNode milestone = acme.all(PLATFORM + "/milestones?state=closed").getFirst();
        assertThat(milestone.get("closed_issues").intValue()).isEqualTo((int) sandbox.data().contents("acme", "platform").conversations().stream()
                .filter(row -> !row.issue().isOpen() && row.issue().milestone() != null && row.issue().milestone().number() == 1)
                .count());
    }

    private static List<String> shas(List<JsonNode> rows)
    {
        return rows.stream().map(row -> row.get("sha").textValue()).toList();
    }

    private static List<String> names(List<JsonNode> rows)
    {
        return rows.stream().map(row -> row.get("name").textValue()).toList();
    }
}
