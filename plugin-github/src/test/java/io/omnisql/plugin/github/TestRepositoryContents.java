package io.omnisql.plugin.github;

import io.omnisql.plugin.github.GithubQueryRunner.Answer;
import io.omnisql.sandbox.github.access.SandboxToken;
import io.omnisql.sandbox.github.data.Account;
import io.omnisql.sandbox.github.data.Branch;
import io.omnisql.sandbox.github.data.Comment;
import io.omnisql.sandbox.github.data.Commit;
import io.omnisql.sandbox.github.data.Label;
import io.omnisql.sandbox.github.data.Milestone;
import io.omnisql.sandbox.github.data.Release;
import io.omnisql.sandbox.github.data.Repository;
import io.omnisql.sandbox.github.data.RepositoryContents;
import io.trino.testing.MaterializedRow;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

import static java.util.Locale.ROOT;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

/**
 * Rows and request counts of what repositories hold besides issues and pull requests, over the sandbox.
 */
@Tag("engine")
@TestInstance(PER_CLASS)
class TestRepositoryContents
{
    private static final String PLATFORM = "owner = 'acme' AND repository = 'platform'";

    private GithubQueryRunner runner;

    @BeforeAll
    void start()
            throws Exception
    {
        runner = new GithubQueryRunner(SandboxToken.ACME, "acme");
    }

    @AfterAll
    void stop()
    {
        if (runner != null) {
            runner.close();
        }
    }

    @Test
    void testLabels()
    {
        List<List<Object>> expected = rows(RepositoryContents::labels, TestRepositoryContents::row);
        Answer answer = runner.ask("SELECT repository, name, color, description, \"default\", to_unixtime(created_at) FROM labels");
        assertRows(answer, expected);
        // the list of repositories, and one page of each
        assertThat(answer.requests()).isEqualTo(1 + repositories().count());
        assertThat(runner.rows("SELECT * FROM labels")).hasSameSizeAs(expected);
        assertThat(runner.ask("SELECT count(*) FROM labels")).isEqualTo(single((long) expected.size(), 1));
        assertThat(runner.ask("SELECT count(*) FROM labels WHERE " + PLATFORM)).isEqualTo(single((long) contents("platform").labels().size(), 1));
        assertThat(runner.rows("SELECT name FROM labels WHERE name = 'BUG'")).isEmpty();
    }

    private static List<Object> row(Repository repository, Label label)
    {
        return Arrays.asList(repository.name(), label.name(), label.color(), label.description(), label.standard(), seconds(label.createdAt()));
    }

    @Test
    void testMilestones()
    {
        List<List<Object>> expected = rows(RepositoryContents::milestones, TestRepositoryContents::row);
        assertRows(
                runner.ask("SELECT repository, number, title, description, state, creator_login, to_unixtime(due_on), to_unixtime(created_at), to_unixtime(updated_at), to_unixtime(closed_at) FROM milestones"),
                expected);
        assertThat(runner.rows("SELECT * FROM milestones")).hasSameSizeAs(expected);
        List<Milestone> milestones = contents("platform").milestones();
        assertThat(runner.ask("SELECT count(*) FROM milestones WHERE " + PLATFORM + " AND state = 'open'"))
                .isEqualTo(single(milestones.stream().filter(Milestone::open).count(), 1));
        Milestone last = milestones.getLast();
        assertThat(runner.ask("SELECT title FROM milestones WHERE " + PLATFORM + " AND number = " + last.number())).isEqualTo(single(last.title(), 1));
        assertThat(runner.ask("SELECT title FROM milestones WHERE " + PLATFORM + " AND number = 99999")).isEqualTo(new Answer(List.of(), 1));
        Answer newest = runner.ask("SELECT number FROM milestones WHERE " + PLATFORM + " ORDER BY number DESC LIMIT 2");
        assertThat(newest.column(0)).isEqualTo(milestones.stream().map(milestone -> (long) milestone.number()).sorted(Comparator.reverseOrder()).limit(2).toList());
        assertThat(newest.requests()).isEqualTo(1);
        assertThat(runner.ask("SELECT title FROM milestones WHERE state = 'OPEN'")).isEqualTo(new Answer(List.of(), 0));
    }

    private static List<Object> row(Repository repository, Milestone milestone)
    {
        return Arrays.asList(
                repository.name(),
                (long) milestone.number(),
                milestone.title(),
                milestone.description(),
                milestone.open() ? "open" : "closed",
                milestone.creator() == null ? null : milestone.creator().login(),
                seconds(milestone.dueOn()),
                seconds(milestone.createdAt()),
                seconds(milestone.updatedAt()),
                seconds(milestone.closedAt()));
    }

