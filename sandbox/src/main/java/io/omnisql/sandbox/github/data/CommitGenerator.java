package io.omnisql.sandbox.github.data;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Makes commits one after another.
 * <p>
 * Some authors have no account, some commits were rebased (the author's date is older than the committer's), and some share a second.
 */
final class CommitGenerator
{
    private final GithubData data;
    private final Cast cast;
    private final Repository repository;
    private final SplittableRandom random;
    private final Map<String, Commit> commits = new LinkedHashMap<>();

    CommitGenerator(GithubData data, Cast cast, Repository repository, SplittableRandom random)
    {
        this.data = data;
        this.cast = cast;
        this.repository = repository;
        this.random = random;
    }

    Map<String, Commit> commits()
    {
        return commits;
    }

    /**
     * A commit by anyone, on top of another.
     *
     * @param parent empty for the first one
     */
    Commit add(String sha, Optional<Commit> parent, Instant committed)
    {
        int number = commits.size();
        Account account = random.nextInt(8) == 0 ? null : Phrases.pick(random, random.nextInt(12) == 0 ? cast.bots() : cast.people());
        Signature committer = account == null ? stranger(committed) : signature(account, committed);
        boolean rebased = parent.isPresent() && number % 9 == 4;
        Instant authored = rebased ? committed.minus(Duration.ofHours(1 + random.nextInt(100))) : committed;
        Signature author = rebased ? signature(Phrases.pick(random, cast.people()), authored) : committer;
        String message = number % 50 == 7 ? "" : Phrases.title(random, number) + (random.nextInt(3) == 0 ? "\n\n" + Phrases.comment(random, cast.people()) : "");
        return add(sha, message, author, committer, parent.stream().map(Commit::sha).toList(), FileChanges.some(random, 1 + random.nextInt(5), random.nextInt(120), random.nextInt(60)));
    }

    /**
     * The commit by which GitHub merges a pull request.
     */
    Commit merge(PullRequest pull, List<Commit> parents, List<FileChange> files)
    {
        Account account = pull.issue().author();
        Signature author = account == null ? stranger(pull.mergedAt()) : signature(account, pull.mergedAt());
        Account github = data.account("web-flow").orElseThrow();
        Signature committer = new Signature("GitHub", "noreply@github.com", pull.mergedAt(), ZoneOffset.UTC, github);
        String message = parents.size() > 1
                ? "Merge pull request #%s from %s/%s\n\n%s".formatted(pull.number(), repository.owner().login(), pull.head().ref(), pull.issue().title())
                : "%s (#%s)".formatted(pull.issue().title(), pull.number());
        return add(pull.mergeCommitSha(), message, author, committer, parents.stream().map(Commit::sha).toList(), files);
    }

    private Commit add(String sha, String message, Signature author, Signature committer, List<String> parents, List<FileChange> files)
    {
        boolean verified = committer.email().equals("noreply@github.com");
        Commit commit = new Commit(commits.size() + 1, repository.id(), sha, sha(), message, author, committer, verified, parents, files);
        commits.put(sha, commit);
        return commit;
    }

    /**
     * The commits of a pull request on top of a branch; the last one is its head.
     */
    List<Commit> topic(PullRequest pull, Commit base)
    {
        List<Commit> topic = new ArrayList<>();
        Commit parent = base;
        Instant end = pull.issue().createdAt().isAfter(base.committer().date()) ? pull.issue().createdAt() : base.committer().date();
        int count = pull.size().commits();
        long span = Math.min(Duration.between(base.committer().date(), end).toSeconds(), 90_000);
        for (int i = 1; i <= count; i++) {
            Instant committed = end.minusSeconds(span * (count - i) / count);
            parent = add(i == count ? pull.head().sha() : sha(), Optional.of(parent), committed);
            topic.add(parent);
        }
        return topic;
    }

    Signature signature(Account account, Instant date)
    {
        String email = account.email() != null ? account.email() : "%s+%s@users.noreply.github.com".formatted(account.id(), account.restLogin());
        String name = account.name() != null ? account.name() : account.restLogin();
        return new Signature(name, email, date, ZoneOffset.ofHours((int) (account.id() % 5) - 2), account);
    }

    private Signature stranger(Instant date)
    {
        int number = random.nextInt(4);
        return new Signature("Build \"Agent\" " + number, "agent-%s@build.internal".formatted(number), date, ZoneOffset.ofHoursMinutes(5, 30), null);
    }

    String sha()
    {
        return "%016x%016x%08x".formatted(random.nextLong(), random.nextLong(), random.nextInt());
    }
}
