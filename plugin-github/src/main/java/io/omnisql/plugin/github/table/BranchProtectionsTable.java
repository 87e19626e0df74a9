package io.omnisql.plugin.github.table;

import io.omnisql.plugin.github.scan.ConnectionSpec;
import io.omnisql.plugin.github.scan.ConnectionTable;
import io.omnisql.plugin.github.scan.GithubTable;
import io.omnisql.plugin.github.scan.ParentLevel;

import java.util.Optional;

import static io.omnisql.plugin.github.scan.ConnectionField.connection;
import static io.omnisql.plugin.github.scan.GithubColumn.column;
import static io.omnisql.toolkit.adapter.ValueType.BIGINT;
import static io.omnisql.toolkit.adapter.ValueType.BOOLEAN;
import static io.omnisql.toolkit.adapter.ValueType.VARCHAR;
import static io.omnisql.toolkit.adapter.ValueType.VARCHAR_ARRAY;

/**
 * Rules of branches, by the patterns of their names; those of rulesets stand elsewhere.
 */
public final class BranchProtectionsTable
{
    private BranchProtectionsTable() {}

    public static GithubTable create()
    {
        return new ConnectionTable(ConnectionSpec.below(
                ParentLevel.REPOSITORIES,
                "branch_protections",
                "Protection rules of branches; for credentials that administer the repository",
                connection("branchProtectionRules"),
                Optional.empty(),
                column("pattern", VARCHAR, "pattern", "Pattern of the names of the branches").notNull(),
                column("id", BIGINT, "databaseId", "Identifier across GitHub"),
                column("node_id", VARCHAR, "id", "Identifier in GraphQL").notNull(),
                column("matching_branches", BIGINT, "matchingRefs(first: 1) { totalCount }", "/matchingRefs/totalCount", "Number of branches that it protects").notNull(),
                column("requires_approving_reviews", BOOLEAN, "requiresApprovingReviews", "Whether reviews must approve").notNull(),
                column("required_approving_review_count", BIGINT, "requiredApprovingReviewCount", "How many reviews must approve"),
                column("requires_code_owner_reviews", BOOLEAN, "requiresCodeOwnerReviews", "Whether owners of the code must approve").notNull(),
                column("dismisses_stale_reviews", BOOLEAN, "dismissesStaleReviews", "Whether new commits dismiss reviews").notNull(),
                column("require_last_push_approval", BOOLEAN, "requireLastPushApproval", "Whether somebody else must approve the last push").notNull(),
                column("requires_status_checks", BOOLEAN, "requiresStatusChecks", "Whether checks must pass").notNull(),
                column("requires_strict_status_checks", BOOLEAN, "requiresStrictStatusChecks", "Whether branches must be up to date").notNull(),
                column("required_status_check_contexts", VARCHAR_ARRAY, "requiredStatusCheckContexts", "Checks that must pass"),
                column("requires_conversation_resolution", BOOLEAN, "requiresConversationResolution", "Whether conversations must be resolved").notNull(),
                column("requires_commit_signatures", BOOLEAN, "requiresCommitSignatures", "Whether commits must be signed").notNull(),
                column("requires_linear_history", BOOLEAN, "requiresLinearHistory", "Whether merge commits are forbidden").notNull(),
                column("admin_enforced", BOOLEAN, "isAdminEnforced", "Whether it holds for administrators, too").notNull(),
                column("allows_force_pushes", BOOLEAN, "allowsForcePushes", "Whether force pushes are allowed").notNull(),
                column("allows_deletions", BOOLEAN, "allowsDeletions", "Whether the branches may be deleted").notNull(),
                column("blocks_creations", BOOLEAN, "blocksCreations", "Whether such branches may not be created").notNull(),
                column("locked", BOOLEAN, "lockBranch", "Whether the branches are read only").notNull()));
    }
}
