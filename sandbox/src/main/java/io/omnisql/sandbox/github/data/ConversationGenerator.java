package io.omnisql.sandbox.github.data;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;

/**
 * Makes a repository's issues, pull requests and comments.
 * <p>
 * Runs of numbers share the second in which they were created, and some rows the second in which they were last updated: an order by
 * time alone is not total.
 */
final class ConversationGenerator
{
    private static final List<String> TYPES = List.of("Bug", "Feature", "Task");
    // the first repository's issues cross 2^31, where 32-bit readers fail
    private static final long ISSUE_IDS = 2_147_455_000L;
    private static final long PULL_REQUEST_IDS = 2_147_480_000L;
    private static final long COMMENT_IDS = 2_400_000_000L;
    private static final int MANY_COMMITS = 300;

    private enum Sort
    {
        OPEN_ISSUE, CLOSED_ISSUE, PULL_REQUEST
    }

    private final GithubData data;
    private final Cast cast;
    private final RepositoryPlan plan;
    private final Repository repository;
    private final RepositoryContents contents;
    private final SplittableRandom random;
    private final List<Comment> comments = new ArrayList<>();

    ConversationGenerator(GithubData data, Cast cast, RepositoryPlan plan, Repository repository, RepositoryContents contents, SplittableRandom random)
    {
        this.data = data;
        this.cast = cast;
        this.plan = plan;
        this.repository = repository;
        this.contents = contents;
        this.random = random;
    }

    void generate()
    {
        List<Sort> sorts = new ArrayList<>();
        sorts.addAll(Collections.nCopies(plan.openIssues(), Sort.OPEN_ISSUE));
        sorts.addAll(Collections.nCopies(plan.closedIssues(), Sort.CLOSED_ISSUE));
        sorts.addAll(Collections.nCopies(plan.pullRequests(), Sort.PULL_REQUEST));
        Collections.shuffle(sorts, new Random(random.nextLong()));
        for (int i = 0; i < sorts.size(); i++) {
            contents.put(conversation(i + 1, sorts.get(i)));
        }
        long id = COMMENT_IDS + plan.index() * 1_000_000L;
        comments.sort(Comparator.comparing(Comment::createdAt).thenComparing(Comment::number));
        for (Comment comment : comments) {
            id += 3;
            contents.put(new Comment(
                    id,
                    comment.repositoryId(),
                    comment.number(),
                    comment.author(),
                    comment.authorAssociation(),
                    comment.body(),
                    comment.createdAt(),
                    comment.updatedAt()));
        }
    }

    private Conversation conversation(int number, Sort sort)
    {
        Instant created = createdAt(number);
        Instant updated = updatedAt(created);
        Account author = author();
        IssueBuilder issue = new IssueBuilder(issueId(number), repository.id(), number)
                .text(Phrases.title(random, number), Phrases.body(random, number, cast.people()))
                .author(author, association(author))
                .createdAt(created)
                .updatedAt(updated)
                .labels(some(contents.labels(), 5, 1, 3))
                .assignees(some(assignable(), 11, 5, 4))
                .milestone(contents.milestones().isEmpty() || random.nextInt(5) < 3 ? null : Phrases.pick(random, contents.milestones()))
                .comments(comment(number, created, updated));
        if (random.nextInt(33) == 0) {
            issue.locked(random.nextBoolean() ? null : LockReason.values()[random.nextInt(LockReason.values().length)]);
        }
        return switch (sort) {
            case OPEN_ISSUE -> issue.opened(random.nextInt(20) == 0 ? StateReason.REOPENED : null).type(type()).build();
            case CLOSED_ISSUE -> issue.closed(random.nextInt(4) == 0 ? StateReason.NOT_PLANNED : StateReason.COMPLETED, between(created, updated), author()).type(type()).build();
            case PULL_REQUEST -> pullRequest(issue, number, created, updated);
        };
    }

