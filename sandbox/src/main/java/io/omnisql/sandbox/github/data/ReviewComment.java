package io.omnisql.sandbox.github.data;

import java.time.Instant;

/**
 * A comment on a line of a pull request, given with a review.
 *
 * @param number of the pull request
 * @param replyTo id of the comment that it answers, null when it answers none
 * @param author null when the account was deleted
 * @param line null when the change that it was about is gone
 */
public record ReviewComment(
        long id,
        long repositoryId,
        int number,
        long reviewId,
        Long replyTo,
        Account author,
        AuthorAssociation authorAssociation,
        String body,
        String path,
        Integer line,
        int originalLine,
        String commitSha,
        Instant createdAt,
        Instant updatedAt) {}
