package io.omnisql.sandbox.github.graphql;

import graphql.schema.idl.RuntimeWiring;
import io.omnisql.sandbox.github.NodeId;
import io.omnisql.sandbox.github.Scope;
import io.omnisql.sandbox.github.data.PullRequest;
import io.omnisql.sandbox.github.data.Repository;

import java.util.Optional;

/**
 * The fields that only {@code PullRequest} has.
 */
final class PullRequestFields
{
    private PullRequestFields() {}

    static void wire(RuntimeWiring.Builder wiring)
    {
        TypeFields.of(wiring, PullRequest.class, "PullRequest")
                .field("id", pull -> new NodeId(NodeId.Type.PULL_REQUEST, pull.issue().repositoryId(), pull.id()).toString())
                .field("databaseId", pull -> Ids.databaseId(pull.id()))
                .field("fullDatabaseId", PullRequest::id)
                .field("state", PullRequestFields::state)
                .field("additions", pull -> pull.size().additions())
                .field("deletions", pull -> pull.size().deletions())
                .field("changedFiles", pull -> pull.size().changedFiles())
                .field("totalCommentsCount", pull -> pull.issue().comments() + pull.size().reviewComments())
                .field("baseRefName", pull -> pull.base().ref())
                .field("baseRefOid", pull -> pull.base().sha())
                .scoped("baseRepository", (pull, scope) -> repository(pull.base(), scope).orElse(null))
                .field("headRefName", pull -> pull.head().ref())
                .field("headRefOid", pull -> pull.head().sha())
                .scoped("headRepository", (pull, scope) -> repository(pull.head(), scope).orElse(null))
                .scoped("headRepositoryOwner", (pull, scope) -> scope.data().repository(pull.head().repositoryId()).map(Repository::owner).orElse(null))
                .field("isCrossRepository", pull -> pull.head().repositoryId() != pull.base().repositoryId())
                .field("isDraft", PullRequest::draft)
                .field("maintainerCanModify", _ -> false)
                .scoped("mergeCommit", (pull, scope) -> pull.mergeCommitSha() == null ? null : scope.data().contents(pull.issue().repositoryId()).git().commit(pull.mergeCommitSha()).orElseThrow())
                .field("mergeable", pull -> pull.mergeable() == null ? "UNKNOWN" : pull.mergeable() ? "MERGEABLE" : "CONFLICTING")
                .field("merged", PullRequest::merged)
                .field("mergedAt", PullRequest::mergedAt)
                .field("mergedBy", PullRequest::mergedBy)
                .field("reviewDecision", PullRequestFields::reviewDecision)
                .scoped("permalink", (pull, scope) -> "%s/%s/pull/%s".formatted(scope.urls().html(), scope.data().repository(pull.issue().repositoryId()).orElseThrow().fullName(), pull.number()));
    }

    static String state(PullRequest pull)
    {
        return pull.merged() ? "MERGED" : pull.issue().state().name();
    }

    /**
     * Null where no review is required: in drafts, and in what was closed without a merge.
     */
    private static String reviewDecision(PullRequest pull)
    {
        if (pull.merged()) {
            return "APPROVED";
        }
        return pull.draft() || !pull.issue().isOpen() ? null : "REVIEW_REQUIRED";
    }

    private static Optional<Repository> repository(PullRequest.Branch branch, Scope scope)
    {
        return scope.data().repository(branch.repositoryId()).filter(scope::sees);
    }
}
