package io.omnisql.sandbox.github;

import io.omnisql.sandbox.github.access.SandboxToken;
import io.omnisql.sandbox.github.data.Issue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.kohsuke.github.GHFileNotFoundException;
import org.kohsuke.github.GHIssue;
import org.kohsuke.github.GHIssueState;
import org.kohsuke.github.GHPullRequest;
import org.kohsuke.github.GHRepository;
import org.kohsuke.github.GitHub;
import org.kohsuke.github.GitHubBuilder;

import java.io.IOException;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

/**
 * An independent client takes the sandbox for GitHub.
 */
@TestInstance(PER_CLASS)
final class TestGithubApiClient
{
    private final GithubSandbox sandbox = GithubSandbox.start();
    private final GitHub github;

    TestGithubApiClient()
            throws IOException
    {
        github = new GitHubBuilder().withEndpoint(sandbox.url()).withOAuthToken(SandboxToken.ACME.token()).build();
    }

    @AfterAll
    void close()
    {
        sandbox.close();
    }

    @Test
    void testAccount()
            throws IOException
    {
        assertThat(github.isCredentialValid()).isTrue();
        assertThat(github.getMyself().getLogin()).isEqualTo("acme-sync");
        assertThat(github.getOrganization("acme").getRepositories()).containsKeys("platform", "website", "scratch");
        assertThat(github.getRateLimit().getCore().getLimit()).isEqualTo(5000);
    }

    @Test
    void testIssues()
            throws IOException
    {
        GHRepository repository = github.getRepository("acme/mobile-app");
        List<GHIssue> issues = repository.queryIssues().state(GHIssueState.ALL).pageSize(100).list().toList();
        assertThat(issues).hasSize(300);
        assertThat(issues).filteredOn(GHIssue::isPullRequest).hasSize(60);
        Issue first = sandbox.data().issues("acme", "mobile-app").getFirst();
        GHIssue issue = repository.getIssue(first.number());
        assertThat(issue.getTitle()).isEqualTo(first.title());
        assertThat(issue.getCreatedAt()).isEqualTo(first.createdAt());
        assertThat(issue.queryComments().list().toList()).hasSize(first.comments());
    }

    @Test
    void testPullRequests()
            throws IOException
    {
        GHRepository repository = github.getRepository("acme/mobile-app");
        List<GHPullRequest> pulls = repository.queryPullRequests().state(GHIssueState.ALL).list().toList();
        assertThat(pulls).hasSize(60);
        GHPullRequest merged = pulls.stream().filter(pull -> pull.getMergedAt() != null).findFirst().orElseThrow();
        assertThat(merged.isMerged()).isTrue();
        assertThat(merged.getAdditions()).isEqualTo(sandbox.data().pullRequests("acme", "mobile-app").stream().filter(pull -> pull.number() == merged.getNumber()).findFirst().orElseThrow().size().additions());
    }

    @Test
    void testSearchRenameAndAbsence()
            throws IOException
    {
        assertThat(github.searchIssues().q("repo:acme/mobile-app is:issue").list().getTotalCount()).isEqualTo(240);
        assertThat(github.getRepository("acme/ui-kit").getFullName()).isEqualTo("acme/design-system");
        assertThatThrownBy(() -> github.getRepository("globex/platform")).isInstanceOf(GHFileNotFoundException.class);
    }
}