    @Test
    void testIssueComments()
    {
        List<List<Object>> expected = rows(RepositoryContents::comments, TestRepositoryContents::row);
        Answer answer = runner.ask("SELECT owner, repository, id, issue_number, body, user_login, author_association, to_unixtime(created_at), to_unixtime(updated_at) FROM issue_comments");
        assertRows(answer, expected);
        assertThat(answer.requests()).isEqualTo(1 + repositories().mapToLong(repository -> pages(contents(repository.name()).comments().size())).sum());
        assertThat(runner.rows("SELECT * FROM issue_comments")).hasSameSizeAs(expected);

        List<Instant> updated = contents("platform").comments().stream().map(Comment::updatedAt).sorted().toList();
        Instant since = updated.get(updated.size() - 30);
        long matching = updated.stream().filter(time -> !time.isBefore(since)).count();
        assertThat(runner.ask("SELECT count(*) FROM issue_comments WHERE %s AND updated_at >= from_unixtime(%s)".formatted(PLATFORM, since.getEpochSecond())))
                .isEqualTo(single(matching, pages(matching)));
        Answer newest = runner.ask("SELECT to_unixtime(updated_at) FROM issue_comments WHERE " + PLATFORM + " ORDER BY updated_at DESC LIMIT 5");
        assertThat(newest.column(0)).isEqualTo(updated.reversed().stream().limit(5).map(TestRepositoryContents::seconds).toList());
        assertThat(newest.requests()).isEqualTo(1);
        assertThat(runner.ask("SELECT id FROM issue_comments WHERE " + PLATFORM + " LIMIT 10")).matches(limited -> limited.rows().size() == 10 && limited.requests() == 1);
    }

    @Test
    void testSpellingOfRepositoriesInRest()
    {
        // REST finds a repository whatever its case, and redirects from a former name: then the name is asked for
        assertThat(runner.ask("SELECT id FROM issue_comments WHERE owner = 'acme' AND repository = 'Platform'")).isEqualTo(new Answer(List.of(), 2));
        assertThat(runner.ask("SELECT id FROM issue_comments WHERE owner = 'ACME' AND repository = 'platform'")).isEqualTo(new Answer(List.of(), 2));
        assertThat(runner.ask("SELECT id FROM issue_comments WHERE repository = 'ui-kit'")).isEqualTo(new Answer(List.of(), 3));
        // and so it is where nothing is found
        assertThat(runner.ask("SELECT id FROM issue_comments WHERE repository = 'no-such-repository'")).isEqualTo(new Answer(List.of(), 2));
        assertThat(runner.ask("SELECT id FROM issue_comments WHERE owner = 'globex'")).isEqualTo(new Answer(List.of(), 0));
        assertThat(runner.ask("SELECT count(*) FROM issue_comments WHERE repository IN ('platform', 'Platform')").value()).isEqualTo((long) contents("platform").comments().size());
    }

    private static List<Object> row(Repository repository, Comment comment)
    {
        return Arrays.asList(
                "acme",
                repository.name(),
                comment.id(),
                (long) comment.number(),
                comment.body(),
                comment.author() == null ? "ghost" : comment.author().restLogin(),
                comment.authorAssociation().name().toLowerCase(ROOT),
                seconds(comment.createdAt()),
                seconds(comment.updatedAt()));
    }

    private static long pages(long rows)
    {
        return Math.max(1, (rows + 99) / 100);
    }

    @Test
    void testReleases()
    {
        List<List<Object>> expected = rows(RepositoryContents::releases, TestRepositoryContents::row);
        assertRows(
                runner.ask("SELECT repository, id, name, tag_name, body, draft, prerelease, author_login, assets, to_unixtime(created_at), to_unixtime(updated_at), to_unixtime(published_at) FROM releases"),
                expected);
        assertThat(runner.rows("SELECT * FROM releases")).hasSameSizeAs(expected);
        List<Release> releases = List.copyOf(contents("platform").releases());
        assertThat(runner.ask("SELECT count(*) FROM releases WHERE " + PLATFORM)).isEqualTo(single((long) releases.size(), 1));
        Answer newest = runner.ask("SELECT to_unixtime(created_at) FROM releases WHERE " + PLATFORM + " ORDER BY created_at DESC LIMIT 3");
        assertThat(newest.column(0)).isEqualTo(releases.stream().map(Release::createdAt).sorted(Comparator.reverseOrder()).limit(3).map(TestRepositoryContents::seconds).toList());
        assertThat(newest.requests()).isEqualTo(1);
    }

