package io.omnisql.sandbox.github.data;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The commits of a repository and the branches and tags that lead to them.
 */
public final class GitHistory
{
    static final GitHistory EMPTY = new GitHistory(List.of(), List.of(), List.of(), Map.of(), Map.of());
    private static final Comparator<Commit> NEWEST_FIRST = Comparator.comparing((Commit commit) -> commit.committer().date()).thenComparing(Commit::id).reversed();

    private final Map<String, Commit> commits = new LinkedHashMap<>();
    private final List<Branch> branches;
    private final List<Tag> tags;
    private final Map<Integer, List<Commit>> ofPullRequests;
    private final Map<Integer, List<FileChange>> files;
    private final Map<String, List<Commit>> logs = new ConcurrentHashMap<>();

    /**
     * @param ofPullRequests by number, the commits that it adds, oldest first
     * @param files by number of the pull request, what it changes
     */
    GitHistory(Collection<Commit> commits, List<Branch> branches, List<Tag> tags, Map<Integer, List<Commit>> ofPullRequests, Map<Integer, List<FileChange>> files)
    {
        commits.forEach(commit -> this.commits.put(commit.sha(), commit));
        this.branches = List.copyOf(branches);
        this.tags = List.copyOf(tags);
        this.ofPullRequests = Map.copyOf(ofPullRequests);
        this.files = Map.copyOf(files);
    }

    /**
     * Every commit, also those that no branch leads to, parents before their children.
     */
    public Collection<Commit> commits()
    {
        return commits.values();
    }

    public Optional<Commit> commit(String sha)
    {
        return Optional.ofNullable(commits.get(sha));
    }

    public List<Branch> branches()
    {
        return branches;
    }

    public List<Tag> tags()
    {
        return tags;
    }

    /**
     * The commits that a pull request adds, oldest first.
     */
    public List<Commit> commitsOf(int pullRequest)
    {
        return ofPullRequests.getOrDefault(pullRequest, List.of());
    }

    /**
     * What a pull request changes.
     */
    public List<FileChange> filesOf(int pullRequest)
    {
        return files.getOrDefault(pullRequest, List.of());
    }

    /**
     * The commit that a branch, a tag, or a hash of at least four digits names.
     */
    public Optional<Commit> resolve(String revision)
    {
        String name = revision.replaceFirst("^(refs/)?(heads|tags)/", "");
        Optional<String> named = Stream.concat(
                        branches.stream().filter(branch -> branch.name().equals(name)).map(Branch::sha),
                        tags.stream().filter(tag -> tag.name().equals(name)).map(Tag::sha))
                .findFirst();
        if (named.isPresent()) {
            return commit(named.get());
        }
        if (!revision.matches("[0-9a-f]{4,40}")) {
            return Optional.empty();
        }
        List<Commit> abbreviated = commits.values().stream().filter(commit -> commit.sha().startsWith(revision)).limit(2).toList();
        return abbreviated.size() == 1 ? Optional.of(abbreviated.getFirst()) : Optional.empty();
    }

    /**
     * A commit and all that it descends from, newest first by the committer's clock.
     */
    public List<Commit> log(Commit tip)
    {
        return logs.computeIfAbsent(tip.sha(), _ -> walk(tip));
    }

    private List<Commit> walk(Commit tip)
    {
        Set<Commit> reached = new HashSet<>(List.of(tip));
        Deque<Commit> open = new ArrayDeque<>(reached);
        while (!open.isEmpty()) {
            for (String parent : open.removeFirst().parents()) {
                Commit commit = commits.get(parent);
                if (reached.add(commit)) {
                    open.add(commit);
                }
            }
        }
        return reached.stream().sorted(NEWEST_FIRST).toList();
    }
}
