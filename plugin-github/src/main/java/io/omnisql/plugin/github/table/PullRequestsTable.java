package io.omnisql.plugin.github.table;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.omnisql.plugin.github.scan.ConnectionSpec;
import io.omnisql.plugin.github.scan.ConnectionTable;
import io.omnisql.plugin.github.scan.GithubTable;
import io.omnisql.plugin.github.scan.Key;
import io.omnisql.toolkit.adapter.RemoteValue;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

import static io.omnisql.plugin.github.scan.ConnectionField.connection;
import static io.omnisql.plugin.github.scan.ConnectionFilters.branch;
import static io.omnisql.plugin.github.scan.ConnectionFilters.closed;
import static io.omnisql.plugin.github.scan.ConnectionFilters.containsText;
import static io.omnisql.plugin.github.scan.ConnectionFilters.enumerated;
import static io.omnisql.plugin.github.scan.ConnectionFilters.orderedTime;
import static io.omnisql.plugin.github.scan.ConnectionFilters.presentOnlyIn;
import static io.omnisql.plugin.github.scan.GithubColumn.column;
import static io.omnisql.toolkit.adapter.ValueType.BIGINT;
import static io.omnisql.toolkit.adapter.ValueType.BOOLEAN;
import static io.omnisql.toolkit.adapter.ValueType.INSTANT;
import static io.omnisql.toolkit.adapter.ValueType.VARCHAR;
import static io.omnisql.toolkit.adapter.ValueType.VARCHAR_ARRAY;

/**
 * Pull requests, with what REST would give only one by one: their sizes, review decision and merge.
 */
public final class PullRequestsTable
{
    private static final String STATE_TYPE = "[PullRequestState!]";
    private static final Map<RemoteValue, Set<String>> STATES = ImmutableMap.of(
            RemoteValue.of("open"), ImmutableSet.of("OPEN"),
            RemoteValue.of("closed"), ImmutableSet.of("CLOSED", "MERGED"));
    private static final Map<RemoteValue, Set<String>> MERGED = ImmutableMap.of(
            RemoteValue.of(false), ImmutableSet.of("OPEN", "CLOSED"),
            RemoteValue.of(true), ImmutableSet.of("MERGED"));

    private PullRequestsTable() {}

