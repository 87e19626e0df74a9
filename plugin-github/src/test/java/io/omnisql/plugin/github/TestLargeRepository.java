package io.omnisql.plugin.github;

import io.omnisql.plugin.github.GithubQueryRunner.Answer;
import io.omnisql.sandbox.github.GithubSandbox;
import io.omnisql.sandbox.github.access.SandboxToken;
import io.omnisql.sandbox.github.data.Comment;
import io.omnisql.sandbox.github.data.Commit;
import io.omnisql.sandbox.github.data.RepositoryContents;
import io.trino.testing.MaterializedRow;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import static io.omnisql.plugin.github.SandboxRows.assertRows;
import static io.omnisql.plugin.github.SandboxRows.pages;
import static io.omnisql.plugin.github.SandboxRows.single;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

/**
 * Rows and request counts of a repository whose lists are longer than what GitHub shows of some.
 */
@Tag("engine")
@TestInstance(PER_CLASS)
final class TestLargeRepository
{
    private static final String MONOLITH = "owner = 'acme' AND repository = 'monolith'";

    private GithubQueryRunner runner;
    private RepositoryContents contents;

    @BeforeAll
    void start()
            throws Exception
    {
        runner = new GithubQueryRunner(
                GithubSandbox.Options.defaults().withLargeRepository(),
                _ -> Map.of("github.token", SandboxToken.ACME.token()),
                "acme");
        contents = runner.sandbox().data().contents("acme", "monolith");
    }

    @AfterAll
    void stop()
    {
        if (runner != null) {
            runner.close();
        }
    }

    @Test
    void testIssues()
    {
        Answer answer = runner.ask("SELECT number, title, state FROM issues WHERE " + MONOLITH);
        assertThat(answer.rows()).hasSize(9_800);
        assertRows(answer, contents.issues().stream().map(issue -> Arrays.<Object>asList((long) issue.number(), issue.title(), issue.isOpen() ? "open" : "closed")).toList());
        assertThat(answer.requests()).isLessThanOrEqualTo(80);
        long open = contents.issues().stream().filter(issue -> issue.isOpen()).count();
        Answer filtered = runner.ask("SELECT number FROM issues WHERE " + MONOLITH + " AND state = 'open'");
        assertThat(filtered.rows()).hasSize((int) open);
        assertThat(filtered.requests()).isLessThanOrEqualTo(pages(open, 100) + 1);
    }

    @Test
    void testPullRequestsWithTheirCounts()
    {
        Answer answer = runner.ask("SELECT number, reviews, comments, changed_files, commits FROM pull_requests WHERE " + MONOLITH);
        assertThat(answer.rows()).hasSize(1_000);
        assertRows(answer, contents.pullRequests().stream()
                .map(pull -> Arrays.<Object>asList(
                        (long) pull.number(),
                        (long) contents.reviews(pull.number()).size(),
                        (long) pull.issue().comments(),
                        (long) pull.size().changedFiles(),
                        (long) pull.size().commits()))
                .toList());
        assertThat(answer.requests()).isLessThanOrEqualTo(8);
    }

    @Test
    void testReviewsOfPullRequests()
    {
        Answer answer = runner.ask("SELECT pull_request_number, state FROM pull_request_reviews WHERE " + MONOLITH);
        assertThat(answer.rows()).hasSize(contents.reviews().size());
        assertThat(answer.requests()).isLessThanOrEqualTo(60);
    }

    @Test
    void testCommitsThatGithubDoesNotShow()
    {
        long number = contents.pullRequests().getFirst().number();
        assertThat(contents.git().commitsOf((int) number)).hasSize(300);
        String ofFirst = "FROM pull_request_commits WHERE " + MONOLITH + " AND pull_request_number = " + number;
        assertThatThrownBy(() -> runner.execute("SELECT sha " + ofFirst)).hasMessageContaining("GitHub shows only a part of a long list of pull_request_commits");
        assertThat(runner.ask("SELECT count(*) " + ofFirst)).isEqualTo(single(300L, 1));
        long second = contents.pullRequests().get(1).number();
        assertThat(runner.ask("SELECT sha FROM pull_request_commits WHERE " + MONOLITH + " AND pull_request_number = " + second).rows()).hasSize(contents.git().commitsOf((int) second).size());
    }

    @Test
    void testSearchOfCommits()
    {
        List<Commit> commits = contents.git().log(contents.git().resolve("main").orElseThrow());
        assertThat(commits).hasSizeBetween(1_001, 3_000);
        String search = "SELECT sha FROM TABLE(github.system.search(query => 'repo:acme/monolith%s', kind => 'commits'))";
        Answer all = runner.ask(search.formatted(""));
        assertRows(all, commits.stream().map(commit -> List.<Object>of(commit.sha())).toList());
        assertThat(all.requests()).isLessThanOrEqualTo(2 * pages(commits.size(), 100) + 2);
        // by a time of another kind, and by the one that the search is split by
        assertThat(runner.ask(search.formatted(" author-date:>=2000-01-01")).rows()).hasSize(commits.size());
        assertThat(runner.ask(search.formatted(" committer-date:>=2000-01-01")).rows()).hasSize(commits.size());
    }

    @Test
    void testSearchOfCode()
    {
        // GitHub answers ten of them in a minute
        runner.sandbox().beforeAnswers(_ -> runner.sandbox().limits().reset());
        String search = "SELECT repository, path FROM TABLE(github.system.search(query => 'e %s', kind => 'code'))";
        List<List<Object>> expected = runner.sandbox().data().repositories().stream()
                .filter(repository -> repository.owner().login().equals("acme") && !repository.isFork())
                .flatMap(repository -> runner.ask(search.formatted("repo:" + repository.fullName())).rows().stream().map(MaterializedRow::getFields))
                .toList();
        assertThat(expected).hasSizeGreaterThan(1_000);
        Answer all = runner.ask(search.formatted("user:acme"));
        assertRows(all, expected);
        assertThat(all.requests()).isLessThanOrEqualTo(pages(expected.size(), 100) + 12);
        assertRows(runner.ask(search.formatted("user:acme size:>=0")), expected);
        assertThatThrownBy(() -> runner.execute(search.formatted("user:acme -size:<1"))).hasMessageContaining("of which GitHub shows 1000");
        runner.sandbox().beforeAnswers(_ -> {});
    }

    /**
     * Beyond 10,000 rows the list goes on by cursors.
     */
    @Test
    void testCommentsBeyondThePagesThatHaveNumbers()
    {
        Collection<Comment> comments = contents.comments();
        assertThat(comments).hasSizeGreaterThan(12_000);
        Answer answer = runner.ask("SELECT id, issue_number FROM issue_comments WHERE " + MONOLITH);
        assertRows(answer, comments.stream().map(comment -> List.<Object>of(comment.id(), (long) comment.number())).toList());
        assertThat(answer.requests()).isEqualTo(pages(comments.size(), 100));
    }
}
