package io.omnisql.plugin.github;

import io.omnisql.plugin.github.GithubQueryRunner.Answer;
import io.omnisql.sandbox.github.access.SandboxToken;
import io.omnisql.sandbox.github.data.Commit;
import io.omnisql.sandbox.github.data.FileChange;
import io.omnisql.sandbox.github.data.PullRequest;
import io.omnisql.sandbox.github.data.Repository;
import io.omnisql.sandbox.github.data.Review;
import io.omnisql.sandbox.github.data.ReviewComment;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToIntFunction;

import static io.omnisql.plugin.github.SandboxRows.assertRows;
import static io.omnisql.plugin.github.SandboxRows.login;
import static io.omnisql.plugin.github.SandboxRows.pages;
import static io.omnisql.plugin.github.SandboxRows.restLogin;
import static io.omnisql.plugin.github.SandboxRows.seconds;
import static io.omnisql.plugin.github.SandboxRows.single;
import static java.util.Locale.ROOT;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

/**
 * Rows and request counts of what pull requests hold, over the sandbox.
 */
@Tag("engine")
@TestInstance(PER_CLASS)
final class TestPullRequestTables
{
    private static final String PLATFORM = "owner = 'acme' AND repository = 'platform'";
    private static final int OUTER_PAGE = 50;
    private static final int INNER_PAGE = 100;

    private GithubQueryRunner runner;
    private SandboxRows sandbox;

    @BeforeAll
    void start()
            throws Exception
    {
        runner = new GithubQueryRunner(SandboxToken.ACME, "acme");
        sandbox = new SandboxRows(runner.sandbox().data(), "acme");
    }

    @AfterAll
    void stop()
    {
        if (runner != null) {
            runner.close();
        }
    }

    @Test
    void testReviews()
    {
        List<List<Object>> expected = sandbox.rows(contents -> contents.reviews(), TestPullRequestTables::row);
        assertRows(
                runner.ask("SELECT owner, repository, pull_request_number, id, state, body, user_login, commit_id, to_unixtime(submitted_at) FROM pull_request_reviews"),
                expected);
        assertThat(runner.rows("SELECT * FROM pull_request_reviews")).hasSameSizeAs(expected);
        List<PullRequest> pulls = sandbox.contents("platform").pullRequests();
        assertThat(runner.ask("SELECT id FROM pull_request_reviews WHERE " + PLATFORM)).matches(answer ->
                answer.rows().size() == sandbox.contents("platform").reviews().size() && answer.requests() == requests(pulls, this::reviews));
        assertThat(runner.ask("SELECT count(*) FROM pull_request_reviews WHERE " + PLATFORM))
                .isEqualTo(single((long) sandbox.contents("platform").reviews().size(), pages(pulls.size(), OUTER_PAGE)));
        assertThat(runner.ask("SELECT count(*) FROM pull_request_reviews WHERE repository = 'website' AND state = 'approved'"))
                .isEqualTo(single(sandbox.contents("website").reviews().stream().filter(review -> review.state() == Review.State.APPROVED).count(), 1));
        assertThat(runner.ask("SELECT count(*) FROM pull_request_reviews WHERE state = 'nonsense'")).isEqualTo(single(0L, 0));
    }

    private static List<Object> row(Repository repository, Review review)
    {
        return Arrays.asList(
                "acme",
                repository.name(),
                (long) review.number(),
                review.id(),
                review.state().name().toLowerCase(ROOT),
                review.body(),
                login(review.author()),
                review.commitSha(),
                seconds(review.submittedAt()));
    }

    private int reviews(PullRequest pull)
    {
        return sandbox.contents("platform").reviews(pull.number()).size();
    }

