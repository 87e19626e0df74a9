package io.omnisql.sandbox.github.graphql;

import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import io.omnisql.sandbox.github.NodeId;
import io.omnisql.sandbox.github.Scope;
import io.omnisql.sandbox.github.data.Commit;
import io.omnisql.sandbox.github.data.FileChange;
import io.omnisql.sandbox.github.data.PullRequest;
import io.omnisql.sandbox.github.data.RepositoryContents;
import io.omnisql.sandbox.github.data.Review;
import io.omnisql.sandbox.github.data.ReviewComment;
import io.omnisql.sandbox.github.query.RowOrder;

import java.util.List;
import java.util.Map;

import static io.omnisql.sandbox.github.graphql.TypeFields.scope;

/**
 * The fields of {@code PullRequestReview} and {@code PullRequestReviewComment}, and a pull request's connections of reviews, commits and files.
 */
final class ReviewFields
{
    /**
     * Of a pull request's commits, GitHub shows no more.
     */
    private static final int MAX_COMMITS = 250;

    private ReviewFields() {}

    static void wire(RuntimeWiring.Builder wiring)
    {
        TypeFields.of(wiring, PullRequest.class, "PullRequest")
                .fetch("commits", ReviewFields::commits)
                .fetch("files", ReviewFields::files)
                .fetch("reviews", ReviewFields::reviews);
        TypeFields.of(wiring, FileChange.class, "PullRequestChangedFile")
                .field("additions", FileChange::additions)
                .field("changeType", file -> file.status() == FileChange.Status.REMOVED ? "DELETED" : file.status().name())
                .field("deletions", FileChange::deletions)
                .field("path", FileChange::path);
        TypeFields.of(wiring, Review.class, "PullRequestReview")
                .field("author", Review::author)
                .field("authorAssociation", Review::authorAssociation)
                .field("body", Review::body)
                .field("bodyText", Review::body)
                .fetch("comments", ReviewFields::comments)
                .scoped("commit", (review, scope) -> contents(review.repositoryId(), scope).git().commit(review.commitSha()).orElse(null))
                .field("createdAt", Review::submittedAt)
                .field("databaseId", review -> Ids.databaseId(review.id()))
                .field("fullDatabaseId", Review::id)
                .field("id", review -> new NodeId(NodeId.Type.REVIEW, review.repositoryId(), review.id()).toString())
                .scoped("pullRequest", (review, scope) -> contents(review.repositoryId(), scope).conversation(review.number()).orElseThrow())
                .scoped("repository", (review, scope) -> scope.data().repository(review.repositoryId()).orElseThrow())
                .field("state", Review::state)
                .field("submittedAt", Review::submittedAt)
                .field("updatedAt", Review::updatedAt);
        TypeFields.of(wiring, ReviewComment.class, "PullRequestReviewComment")
                .field("author", ReviewComment::author)
                .field("authorAssociation", ReviewComment::authorAssociation)
                .field("body", ReviewComment::body)
                .field("bodyText", ReviewComment::body)
                .field("createdAt", ReviewComment::createdAt)
                .field("databaseId", comment -> Ids.databaseId(comment.id()))
                .field("fullDatabaseId", ReviewComment::id)
                .field("id", comment -> new NodeId(NodeId.Type.REVIEW_COMMENT, comment.repositoryId(), comment.id()).toString())
                .field("line", ReviewComment::line)
                .field("originalLine", ReviewComment::originalLine)
                .field("outdated", comment -> comment.line() == null)
                .field("path", ReviewComment::path)
                .scoped("pullRequest", (comment, scope) -> contents(comment.repositoryId(), scope).conversation(comment.number()).orElseThrow())
                .scoped("repository", (comment, scope) -> scope.data().repository(comment.repositoryId()).orElseThrow())
                .field("updatedAt", ReviewComment::updatedAt);
    }

    private static RepositoryContents contents(long repositoryId, Scope scope)
    {
        return scope.data().contents(repositoryId);
    }

    private static Map<String, Object> reviews(DataFetchingEnvironment environment)
    {
        PullRequest pull = environment.getSource();
        List<String> states = environment.getArgument("states");
        String author = environment.getArgument("author");
        List<Review> matching = contents(pull.issue().repositoryId(), scope(environment)).reviews(pull.number()).stream()
                .filter(review -> states == null || states.contains(review.state().name()))
                .filter(review -> author == null || (review.author() != null && review.author().restLogin().equalsIgnoreCase(author)))
                .toList();
        return Connections.page(environment, matching, RowOrder.byTime(Review::submittedAt, Review::id), review -> review);
    }

    private static Map<String, Object> comments(DataFetchingEnvironment environment)
    {
        Review review = environment.getSource();
        List<ReviewComment> comments = contents(review.repositoryId(), scope(environment)).reviewComments(review.number()).stream()
                .filter(comment -> comment.reviewId() == review.id())
                .toList();
        return Connections.page(environment, comments, RowOrder.byId(ReviewComment::id), comment -> comment);
    }

    private static Map<String, Object> commits(DataFetchingEnvironment environment)
    {
        PullRequest pull = environment.getSource();
        List<Commit> commits = contents(pull.issue().repositoryId(), scope(environment)).git().commitsOf(pull.number());
        RowOrder<Commit> order = RowOrder.byId(Commit::id);
        List<Commit> shown = order.sorted(commits).stream().limit(MAX_COMMITS).toList();
        return Connections.page(environment, shown, order, commit -> Map.of("commit", commit, "pullRequest", pull), commits.size());
    }

    private static Map<String, Object> files(DataFetchingEnvironment environment)
    {
        PullRequest pull = environment.getSource();
        List<FileChange> files = contents(pull.issue().repositoryId(), scope(environment)).git().filesOf(pull.number());
        return Connections.page(environment, files, RowOrder.byId(files::indexOf), file -> file);
    }
}