    public static GithubTable create()
    {
        return new ConnectionTable(ConnectionSpec.ofRepository(
                        "pull_requests",
                        "Pull requests of repositories",
                        connection("pullRequests").orderedByTime("IssueOrder", "CREATED_AT", "created_at").inStates(STATE_TYPE, "UPDATED_AT", "updated_at", "OPEN", "CLOSED", "MERGED"),
                        Optional.of(Key.number("number", "pullRequest")),
                        column("number", BIGINT, "number", "Number within the repository").notNull(),
                        column("id", BIGINT, "fullDatabaseId", "Identifier across GitHub"),
                        column("node_id", VARCHAR, "id", "Identifier in GraphQL").notNull(),
                        column("title", VARCHAR, "title", "Title").notNull(),
                        column("body", VARCHAR, "body", "Text in Markdown").notNull(),
                        column("state", VARCHAR, "state", "open or closed; a merged one is closed").notNull().lowerCase().spelled(Map.of("MERGED", "closed"))
                                .filteredBy(enumerated("states", STATE_TYPE, STATES)),
                        column("merged", BOOLEAN, "merged", "Whether it was merged").notNull()
                                .filteredBy(enumerated("states", STATE_TYPE, MERGED)),
                        column("draft", BOOLEAN, "isDraft", "Whether it is a draft").notNull(),
                        column("user_login", VARCHAR, "author { login }", "/author/login", "Login of the author; NULL for a deleted account"),
                        column("user_type", VARCHAR, "author { __typename }", "/author/__typename", "What the author is: User, Bot, Mannequin or Organization; NULL for a deleted account"),
                        column("author_association", VARCHAR, "authorAssociation", "The author's relation to the repository").notNull().lowerCase(),
                        column("base_ref", VARCHAR, "baseRefName", "Branch it is to be merged into").notNull()
                                .filteredBy(branch("baseRefName")),
                        column("base_sha", VARCHAR, "baseRefOid", "Commit of the base branch").notNull(),
                        column("head_ref", VARCHAR, "headRefName", "Branch that holds the changes").notNull()
                                .filteredBy(branch("headRefName")),
                        column("head_sha", VARCHAR, "headRefOid", "Last commit of the changes").notNull(),
                        column("head_repository", VARCHAR, "headRepository { nameWithOwner }", "/headRepository/nameWithOwner", "Repository of the branch that holds the changes; NULL when it was deleted"),
                        column("labels", VARCHAR_ARRAY, "labels(first: 100) { nodes { name } }", "/labels/nodes/*/name", "Names of the labels")
                                .filteredBy(containsText("labels")),
                        column("assignees", VARCHAR_ARRAY, "assignees(first: 100) { nodes { login } }", "/assignees/nodes/*/login", "Logins of the people it is assigned to").notNull(),
                        column("milestone_number", BIGINT, "milestone { number }", "/milestone/number", "Number of the milestone within the repository"),
                        column("milestone_title", VARCHAR, "milestone { title }", "/milestone/title", "Title of the milestone"),
                        column("additions", BIGINT, "additions", "Number of added lines").notNull(),
                        column("deletions", BIGINT, "deletions", "Number of deleted lines").notNull(),
                        column("changed_files", BIGINT, "changedFiles", "Number of changed files").notNull(),
                        column("commits", BIGINT, "commits(first: 1) { totalCount }", "/commits/totalCount", "Number of commits").notNull(),
                        column("comments", BIGINT, "comments(first: 1) { totalCount }", "/comments/totalCount", "Number of comments in the conversation").notNull(),
                        column("reviews", BIGINT, "reviews(first: 1) { totalCount }", "/reviews/totalCount", "Number of reviews").notNull(),
                        column("review_threads", BIGINT, "reviewThreads(first: 1) { totalCount }", "/reviewThreads/totalCount", "Number of conversations about lines").notNull(),
                        column("requested_reviewers", BIGINT, "reviewRequests(first: 1) { totalCount }", "/reviewRequests/totalCount", "Number of people and teams that are asked to review"),
                        column("review_decision", VARCHAR, "reviewDecision", "approved, changes_requested or review_required; NULL where no review is required").lowerCase()
                                .filteredBy(closed("approved", "changes_requested", "review_required")),
                        column("locked", BOOLEAN, "locked", "Whether the conversation is locked").notNull(),
                        column("active_lock_reason", VARCHAR, "activeLockReason", "Why it is locked").lowerCase(),
                        column("mergeable", VARCHAR, "mergeable", "mergeable, conflicting or unknown while GitHub finds out").notNull().lowerCase()
                                .filteredBy(closed("mergeable", "conflicting", "unknown")),
                        column("maintainer_can_modify", BOOLEAN, "maintainerCanModify", "Whether maintainers may push to it").notNull(),
                        column("cross_repository", BOOLEAN, "isCrossRepository", "Whether the changes are in another repository").notNull(),
                        column("merged_at", INSTANT, "mergedAt", "When it was merged")
                                .filteredBy(presentOnlyIn("states", STATE_TYPE, Set.of("MERGED"))),
                        column("merged_by_login", VARCHAR, "mergedBy { login }", "/mergedBy/login", "Login of who merged it"),
                        column("merge_commit_sha", VARCHAR, "mergeCommit { oid }", "/mergeCommit/oid", "Commit that the merge made; NULL when it is not merged"),
                        column("created_at", INSTANT, "createdAt", "When it was opened").notNull()
                                .filteredBy(orderedTime("CREATED_AT", "createdAt"))
                                .orderedBy("CREATED_AT"),
                        column("updated_at", INSTANT, "updatedAt", "When it last changed").notNull()
                                .filteredBy(orderedTime("UPDATED_AT", "updatedAt"))
                                .orderedBy("UPDATED_AT"),
                        column("closed_at", INSTANT, "closedAt", "When it was closed or merged; NULL while it is open"),
                        column("html_url", VARCHAR, "url", "Address of its page").notNull())
                .ofNodes("PullRequest"));
    }
}
