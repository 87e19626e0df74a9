package io.omnisql.sandbox.github.rest;

import io.omnisql.sandbox.github.data.Commit;
import io.omnisql.sandbox.github.data.FileChange;
import io.omnisql.sandbox.github.data.PullRequest;
import io.omnisql.sandbox.github.data.Review;
import io.omnisql.sandbox.github.data.ReviewComment;
import io.omnisql.sandbox.github.query.RowOrder;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What belongs to a pull request: its reviews with their comments, its commits and its files.
 */
final class ReviewEndpoints
{
    private static final int MAX_COMMITS = 250;
    private static final int MAX_FILES = 3_000;
    private static final Parameter DIRECTION = Parameter.oneOf("direction", "asc", "desc");
    private static final List<Parameter> PAGES = List.of(Parameter.PER_PAGE, Parameter.PAGE);

    private ReviewEndpoints() {}

    static List<RestEndpoint> endpoints()
    {
        return List.of(
                RestEndpoint.get(
                        "/repos/{owner}/{repo}/pulls/comments",
                        "pulls/comments#list-review-comments-in-a-repository",
                        List.of(Parameter.oneOf("sort", "created", "updated", "created_at"), DIRECTION, Parameter.SINCE, Parameter.PER_PAGE, Parameter.PAGE),
                        call -> comments(call, call.contents().reviewComments())),
                RestEndpoint.get(
                        "/repos/{owner}/{repo}/pulls/{pull_number}/comments",
                        "pulls/comments#list-review-comments-on-a-pull-request",
                        List.of(Parameter.oneOf("sort", "created", "updated").defaultsTo("created"), DIRECTION, Parameter.SINCE, Parameter.PER_PAGE, Parameter.PAGE),
                        call -> comments(call, call.contents().reviewComments(pull(call).number()))),
                RestEndpoint.get("/repos/{owner}/{repo}/pulls/{pull_number}/reviews", "pulls/reviews#list-reviews-for-a-pull-request", PAGES, ReviewEndpoints::reviews),
                RestEndpoint.get("/repos/{owner}/{repo}/pulls/{pull_number}/commits", "pulls/pulls#list-commits-on-a-pull-request", PAGES, ReviewEndpoints::commits),
                RestEndpoint.get("/repos/{owner}/{repo}/pulls/{pull_number}/files", "pulls/pulls#list-pull-requests-files", PAGES, ReviewEndpoints::files));
    }

    private static PullRequest pull(RestCall call)
    {
        return call.conversation("pull_number") instanceof PullRequest pull ? pull : notFound();
    }

    private static PullRequest notFound()
    {
        throw RestException.notFound();
    }

    private static RestResult reviews(RestCall call)
    {
        // in chronological order
        List<Review> reviews = RowOrder.byTime(Review::submittedAt, Review::id).sorted(call.contents().reviews(pull(call).number()));
        return Paging.numbered(call, reviews, review -> call.json().reviews().review(call.repository(), review));
    }

    private static RestResult commits(RestCall call)
    {
        List<Commit> commits = call.contents().git().commitsOf(pull(call).number()).stream().limit(MAX_COMMITS).toList();
        return Paging.numbered(call, commits, commit -> call.json().commits().summary(call.repository(), commit));
    }

    private static RestResult files(RestCall call)
    {
        PullRequest pull = pull(call);
        List<FileChange> files = call.contents().git().filesOf(pull.number()).stream().limit(MAX_FILES).toList();
        return Paging.numbered(call, files, file -> call.json().commits().file(call.repository(), pull.head().sha(), file));
    }

    private static RestResult comments(RestCall call, Collection<ReviewComment> comments)
    {
        Optional<String> sort = call.arguments().given("sort") ? call.arguments().text("sort") : Optional.empty();
        Optional<Instant> since = call.arguments().time("since");
        RowOrder<ReviewComment> order = sort.isEmpty()
                ? RowOrder.byId(ReviewComment::id)
                : sort.get().equals("updated") ? RowOrder.byTime(ReviewComment::updatedAt, ReviewComment::id) : RowOrder.byTime(ReviewComment::createdAt, ReviewComment::id);
        // without sort, direction has no effect
        boolean descending = sort.isPresent() && call.arguments().text("direction").map("desc"::equals).orElse(false);
        List<ReviewComment> matching = comments.stream()
                .filter(comment -> since.isEmpty() || !comment.updatedAt().isBefore(since.get()))
                .toList();
        return Paging.numbered(call, order.descending(descending).sorted(matching), comment -> call.json().reviews().comment(call.repository(), comment));
    }
}