    /**
     * How many requests it takes to read all pull requests with their lists, when those that go on are continued 20 at a time.
     */
    private static long requests(List<PullRequest> pulls, ToIntFunction<PullRequest> size)
    {
        List<PullRequest> sorted = pulls.stream().sorted(Comparator.comparing((PullRequest pull) -> pull.issue().createdAt()).thenComparing(PullRequest::id)).toList();
        long requests = 0;
        for (int from = 0; from < sorted.size(); from += OUTER_PAGE) {
            requests++;
            List<Integer> left = new ArrayList<>(sorted.subList(from, Math.min(sorted.size(), from + OUTER_PAGE)).stream().map(pull -> size.applyAsInt(pull) - INNER_PAGE).filter(rest -> rest > 0).toList());
            while (!left.isEmpty()) {
                requests++;
                List<Integer> now = new ArrayList<>(left.subList(0, Math.min(20, left.size())));
                left.subList(0, now.size()).clear();
                now.stream().map(rest -> rest - INNER_PAGE).filter(rest -> rest > 0).forEach(left::add);
            }
        }
        return requests;
    }

    @Test
    void testByNumber()
    {
        List<PullRequest> pulls = sandbox.contents("platform").pullRequests().subList(0, 30);
        long expected = pulls.stream().mapToLong(this::reviews).sum();
        String numbers = pulls.stream().map(pull -> Integer.toString(pull.number())).collect(joining(", "));
        assertThat(runner.ask("SELECT pull_request_number, state FROM pull_request_reviews WHERE " + PLATFORM + " AND pull_request_number IN (" + numbers + ")"))
                .matches(answer -> answer.rows().size() == expected && answer.requests() == requests(pulls, this::reviews));
        assertThat(runner.ask("SELECT count(*) FROM pull_request_reviews WHERE " + PLATFORM + " AND pull_request_number IN (" + numbers + ")")).isEqualTo(single(expected, 1));
        // an issue, and a number that does not exist
        assertThat(runner.ask("SELECT state FROM pull_request_reviews WHERE " + PLATFORM + " AND pull_request_number IN (999999, " + sandbox.contents("platform").issues().getFirst().number() + ")"))
                .isEqualTo(new Answer(List.of(), 1));
        long largest = sandbox.contents("platform").pullRequests().stream().max(Comparator.comparing(this::files)).orElseThrow().number();
        Answer files = runner.ask("SELECT path FROM pull_request_files WHERE " + PLATFORM + " AND pull_request_number = " + largest);
        List<FileChange> changed = sandbox.contents("platform").git().filesOf((int) largest);
        assertThat(files.column(0)).containsExactlyInAnyOrderElementsOf(changed.stream().map(file -> (Object) file.path()).toList());
        assertThat(files.requests()).isEqualTo(pages(changed.size(), INNER_PAGE));
    }

    private int files(PullRequest pull)
    {
        return sandbox.contents("platform").git().filesOf(pull.number()).size();
    }

    @Test
    void testFiles()
    {
        List<PullRequest> pulls = sandbox.contents("platform").pullRequests();
        Answer answer = runner.ask("SELECT pull_request_number, path, change_type, additions, deletions FROM pull_request_files WHERE " + PLATFORM);
        assertRows(answer, pulls.stream().flatMap(pull -> sandbox.contents("platform").git().filesOf(pull.number()).stream().map(file -> row(pull, file))).toList());
        assertThat(answer.requests()).isEqualTo(requests(pulls, this::files));
        assertThat(runner.ask("SELECT count(*) FROM pull_request_files WHERE " + PLATFORM)).isEqualTo(single((long) answer.rows().size(), pages(pulls.size(), OUTER_PAGE)));
    }

    private static List<Object> row(PullRequest pull, FileChange file)
    {
        return Arrays.asList(
                (long) pull.number(),
                file.path(),
                file.status() == FileChange.Status.REMOVED ? "deleted" : file.status().name().toLowerCase(ROOT),
                (long) file.additions(),
                (long) file.deletions());
    }