    private static List<Object> row(Repository repository, Release release)
    {
        return Arrays.asList(
                repository.name(),
                release.id(),
                release.name(),
                release.tagName(),
                release.body(),
                release.draft(),
                release.prerelease(),
                release.author() == null || release.author().kind() != Account.Kind.USER ? null : release.author().login(),
                (long) release.assets().size(),
                seconds(release.createdAt()),
                seconds(release.updatedAt()),
                seconds(release.publishedAt()));
    }

    @Test
    void testBranches()
    {
        List<List<Object>> expected = rows(contents -> contents.git().branches(), this::row);
        assertRows(runner.ask("SELECT repository, name, commit_sha, commit_message, commit_author_name, to_unixtime(committed_date) FROM branches"), expected);
        assertThat(runner.rows("SELECT * FROM branches")).hasSameSizeAs(expected);
        List<Branch> branches = contents("platform").git().branches();
        assertThat(runner.ask("SELECT count(*) FROM branches WHERE " + PLATFORM)).isEqualTo(single((long) branches.size(), 1));
        Branch last = branches.getLast();
        assertThat(runner.ask("SELECT commit_sha FROM branches WHERE %s AND name = '%s'".formatted(PLATFORM, last.name()))).isEqualTo(single(last.sha(), 1));
        assertThat(runner.ask("SELECT commit_sha FROM branches WHERE %s AND name IN ('no-such', 'refs/heads/%s', '%s')".formatted(PLATFORM, last.name(), last.name().toUpperCase(ROOT))))
                .isEqualTo(new Answer(List.of(), 1));
        // no branch can have such a name
        assertThat(runner.ask("SELECT commit_sha FROM branches WHERE " + PLATFORM + " AND name = 'a b'")).isEqualTo(new Answer(List.of(), 0));
    }

    private List<Object> row(Repository repository, Branch branch)
    {
        Commit commit = contents(repository.name()).git().commit(branch.sha()).orElseThrow();
        return Arrays.asList(repository.name(), branch.name(), branch.sha(), commit.message(), commit.author().name(), seconds(commit.committer().date()));
    }

    @Test
    void testTags()
    {
        List<List<Object>> expected = rows(contents -> contents.git().tags(), TestRepositoryContents::row);
        assertRows(runner.ask("SELECT repository, name, target_type, target_sha, annotated_sha, message, tagger_name, to_unixtime(tagged_at) FROM tags"), expected);
        assertThat(expected).anyMatch(row -> row.get(2).equals("tag"));
        assertThat(runner.rows("SELECT * FROM tags")).hasSameSizeAs(expected);
        assertThat(runner.ask("SELECT count(*) FROM tags WHERE " + PLATFORM)).isEqualTo(single((long) contents("platform").git().tags().size(), 1));
    }

    private static List<Object> row(Repository repository, io.omnisql.sandbox.github.data.Tag tag)
    {
        boolean annotated = tag.annotation() != null;
        return Arrays.asList(
                repository.name(),
                tag.name(),
                annotated ? "tag" : "commit",
                annotated ? tag.annotation().sha() : tag.sha(),
                annotated ? tag.sha() : null,
                annotated ? tag.annotation().message() : null,
                annotated ? tag.annotation().tagger().name() : null,
                annotated ? seconds(tag.annotation().tagger().date()) : null);
    }

    @Test
    void testCommits()
    {
        List<Commit> log = log("website");
        Answer answer = runner.ask(
                """
                SELECT sha, message, message_headline, author_name, author_email, author_login, to_unixtime(authored_date), committer_name, committer_email,
                    to_unixtime(committed_date), additions, deletions, changed_files, parents
                FROM commits WHERE owner = 'acme' AND repository = 'website'""");
        assertRows(answer, log.stream().map(TestRepositoryContents::row).toList());
        assertThat(answer.requests()).isEqualTo(pages(log.size()));
        assertThat(runner.rows("SELECT * FROM commits WHERE repository = 'website'")).hasSameSizeAs(log);
        assertThat(runner.ask("SELECT count(*) FROM commits WHERE " + PLATFORM)).isEqualTo(single((long) log("platform").size(), 1));
        assertThat(runner.ask("SELECT sha FROM commits WHERE " + PLATFORM + " LIMIT 10")).matches(limited -> limited.rows().size() == 10 && limited.requests() == 1);
    }

