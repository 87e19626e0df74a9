package io.omnisql.sandbox.github.data;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Makes reviews and their comments, as many comments as each pull request counts.
 */
final class ReviewGenerator
{
    private static final long REVIEW_IDS = 2_130_000_000L;
    // those of the largest repository cross 2^31
    private static final long COMMENT_IDS = 2_140_000_000L;

    private final GithubData data;
    private final Cast cast;
    private final Repository repository;
    private final RepositoryContents contents;
    private final SplittableRandom random;
    private final long index;
    private final List<Review> reviews = new ArrayList<>();
    private final List<ReviewComment> comments = new ArrayList<>();

    ReviewGenerator(GithubData data, Cast cast, Repository repository, RepositoryContents contents, SplittableRandom random, int index)
    {
        this.data = data;
        this.cast = cast;
        this.repository = repository;
        this.contents = contents;
        this.random = random;
        this.index = index;
    }

    void generate()
    {
        contents.pullRequests().forEach(this::review);
        comments.sort(Comparator.comparing(ReviewComment::createdAt).thenComparing(ReviewComment::id));
        reviews.forEach(contents::put);
        comments.forEach(contents::put);
    }

    private void review(PullRequest pull)
    {
        Instant created = pull.issue().createdAt();
        Instant updated = pull.issue().updatedAt();
        int wanted = pull.size().reviewComments();
        // every 150th has more reviews than fit on a page
        int count = pull.number() % 150 == 3 ? 120 : random.nextInt(4) + (wanted > 0 || pull.merged() ? 1 : 0);
        List<Instant> times = random.longs(count, 0, Duration.between(created, updated).toSeconds() + 1).sorted().mapToObj(created::plusSeconds).toList();
        int first = comments.size();
        for (int i = 0; i < count; i++) {
            Account author = author();
            boolean last = i == count - 1;
            Review.State state = last && pull.merged() ? Review.State.APPROVED : Review.State.values()[random.nextInt(Review.State.values().length)];
            Review review = new Review(
                    REVIEW_IDS + index * 2_000_000 + (reviews.size() + 1) * 7L,
                    repository.id(),
                    pull.number(),
                    author,
                    data.association(repository, author),
                    random.nextBoolean() ? "" : Phrases.comment(random, cast.people()),
                    state,
                    pull.head().sha(),
                    times.get(i),
                    random.nextInt(7) == 0 ? updated : times.get(i));
            reviews.add(review);
            int left = wanted - (comments.size() - first);
            int some = last ? left : random.nextInt(left + 1);
            for (int j = 0; j < some; j++) {
                comment(pull, review, first);
            }
        }
    }

    private void comment(PullRequest pull, Review review, int first)
    {
        boolean reply = comments.size() > first && random.nextInt(3) == 0;
        ReviewComment answered = reply ? comments.get(first) : null;
        List<FileChange> files = contents.git().commitsOf(pull.number()).getLast().files();
        int line = 1 + random.nextInt(300);
        comments.add(new ReviewComment(
                COMMENT_IDS + index * 2_000_000 + (comments.size() + 1) * 5_001L % 1_999_993,
                repository.id(),
                pull.number(),
                review.id(),
                reply ? (Long) answered.id() : null,
                review.author(),
                review.authorAssociation(),
                Phrases.comment(random, cast.people()),
                reply ? answered.path() : Phrases.pick(random, files).path(),
                reply ? answered.line() : random.nextInt(6) == 0 ? null : (Integer) line,
                reply ? answered.originalLine() : line,
                pull.head().sha(),
                review.submittedAt(),
                random.nextInt(8) == 0 ? review.submittedAt().plusSeconds(random.nextInt(5_000)) : review.submittedAt()));
    }

    private Account author()
    {
        return random.nextInt(15) == 0 ? null : Phrases.pick(random, random.nextInt(10) == 0 ? cast.bots() : cast.people());
    }
}