    @Test
    void testCommits()
    {
        List<PullRequest> pulls = sandbox.contents("website").pullRequests();
        Answer answer = runner.ask("SELECT pull_request_number, sha, message, author_name, to_unixtime(committed_date) FROM pull_request_commits WHERE repository = 'website'");
        assertRows(answer, pulls.stream().flatMap(pull -> sandbox.contents("website").git().commitsOf(pull.number()).stream().map(commit -> row(pull, commit))).toList());
        assertThat(answer.requests()).isEqualTo(requests(pulls, pull -> sandbox.contents("website").git().commitsOf(pull.number()).size()));
    }

    private static List<Object> row(PullRequest pull, Commit commit)
    {
        return Arrays.asList((long) pull.number(), commit.sha(), commit.message(), commit.author().name(), seconds(commit.committer().date()));
    }

    @Test
    void testReviewComments()
    {
        List<List<Object>> expected = sandbox.rows(contents -> contents.reviewComments(), TestPullRequestTables::row);
        assertRows(
                runner.ask(
                        """
                        SELECT repository, id, pull_request_number, pull_request_review_id, in_reply_to_id, body, path, line, user_login, to_unixtime(created_at), to_unixtime(updated_at)
                        FROM pull_request_review_comments"""),
                expected);
        assertThat(runner.rows("SELECT * FROM pull_request_review_comments")).hasSameSizeAs(expected);
        List<ReviewComment> comments = sandbox.contents("platform").reviewComments().stream().sorted(Comparator.comparing(ReviewComment::updatedAt)).toList();
        ReviewComment since = comments.get(comments.size() - 20);
        long matching = comments.stream().filter(comment -> !comment.updatedAt().isBefore(since.updatedAt())).count();
        assertThat(runner.ask("SELECT id FROM pull_request_review_comments WHERE %s AND updated_at >= from_unixtime(%s)".formatted(PLATFORM, since.updatedAt().getEpochSecond())))
                .matches(answer -> answer.rows().size() == matching && answer.requests() == 1);
    }

    private static List<Object> row(Repository repository, ReviewComment comment)
    {
        return Arrays.asList(
                repository.name(),
                comment.id(),
                (long) comment.number(),
                comment.reviewId(),
                comment.replyTo(),
                comment.body(),
                comment.path(),
                comment.line() == null ? null : (long) comment.line(),
                restLogin(comment.author()),
                seconds(comment.createdAt()),
                seconds(comment.updatedAt()));
    }

    @Test
    void testCountsOfPullRequests()
    {
        Answer answer = runner.ask("SELECT number, reviews, comments, changed_files, commits FROM pull_requests WHERE " + PLATFORM);
        assertRows(answer, sandbox.contents("platform").pullRequests().stream()
                .map(pull -> Arrays.<Object>asList((long) pull.number(), (long) reviews(pull), (long) pull.issue().comments(), (long) pull.size().changedFiles(), (long) pull.size().commits()))
                .toList());
        // from both ends at once
        assertThat(answer.requests()).isBetween(pages(answer.rows().size(), 2 * INNER_PAGE), 3 + pages(answer.rows().size(), 2 * INNER_PAGE));
    }

    @Test
    void testJoinAsksForTheKeysOnly()
    {
        runner.execute("CREATE TABLE memory.default.wanted AS SELECT number FROM github.default.pull_requests WHERE " + PLATFORM + " LIMIT 7");
        Answer answer = runner.ask("SELECT count(*) FROM pull_request_reviews r JOIN memory.default.wanted w ON r.pull_request_number = w.number WHERE " + PLATFORM);
        assertThat(answer.requests()).isEqualTo(1);
        assertThat(answer.value()).isEqualTo(runner.rows("SELECT number FROM memory.default.wanted").stream()
                .mapToLong(row -> sandbox.contents("platform").reviews(((Long) row.getField(0)).intValue()).size())
                .sum());
    }

    @Test
    void testLimit()
    {
        assertThat(runner.ask("SELECT state FROM pull_request_reviews WHERE " + PLATFORM + " LIMIT 5")).matches(answer -> answer.rows().size() == 5 && answer.requests() == 1);
    }
}
