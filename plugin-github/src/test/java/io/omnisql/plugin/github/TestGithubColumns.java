package io.omnisql.plugin.github;

import io.omnisql.sandbox.github.access.SandboxToken;
import io.omnisql.sandbox.github.data.GithubData;
import io.omnisql.sandbox.github.data.Issue;
import io.omnisql.sandbox.github.data.PullRequest;
import io.omnisql.sandbox.github.data.Repository;
import io.trino.testing.MaterializedRow;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

/**
 * Every column can be read, and its values are those of the sandbox's rows.
 */
@Tag("engine")
@TestInstance(PER_CLASS)
class TestGithubColumns
{
    private GithubQueryRunner runner;
    private GithubData data;

    @BeforeAll
    void start()
            throws Exception
    {
        runner = new GithubQueryRunner(SandboxToken.ACME, "acme");
        data = runner.sandbox().data();
    }

    @AfterAll
    void stop()
    {
        if (runner != null) {
            runner.close();
        }
    }

    @Test
    void testPullRequests()
    {
        List<PullRequest> expected = data.pullRequests("acme", "website");
        assertThat(runner.rows("SELECT * FROM pull_requests WHERE repository = 'website'")).hasSameSizeAs(expected);
        assertThat(runner.rows(
                """
                SELECT number, id, title, draft, base_ref, head_ref, head_sha, additions, deletions, changed_files, commits, comments,
                    merged, to_unixtime(merged_at), merged_by_login, merge_commit_sha, user_login
                FROM pull_requests WHERE repository = 'website'"""))
                .extracting(MaterializedRow::getFields)
                .containsExactlyInAnyOrderElementsOf(expected.stream().map(TestGithubColumns::row).toList());
    }

    private static List<Object> row(PullRequest pull)
    {
        return Arrays.asList(
                (long) pull.number(),
                pull.id(),
                pull.issue().title(),
                pull.draft(),
                pull.base().ref(),
                pull.head().ref(),
                pull.head().sha(),
                (long) pull.size().additions(),
                (long) pull.size().deletions(),
                (long) pull.size().changedFiles(),
                (long) pull.size().commits(),
                (long) pull.issue().comments(),
                pull.merged(),
                pull.mergedAt() == null ? null : (double) pull.mergedAt().getEpochSecond(),
                pull.mergedBy() == null ? null : pull.mergedBy().login(),
                pull.mergeCommitSha(),
                pull.issue().author() == null ? null : pull.issue().author().login());
    }

    @Test
    void testRepositories()
    {
        List<Repository> expected = data.repositories().stream().filter(repository -> repository.owner().login().equals("acme")).toList();
        assertThat(runner.rows("SELECT * FROM repositories")).hasSameSizeAs(expected);
        assertThat(runner.rows(
                """
                SELECT owner, repository, id, full_name, description, homepage, private, visibility, fork, archived, language, license, array_sort(topics), size,
                    stargazers_count, open_issues_count, open_pull_requests_count, to_unixtime(created_at), to_unixtime(updated_at), to_unixtime(pushed_at)
                FROM repositories"""))
                .extracting(MaterializedRow::getFields)
                .containsExactlyInAnyOrderElementsOf(expected.stream().map(this::row).toList());
    }

    private List<Object> row(Repository repository)
    {
        List<Object> row = new ArrayList<>(Arrays.asList(
                repository.owner().login(),
                repository.name(),
                repository.id(),
                repository.owner().login() + "/" + repository.name(),
                repository.description(),
                repository.homepage(),
                repository.isPrivate(),
                repository.isPrivate() ? "private" : "public",
                repository.parentId() != null,
                repository.archivedAt() != null,
                repository.language(),
                repository.license() == null ? null : repository.license().spdxId(),
                repository.topics().stream().sorted().toList(),
                (long) repository.kilobytes(),
                (long) repository.stars()));
        String owner = repository.owner().login();
        row.add(data.issues(owner, repository.name()).stream().filter(Issue::isOpen).count());
        row.add(data.pullRequests(owner, repository.name()).stream().filter(pull -> pull.issue().isOpen()).count());
        row.add((double) repository.createdAt().getEpochSecond());
        row.add((double) repository.updatedAt().getEpochSecond());
        row.add((double) repository.pushedAt().getEpochSecond());
        return row;
    }
}
