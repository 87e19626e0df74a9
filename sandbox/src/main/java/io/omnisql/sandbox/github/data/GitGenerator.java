package io.omnisql.sandbox.github.data;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * Makes a repository's commits, branches and tags, so that they agree with its pull requests.
 * <p>
 * Merged pull requests are squashed into one commit of their base branch; one in eight is merged with all of its commits.
 */
final class GitGenerator
{
    private static final long TAG_IDS = 1_000_000;

    private final Repository repository;
    private final RepositoryContents contents;
    private final SplittableRandom random;
    private final CommitGenerator commits;
    private final Map<Integer, List<Commit>> ofPullRequests = new HashMap<>();
    private final Map<Integer, List<FileChange>> files = new HashMap<>();
    // by branch, each tip and the time from which on it was one
    private final Map<String, TreeMap<Instant, Commit>> tips = new TreeMap<>();

    GitGenerator(GithubData data, Cast cast, Repository repository, RepositoryContents contents, SplittableRandom random)
    {
        this.repository = repository;
        this.contents = contents;
        this.random = random;
        this.commits = new CommitGenerator(data, cast, repository, random);
    }

    private record Event(Instant at, Optional<PullRequest> merge) {}

    void generate()
    {
        if (repository.isEmpty()) {
            return;
        }
        Commit first = commits.add(commits.sha(), Optional.empty(), repository.createdAt());
        tip(repository.defaultBranch(), first);
        contents.pullRequests().forEach(pull -> tips.computeIfAbsent(pull.base().ref(), _ -> new TreeMap<>()).putIfAbsent(repository.createdAt(), first));
        events().forEach(this::play);
        contents.pullRequests().stream()
                .filter(pull -> !ofPullRequests.containsKey(pull.number()))
                .forEach(pull -> {
                    ofPullRequests.put(pull.number(), commits.topic(pull, base(pull)));
                    files(pull);
                });
        contents.put(new GitHistory(commits.commits().values(), branches(), tags(), ofPullRequests, files));
    }

    private List<Event> events()
    {
        List<Event> events = new ArrayList<>();
        contents.pullRequests().stream().filter(PullRequest::merged).forEach(pull -> events.add(new Event(pull.mergedAt(), Optional.of(pull))));
        long span = Duration.between(repository.createdAt(), repository.pushedAt()).toSeconds();
        int direct = 12 + contents.lastNumber() / 60;
        for (int i = 0; i < direct; i++) {
            Instant at = repository.createdAt().plusSeconds(random.nextLong(span));
            events.add(new Event(at, Optional.empty()));
            if (i % 6 == 0) {
                events.add(new Event(at, Optional.empty()));
            }
        }
        events.sort(Comparator.comparing(Event::at));
        return events;
    }

    private void play(Event event)
    {
        if (event.merge().isEmpty()) {
            tip(repository.defaultBranch(), commits.add(commits.sha(), Optional.of(tips.get(repository.defaultBranch()).lastEntry().getValue()), event.at()));
            return;
        }
        PullRequest pull = event.merge().get();
        List<Commit> topic = commits.topic(pull, base(pull));
        ofPullRequests.put(pull.number(), topic);
        Commit tip = tips.get(pull.base().ref()).lastEntry().getValue();
        List<Commit> parents = pull.number() % 8 == 0 ? List.of(tip, topic.getLast()) : List.of(tip);
        tip(pull.base().ref(), commits.merge(pull, parents, files(pull)));
    }

    private List<FileChange> files(PullRequest pull)
    {
        PullRequest.Size size = pull.size();
        return files.computeIfAbsent(pull.number(), _ -> FileChanges.some(random, size.changedFiles(), size.additions(), size.deletions()));
    }

    private void tip(String branch, Commit commit)
    {
        tips.computeIfAbsent(branch, _ -> new TreeMap<>()).put(commit.committer().date(), commit);
    }

    /**
     * The tip of the base branch when the pull request was opened.
     */
    private Commit base(PullRequest pull)
    {
        return tips.get(pull.base().ref()).floorEntry(pull.issue().createdAt()).getValue();
    }

    private List<Branch> branches()
    {
        List<Branch> branches = new ArrayList<>();
        String main = repository.defaultBranch();
        branches.add(new Branch(1, main, tips.get(main).lastEntry().getValue().sha(), true));
        tips.forEach((name, tip) -> {
            if (!name.equals(main)) {
                branches.add(new Branch(branches.size() + 1, name, tip.lastEntry().getValue().sha(), true));
            }
        });
        branches.add(new Branch(branches.size() + 1, "fix/100%-\"quoted\"&more#1", tips.get(main).firstEntry().getValue().sha(), false));
        contents.pullRequests().stream()
                .filter(pull -> pull.issue().isOpen() && pull.head().repositoryId() == repository.id())
                .forEach(pull -> branches.add(new Branch(branches.size() + 1, pull.head().ref(), pull.head().sha(), false)));
        return branches.stream().sorted(Comparator.comparing(Branch::name)).toList();
    }

    private List<Tag> tags()
    {
        List<Tag> tags = new ArrayList<>();
        List<Commit> tagged = List.copyOf(tips.get(repository.defaultBranch()).values());
        for (int i = 2; i < tagged.size(); i += 3) {
            Commit commit = tagged.get(i);
            int number = tags.size();
            String name = number % 25 == 24 ? "nightly/" + number : "v%s.%s.0%s".formatted(number / 10, number % 10, number % 7 == 3 ? "-rc.1" : "");
            Signature tagger = commit.committer();
            Tag.Annotation annotation = number % 2 == 0 ? null : new Tag.Annotation(commits.sha(), "Release " + name + "\n", tagger);
            tags.add(new Tag(TAG_IDS + number, name, commit.sha(), annotation));
        }
        return tags.stream().sorted(Comparator.comparing(Tag::name).reversed()).toList();
    }
}
