package io.omnisql.sandbox.github.data;

import java.time.Instant;

/**
 * A review of a pull request.
 *
 * @param number of the pull request
 * @param author null when the account was deleted
 * @param body empty when only a verdict was given
 * @param commitSha the head that was looked at
 */
public record Review(
        long id,
        long repositoryId,
        int number,
        Account author,
        AuthorAssociation authorAssociation,
        String body,
        State state,
        String commitSha,
        Instant submittedAt,
        Instant updatedAt)
{
    public enum State
    {
        COMMENTED, APPROVED, CHANGES_REQUESTED, DISMISSED
    }
}
