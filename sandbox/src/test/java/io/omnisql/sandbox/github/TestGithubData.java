package io.omnisql.sandbox.github;

import io.omnisql.sandbox.github.data.Comment;
import io.omnisql.sandbox.github.data.Commit;
import io.omnisql.sandbox.github.data.GitHistory;
import io.omnisql.sandbox.github.data.GithubData;
import io.omnisql.sandbox.github.data.GithubDataGenerator;
import io.omnisql.sandbox.github.data.Issue;
import io.omnisql.sandbox.github.data.Label;
import io.omnisql.sandbox.github.data.LockReason;
import io.omnisql.sandbox.github.data.PullRequest;
import io.omnisql.sandbox.github.data.Repository;
import io.omnisql.sandbox.github.data.RepositoryContents;
import io.omnisql.sandbox.github.data.StateReason;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

final class TestGithubData
{
    private final GithubData data = GithubDataGenerator.generate(1);

    @Test
    void testPlatformHasRoundNumbers()
    {
        List<Issue> issues = data.issues("acme", "platform");
        assertThat(issues).filteredOn(Issue::isOpen).hasSize(3000);
        assertThat(issues).filteredOn(issue -> !issue.isOpen()).hasSize(1500);
        assertThat(data.pullRequests("acme", "platform")).hasSize(600);
    }

    @Test
    void testSameSeedSameRows()
    {
        GithubData again = GithubDataGenerator.generate(1);
        assertThat(again.repositories()).isEqualTo(data.repositories());
        for (Repository repository : data.repositories()) {
            assertThat(again.contents(repository.id()).issues()).isEqualTo(data.contents(repository.id()).issues());
            assertThat(again.contents(repository.id()).pullRequests()).isEqualTo(data.contents(repository.id()).pullRequests());
            assertThat(List.copyOf(again.contents(repository.id()).git().commits())).isEqualTo(List.copyOf(data.contents(repository.id()).git().commits()));
            assertThat(List.copyOf(again.contents(repository.id()).releases())).isEqualTo(List.copyOf(data.contents(repository.id()).releases()));
            assertThat(List.copyOf(again.contents(repository.id()).comments())).isEqualTo(List.copyOf(data.contents(repository.id()).comments()));
        }
        assertThat(GithubDataGenerator.generate(2).issues("acme", "platform")).isNotEqualTo(data.issues("acme", "platform"));
    }

    @Test
    void testAwkwardIssues()
    {
        List<Issue> issues = data.issues("acme", "platform");
        assertThat(issues).anyMatch(issue -> issue.author() == null);
        assertThat(issues).anyMatch(issue -> issue.author() != null && issue.author().restLogin().equals("dependabot[bot]"));
        assertThat(issues).anyMatch(issue -> issue.body() == null);
        assertThat(issues).anyMatch(issue -> issue.body() != null && issue.body().length() > 50_000);
        assertThat(issues).anyMatch(issue -> issue.body() != null && issue.body().contains("\r\n"));
        assertThat(issues).anyMatch(issue -> issue.milestone() == null);
        assertThat(issues).anyMatch(issue -> issue.assignees().size() > 1);
        assertThat(issues).anyMatch(issue -> issue.assignees().isEmpty());
        assertThat(issues).anyMatch(issue -> issue.title().length() == 256);
        assertThat(issues).extracting(Issue::title).contains("'; DROP TABLE issues; --", "Can't save \"O'Brien\" as a customer", "🔥 Checkout is on fire 🔥🚒");
        assertThat(issues).anyMatch(issue -> issue.id() < Integer.MAX_VALUE).anyMatch(issue -> issue.id() > Integer.MAX_VALUE);
        assertThat(issues).extracting(Issue::stateReason).contains(null, StateReason.COMPLETED, StateReason.NOT_PLANNED, StateReason.REOPENED);
        assertThat(issues).filteredOn(Issue::locked).extracting(Issue::lockReason).contains(null, LockReason.SPAM);
        assertThat(issues.stream().collect(Collectors.groupingBy(Issue::createdAt)).values()).anyMatch(same -> same.size() > 3);
        assertThat(issues.stream().collect(Collectors.groupingBy(Issue::updatedAt)).values()).anyMatch(same -> same.size() > 20);
    }

    @Test
    void testAwkwardNames()
    {
        assertThat(labels("acme", "website")).contains("bug", "needs design, copy", "back\\slash", "area: \"core\"");
        assertThat(labels("globex", "website")).contains("Bug").doesNotContain("bug");
        assertThat(data.repositories()).filteredOn(repository -> repository.name().equals("website")).extracting(repository -> repository.owner().login()).contains("acme", "globex");
        assertThat(data.repositories()).anyMatch(Repository::isEmpty).anyMatch(Repository::isArchived).anyMatch(Repository::isFork).anyMatch(repository -> repository.formerName() != null);
    }

    private List<String> labels(String owner, String name)
    {
        return data.contents(data.repository(owner, name).orElseThrow().id()).labels().stream().map(Label::name).toList();
    }

    @Test
    void testPullRequests()
    {
        List<PullRequest> pulls = data.pullRequests("acme", "platform");
        assertThat(pulls).anyMatch(PullRequest::merged);
        assertThat(pulls).anyMatch(pull -> !pull.merged() && !pull.issue().isOpen());
        assertThat(pulls).anyMatch(pull -> pull.issue().isOpen() && pull.draft());
        assertThat(pulls).allMatch(pull -> !pull.merged() || pull.mergedAt().equals(pull.issue().closedAt()));
        assertThat(pulls).allMatch(pull -> pull.issue().stateReason() == null);
    }

    @Test
    void testTimesAndCountsAgree()
    {
        for (Repository repository : data.repositories()) {
            List<Comment> comments = List.copyOf(data.contents(repository.id()).comments());
            var byNumber = comments.stream().collect(Collectors.groupingBy(Comment::number, Collectors.counting()));
            data.contents(repository.id()).conversations().stream().map(conversation -> conversation.issue()).forEach(issue -> {
                assertThat(issue.createdAt()).isAfterOrEqualTo(repository.createdAt());
                assertThat(issue.updatedAt()).isAfterOrEqualTo(issue.createdAt());
                assertThat(issue.closedAt() == null).isEqualTo(issue.isOpen());
                assertThat((long) issue.comments()).isEqualTo(byNumber.getOrDefault(issue.number(), 0L));
            });
            assertThat(comments).extracting(Comment::createdAt).isSorted();
            assertThat(comments.stream().map(Comment::id).collect(Collectors.toMap(Function.identity(), Function.identity()))).hasSize(comments.size());
        }
    }

    @Test
    void testCommitsAgreeWithPullRequests()
    {
        for (Repository repository : data.repositories()) {
            RepositoryContents contents = data.contents(repository.id());
            GitHistory git = contents.git();
            for (Commit commit : git.commits()) {
                for (String parent : commit.parents()) {
                    assertThat(git.commit(parent).orElseThrow().committer().date()).isBeforeOrEqualTo(commit.committer().date());
                    assertThat(git.commit(parent).orElseThrow().id()).isLessThan(commit.id());
                }
            }
            for (PullRequest pull : contents.pullRequests()) {
                assertThat(git.commitsOf(pull.number())).hasSize(pull.size().commits());
                assertThat(git.commitsOf(pull.number()).getLast().sha()).isEqualTo(pull.head().sha());
                if (pull.merged()) {
                    assertThat(git.log(git.resolve(pull.base().ref()).orElseThrow())).contains(git.commit(pull.mergeCommitSha()).orElseThrow());
                }
            }
        }
    }
}
