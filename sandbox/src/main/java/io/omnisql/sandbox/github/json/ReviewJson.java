package io.omnisql.sandbox.github.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnisql.sandbox.github.NodeId;
import io.omnisql.sandbox.github.data.Repository;
import io.omnisql.sandbox.github.data.Review;
import io.omnisql.sandbox.github.data.ReviewComment;
import io.omnisql.sandbox.http.Json;

/**
 * Reviews and their comments as REST shows them.
 */
public final class ReviewJson
{
    private final AccountJson accounts;
    private final RepositoryJson repositories;

    ReviewJson(AccountJson accounts, RepositoryJson repositories)
    {
        this.accounts = accounts;
        this.repositories = repositories;
    }

    public ObjectNode review(Repository repository, Review review)
    {
        String pull = "%s/pulls/%s".formatted(repositories.url(repository), review.number());
        String html = "%s/pull/%s#pullrequestreview-%s".formatted(repositories.htmlUrl(repository), review.number(), review.id());
        ObjectNode json = Json.object()
                .put("id", review.id())
                .put("node_id", new NodeId(NodeId.Type.REVIEW, repository.id(), review.id()).toString());
        json.set("user", accounts.author(review.author()));
        json.put("body", review.body())
                .put("state", review.state().name())
                .put("html_url", html)
                .put("pull_request_url", pull)
                .put("author_association", review.authorAssociation().name());
        ObjectNode links = json.putObject("_links");
        links.putObject("html").put("href", html);
        links.putObject("pull_request").put("href", pull);
        return json.put("submitted_at", review.submittedAt().toString())
                .put("commit_id", review.commitSha());
    }

    public ObjectNode comment(Repository repository, ReviewComment comment)
    {
        String pull = "%s/pulls/%s".formatted(repositories.url(repository), comment.number());
        String url = "%s/pulls/comments/%s".formatted(repositories.url(repository), comment.id());
        String html = "%s/pull/%s#discussion_r%s".formatted(repositories.htmlUrl(repository), comment.number(), comment.id());
        ObjectNode json = Json.object()
                .put("url", url)
                .put("pull_request_review_id", comment.reviewId())
                .put("id", comment.id())
                .put("node_id", new NodeId(NodeId.Type.REVIEW_COMMENT, repository.id(), comment.id()).toString())
                .put("diff_hunk", "@@ -%1$s +%1$s @@".formatted(comment.originalLine()))
                .put("path", comment.path())
                .put("commit_id", comment.commitSha())
                .put("original_commit_id", comment.commitSha());
        json.set("user", accounts.author(comment.author()));
        json.put("body", comment.body())
                .put("created_at", comment.createdAt().toString())
                .put("updated_at", comment.updatedAt().toString())
                .put("html_url", html)
                .put("pull_request_url", pull)
                .put("author_association", comment.authorAssociation().name());
        ObjectNode links = json.putObject("_links");
        links.putObject("self").put("href", url);
        links.putObject("html").put("href", html);
        links.putObject("pull_request").put("href", pull);
        json.set("reactions", IssueJson.reactions(url));
        json.putNull("start_line")
                .putNull("original_start_line")
                .putNull("start_side")
                .put("line", comment.line())
                .put("original_line", comment.originalLine())
                .put("side", "RIGHT")
                .put("subject_type", "line");
        if (comment.replyTo() != null) {
            json.put("in_reply_to_id", comment.replyTo());
        }
        return json;
    }
}