    @Test
    void testCommitsByHash()
    {
        List<Commit> log = log("platform");
        assertThat(runner.ask("SELECT message FROM commits WHERE " + PLATFORM + " AND sha = '" + log.getFirst().sha() + "'")).isEqualTo(single(log.getFirst().message(), 1));
        String hashes = log.stream().limit(120).map(commit -> "'" + commit.sha() + "'").collect(joining(", "));
        Answer batches = runner.ask("SELECT sha, message, additions FROM commits WHERE " + PLATFORM + " AND sha IN (" + hashes + ")");
        assertThat(batches.column(0)).containsExactlyInAnyOrderElementsOf(log.stream().limit(120).map(commit -> (Object) commit.sha()).toList());
        assertThat(batches.requests()).isEqualTo(2);
        // on another branch; unknown; a part; not as git spells it
        Commit elsewhere = contents("platform").git().commits().stream().filter(commit -> !log.contains(commit)).findFirst().orElseThrow();
        for (String hash : List.of(elsewhere.sha(), "0".repeat(40), log.getFirst().sha().substring(0, 12), log.getFirst().sha().toUpperCase(ROOT))) {
            assertThat(runner.ask("SELECT message FROM commits WHERE " + PLATFORM + " AND sha = '" + hash + "'")).matches(answer -> answer.rows().isEmpty() && answer.requests() <= 1);
        }
    }

    @Test
    void testCommitsOfAPeriod()
    {
        List<Instant> dates = log("platform").stream().map(commit -> commit.committer().date()).sorted().toList();
        Instant from = dates.get(dates.size() / 2);
        Instant to = dates.get(dates.size() / 2 + dates.size() / 4);
        // one request makes sure that no commit is lost
        long since = dates.stream().filter(date -> !date.isBefore(from)).count();
        assertThat(runner.ask("SELECT count(*) FROM commits WHERE %s AND committed_date >= from_unixtime(%s)".formatted(PLATFORM, from.getEpochSecond())))
                .isEqualTo(single(since, 1 + pages(since)));
        long between = dates.stream().filter(date -> !date.isBefore(from) && date.isBefore(to)).count();
        Answer period = runner.ask("SELECT count(*) FROM commits WHERE %s AND committed_date >= from_unixtime(%s) AND committed_date < from_unixtime(%s)"
                .formatted(PLATFORM, from.getEpochSecond(), to.getEpochSecond()));
        assertThat(period.value()).isEqualTo(between);
        assertThat(period.requests()).isBetween(1 + pages(between), 2 + pages(between));
    }

    private List<Commit> log(String repository)
    {
        String branch = runner.sandbox().data().repository("acme", repository).orElseThrow().defaultBranch();
        return contents(repository).git().log(contents(repository).git().resolve(branch).orElseThrow());
    }

    private static List<Object> row(Commit commit)
    {
        Account author = commit.author().account();
        return Arrays.asList(
                commit.sha(),
                commit.message(),
                commit.headline(),
                commit.author().name(),
                commit.author().email(),
                author == null || author.kind() != Account.Kind.USER ? null : author.login(),
                seconds(commit.author().date()),
                commit.committer().name(),
                commit.committer().email(),
                seconds(commit.committer().date()),
                (long) commit.additions(),
                (long) commit.deletions(),
                (long) commit.files().size(),
                (long) commit.parents().size());
    }

    private Stream<Repository> repositories()
    {
        return runner.sandbox().data().repositories().stream().filter(repository -> repository.owner().login().equals("acme"));
    }

    private RepositoryContents contents(String repository)
    {
        return runner.sandbox().data().contents(runner.sandbox().data().repository("acme", repository).orElseThrow().id());
    }

    private <T> List<List<Object>> rows(Function<RepositoryContents, ? extends Iterable<T>> items, RowOf<T> row)
    {
        return repositories()
                .flatMap(repository -> stream(items.apply(runner.sandbox().data().contents(repository.id()))).map(item -> row.of(repository, item)))
                .toList();
    }

    private static <T> Stream<T> stream(Iterable<T> items)
    {
        Stream.Builder<T> builder = Stream.builder();
        items.forEach(builder);
        return builder.build();
    }

    private static void assertRows(Answer answer, List<List<Object>> expected)
    {
        assertThat(expected).isNotEmpty();
        assertThat(answer.rows()).extracting(MaterializedRow::getFields).containsExactlyInAnyOrderElementsOf(expected);
    }

    private static Answer single(Object value, long requests)
    {
        return new Answer(List.of(new MaterializedRow(5, value)), requests);
    }

    private static Double seconds(Instant time)
    {
        return time == null ? null : (double) time.getEpochSecond();
    }

    private interface RowOf<T>
    {
        List<Object> of(Repository repository, T item);
    }
}
