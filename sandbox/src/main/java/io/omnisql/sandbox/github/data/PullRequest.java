package io.omnisql.sandbox.github.data;

import java.time.Instant;
import java.util.List;

/**
 * A pull request.
 *
 * @param id of the pull request; {@code issue().id()} is another number
 * @param mergedAt null when it was not merged
 * @param mergedBy null when it was not merged, or when the account was deleted
 * @param mergeCommitSha null when it was not merged
 * @param head where the change comes from
 * @param base where the change goes to
 * @param mergeable null when it is not known
 */
public record PullRequest(
        long id,
        Issue issue,
        boolean draft,
        Instant mergedAt,
        Account mergedBy,
        String mergeCommitSha,
        Branch head,
        Branch base,
        Boolean mergeable,
        List<Account> requestedReviewers,
        Size size)
        implements Conversation
{
    public PullRequest
    {
        requestedReviewers = List.copyOf(requestedReviewers);
    }

    /**
     * A commit at the tip of a branch.
     */
    public record Branch(long repositoryId, String ref, String sha) {}

    /**
     * How large the change is.
     */
    public record Size(int commits, int additions, int deletions, int changedFiles, int reviewComments) {}

    public int number()
    {
        return issue.number();
    }

    public boolean merged()
    {
        return mergedAt != null;
    }

    @Override
    public PullRequest with(Issue issue)
    {
        return new PullRequest(id, issue, draft, mergedAt, mergedBy, mergeCommitSha, head, base, mergeable, requestedReviewers, size);
    }
}