    private PullRequest pullRequest(IssueBuilder issue, int number, Instant created, Instant updated)
    {
        int fate = random.nextInt(20);
        boolean open = fate < 4;
        boolean merged = fate >= 8;
        Instant end = between(created, updated);
        Account by = author();
        if (!open) {
            issue.closed(null, end, by);
        }
        boolean fromParent = repository.isFork() && random.nextBoolean();
        return new PullRequest(
                PULL_REQUEST_IDS + plan.index() * 500_000L + number * 13L,
                issue.build(),
                !merged && random.nextInt(4) == 0,
                merged ? end : null,
                merged ? by : null,
                merged ? sha() : null,
                new PullRequest.Branch(fromParent ? repository.parentId() : repository.id(), "topic/%s-fix".formatted(number), sha()),
                new PullRequest.Branch(repository.id(), number % 9 == 0 ? "release/1.x" : repository.defaultBranch(), sha()),
                open && random.nextInt(3) > 0 ? random.nextBoolean() : null,
                open ? some(assignable(), 2, 1, 2) : List.of(),
                new PullRequest.Size(commits(), random.nextInt(900), random.nextInt(400), 1 + random.nextInt(40), random.nextInt(6)));
    }

    /**
     * More than GitHub shows of the large repository's first pull request.
     */
    private int commits()
    {
        return plan.isLarge() && contents.pullRequests().isEmpty() ? MANY_COMMITS : 1 + random.nextInt(12);
    }

    private int comment(int number, Instant created, Instant updated)
    {
        int count = random.nextInt(3) > 0 ? 0 : number % 401 == 0 ? 135 : 1 + random.nextInt(plan.mostComments());
        for (int i = 0; i < count; i++) {
            Account author = author();
            Instant at = between(created, updated);
            comments.add(new Comment(
                    0,
                    repository.id(),
                    number,
                    author,
                    association(author),
                    Phrases.comment(random, cast.people()),
                    at,
                    random.nextInt(6) == 0 ? between(at, updated) : at));
        }
        return count;
    }

    private long issueId(int number)
    {
        int repositories = RepositoryPlan.all().size();
        long block = plan.index() < repositories ? Math.floorMod(plan.index() - 3, repositories) : plan.index();
        return ISSUE_IDS + block * 40_000_000L + number * 11L;
    }

    private Instant createdAt(int number)
    {
        int batched = number % 97 < 6 ? number - number % 97 : number;
        Instant start = repository.createdAt().plus(Duration.ofDays(1));
        Instant end = repository.isArchived() ? repository.archivedAt().minus(Duration.ofDays(200)) : RepositoryPlan.DATA_END.minus(Duration.ofDays(1));
        long step = Duration.between(start, end).toSeconds() / (plan.total() + 1);
        return start.plusSeconds(step * batched);
    }

    private Instant updatedAt(Instant created)
    {
        Instant bulk = RepositoryPlan.DATA_END.truncatedTo(ChronoUnit.DAYS).minus(Duration.ofDays(30L * (1 + random.nextInt(3))));
        if (random.nextInt(20) == 0 && bulk.isAfter(created) && !repository.isArchived()) {
            return bulk;
        }
        Instant end = repository.isArchived() ? repository.archivedAt() : RepositoryPlan.DATA_END;
        long span = Duration.between(created, end).toSeconds();
        double skewed = Math.pow(random.nextDouble(), 3);
        return created.plusSeconds((long) (span * skewed));
    }

    private Instant between(Instant from, Instant to)
    {
        long span = Duration.between(from, to).toSeconds();
        return span == 0 ? from : from.plusSeconds(random.nextLong(span + 1));
    }

    private Account author()
    {
        int kind = random.nextInt(100);
        if (kind < 5) {
            return null;
        }
        return Phrases.pick(random, kind < 13 ? cast.bots() : cast.people());
    }

    private AuthorAssociation association(Account author)
    {
        return data.association(repository, author);
    }

    private List<Account> assignable()
    {
        return cast.people().stream()
                .filter(person -> data.isMember(repository.owner(), person) || person.equals(repository.owner()))
                .toList();
    }

    private String type()
    {
        return plan.owner().equals("acme") && random.nextInt(10) < 3 ? Phrases.pick(random, TYPES) : null;
    }

    private String sha()
    {
        return "%016x%016x%08x".formatted(random.nextLong(), random.nextLong(), random.nextInt());
    }

    /**
     * Nothing in {@code none} of {@code outOf} cases, else up to {@code most} different values.
     */
    private <T> List<T> some(List<T> values, int outOf, int none, int most)
    {
        if (values.isEmpty() || random.nextInt(outOf) < none) {
            return List.of();
        }
        List<T> shuffled = new ArrayList<>(values);
        int count = Math.min(values.size(), 1 + Math.min(random.nextInt(most), random.nextInt(most)));
        for (int i = 0; i < count; i++) {
            Collections.swap(shuffled, i, i + random.nextInt(shuffled.size() - i));
        }
        return List.copyOf(shuffled.subList(0, count));
    }
}
