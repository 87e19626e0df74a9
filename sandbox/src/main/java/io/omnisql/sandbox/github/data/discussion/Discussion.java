package io.omnisql.sandbox.github.data.discussion;

import io.omnisql.sandbox.github.data.Account;
import io.omnisql.sandbox.github.data.AuthorAssociation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A discussion; its number is none of an issue.
 *
 * @param author null when the account was deleted
 * @param closedAt null while it is open
 * @param comments with replies, in the order of time
 */
public record Discussion(
        long id,
        long repositoryId,
        int number,
        Category category,
        String title,
        String body,
        Account author,
        AuthorAssociation authorAssociation,
        int upvotes,
        boolean locked,
        Instant createdAt,
        Instant updatedAt,
        Instant closedAt,
        List<Comment> comments)
{
    public Discussion
    {
        comments = List.copyOf(comments);
    }

    /**
     * What discussions are sorted into.
     *
     * @param answerable whether a comment may be the answer
     */
    public record Category(long id, long repositoryId, String name, String slug, boolean answerable, Instant createdAt) {}

    /**
     * A comment or a reply to one.
     *
     * @param replyTo id of the comment that it replies to, null for none
     * @param author null when the account was deleted
     */
    public record Comment(
            long id,
            long repositoryId,
            int number,
            Long replyTo,
            Account author,
            AuthorAssociation authorAssociation,
            String body,
            boolean answer,
            int upvotes,
            Instant createdAt,
            Instant updatedAt) {}

    public Optional<Comment> answer()
    {
        return comments.stream().filter(Comment::answer).findFirst();
    }

    public List<Comment> topComments()
    {
        return comments.stream().filter(comment -> comment.replyTo() == null).toList();
    }
}
