package io.omnisql.plugin.github.table;

import io.omnisql.plugin.github.scan.GithubTable;
import io.omnisql.plugin.github.scan.Key;
import io.omnisql.plugin.github.scan.NestedSpec;
import io.omnisql.plugin.github.scan.NestedTable;
import io.omnisql.plugin.github.scan.ParentLevel;
import io.omnisql.toolkit.adapter.RemoteValue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import static com.google.common.collect.ImmutableMap.toImmutableMap;
import static io.omnisql.plugin.github.scan.ConnectionField.connection;
import static io.omnisql.plugin.github.scan.ConnectionFilters.enumerated;
import static io.omnisql.plugin.github.scan.GithubColumn.column;
import static io.omnisql.toolkit.adapter.ValueType.BIGINT;
import static io.omnisql.toolkit.adapter.ValueType.INSTANT;
import static io.omnisql.toolkit.adapter.ValueType.VARCHAR;
import static java.util.Locale.ROOT;

/**
 * Reviews of pull requests, 50 pull requests at a time, where REST takes a request for each.
 */
public final class PullRequestReviewsTable
{
    private static final Map<RemoteValue, Set<String>> STATES = Stream.of("APPROVED", "CHANGES_REQUESTED", "COMMENTED", "DISMISSED", "PENDING")
            .collect(toImmutableMap(state -> RemoteValue.of(state.toLowerCase(ROOT)), Set::of));

    private PullRequestReviewsTable() {}

    public static GithubTable create()
    {
        return new NestedTable(new NestedSpec(
                "pull_request_reviews",
                "Reviews of pull requests",
                ParentLevel.REPOSITORIES,
                connection("pullRequests").ordered("IssueOrder", "CREATED_AT"),
                "PullRequest",
                50,
                Optional.of(Key.number("pull_request_number", "pullRequest")),
                connection("reviews"),
                false,
                List.of(
                        column("pull_request_number", BIGINT, "number", "Number of the pull request within the repository").notNull()),
                List.of(
                        column("id", BIGINT, "fullDatabaseId", "Identifier across GitHub"),
                        column("node_id", VARCHAR, "id", "Identifier in GraphQL").notNull(),
                        column("state", VARCHAR, "state", "approved, changes_requested, commented, dismissed or pending").notNull().lowerCase()
                                .filteredBy(enumerated("states", "[PullRequestReviewState!]", STATES)),
                        column("body", VARCHAR, "body", "Text in Markdown").notNull(),
                        column("user_login", VARCHAR, "author { login }", "/author/login", "Login of the author; NULL for a deleted account"),
                        column("user_type", VARCHAR, "author { __typename }", "/author/__typename", "What the author is: User, Bot, Mannequin or Organization; NULL for a deleted account"),
                        column("author_association", VARCHAR, "authorAssociation", "The author's relation to the repository").notNull().lowerCase(),
                        column("commit_id", VARCHAR, "commit { oid }", "/commit/oid", "Commit that was reviewed; NULL where it has gone"),
                        column("comments", BIGINT, "comments(first: 1) { totalCount }", "/comments/totalCount", "Number of its comments on lines").notNull(),
                        column("created_at", INSTANT, "createdAt", "When it was begun").notNull(),
                        column("submitted_at", INSTANT, "submittedAt", "When it was submitted; NULL while it is pending"),
                        column("updated_at", INSTANT, "updatedAt", "When it was last changed").notNull())));
    }
}
