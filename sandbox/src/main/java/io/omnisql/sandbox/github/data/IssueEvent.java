package io.omnisql.sandbox.github.data;

import java.time.Instant;

/**
 * Something that happened to an issue or a pull request.
 *
 * @param actor null when the account was deleted
 * @param label null unless it is about one
 * @param subject who was assigned or asked to review, null unless it is about someone
 * @param commitSha null unless it is about a commit
 * @param formerTitle null unless it was renamed
 */
public record IssueEvent(
        long id,
        Conversation conversation,
        Kind kind,
        Account actor,
        Instant createdAt,
        Label label,
        Account subject,
        String commitSha,
        String formerTitle)
{
    public enum Kind
    {
        LABELED, ASSIGNED, MILESTONED, REVIEW_REQUESTED, RENAMED, LOCKED, MERGED, CLOSED, REOPENED
    }
}
