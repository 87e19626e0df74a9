package io.omnisql.plugin.github.table;

import com.google.common.collect.ImmutableMap;
import io.omnisql.plugin.github.scan.ConnectionSpec;
import io.omnisql.plugin.github.scan.ConnectionTable;
import io.omnisql.plugin.github.scan.GithubTable;
import io.omnisql.plugin.github.scan.Key;
import io.omnisql.toolkit.adapter.RemoteValue;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

import static io.omnisql.plugin.github.scan.ConnectionField.connection;
import static io.omnisql.plugin.github.scan.ConnectionFilters.author;
import static io.omnisql.plugin.github.scan.ConnectionFilters.containsLogin;
import static io.omnisql.plugin.github.scan.ConnectionFilters.containsText;
import static io.omnisql.plugin.github.scan.ConnectionFilters.enumerated;
import static io.omnisql.plugin.github.scan.ConnectionFilters.known;
import static io.omnisql.plugin.github.scan.ConnectionFilters.numberText;
import static io.omnisql.plugin.github.scan.ConnectionFilters.orderedTime;
import static io.omnisql.plugin.github.scan.ConnectionFilters.since;
import static io.omnisql.plugin.github.scan.GithubColumn.column;
import static io.omnisql.toolkit.adapter.ValueType.BIGINT;
import static io.omnisql.toolkit.adapter.ValueType.BOOLEAN;
import static io.omnisql.toolkit.adapter.ValueType.INSTANT;
import static io.omnisql.toolkit.adapter.ValueType.VARCHAR;
import static io.omnisql.toolkit.adapter.ValueType.VARCHAR_ARRAY;

/**
 * Issues. GitHub's REST lists mix them with pull requests; GraphQL does not.
 */
public final class IssuesTable
{
    private static final Map<RemoteValue, Set<String>> STATES = ImmutableMap.of(
            RemoteValue.of("open"), Set.of("OPEN"),
            RemoteValue.of("closed"), Set.of("CLOSED"));

    private IssuesTable() {}

    public static GithubTable create()
    {
        return new ConnectionTable(ConnectionSpec.ofRepository(
                        "issues",
                        "Issues of repositories, without pull requests",
                        connection("issues").orderedByTime("IssueOrder", "CREATED_AT", "created_at").since("UPDATED_AT", "updated_at"),
                        Optional.of(Key.number("number", "issue")),
                        column("number", BIGINT, "number", "Number within the repository").notNull(),
                        column("id", BIGINT, "fullDatabaseId", "Identifier across GitHub"),
                        column("node_id", VARCHAR, "id", "Identifier in GraphQL").notNull(),
                        column("title", VARCHAR, "title", "Title").notNull(),
                        column("body", VARCHAR, "body", "Text in Markdown").notNull(),
                        column("state", VARCHAR, "state", "open or closed").notNull().lowerCase()
                                .filteredBy(enumerated("states", "[IssueState!]", STATES)),
                        column("state_reason", VARCHAR, "stateReason", "Why it has its state: completed, not_planned, also for duplicates, or reopened").lowerCase(),
                        column("user_login", VARCHAR, "author { login }", "/author/login", "Login of the author; NULL for a deleted account")
                                .filteredBy(author("createdBy", "user_type")),
                        column("user_type", VARCHAR, "author { __typename }", "/author/__typename", "What the author is: User, Bot, Mannequin or Organization; NULL for a deleted account")
                                .filteredBy(known("User", "createdBy")),
                        column("author_association", VARCHAR, "authorAssociation", "The author's relation to the repository").notNull().lowerCase(),
                        column("labels", VARCHAR_ARRAY, "labels(first: 100) { nodes { name } }", "/labels/nodes/*/name", "Names of the labels")
                                .filteredBy(containsText("labels")),
                        column("assignees", VARCHAR_ARRAY, "assignees(first: 100) { nodes { login } }", "/assignees/nodes/*/login", "Logins of the people it is assigned to").notNull()
                                .filteredBy(containsLogin("assignee")),
                        column("milestone_number", BIGINT, "milestone { number }", "/milestone/number", "Number of the milestone within the repository")
                                .filteredBy(numberText("milestoneNumber")),
                        column("milestone_title", VARCHAR, "milestone { title }", "/milestone/title", "Title of the milestone"),
                        column("comments", BIGINT, "comments(first: 1) { totalCount }", "/comments/totalCount", "Number of comments").notNull()
                                .orderedBy("COMMENTS"),
                        column("locked", BOOLEAN, "locked", "Whether the conversation is locked").notNull(),
                        column("active_lock_reason", VARCHAR, "activeLockReason", "Why it is locked").lowerCase(),
                        column("created_at", INSTANT, "createdAt", "When it was opened").notNull()
                                .filteredBy(orderedTime("CREATED_AT", "createdAt"))
                                .orderedBy("CREATED_AT"),
                        column("updated_at", INSTANT, "updatedAt", "When it last changed").notNull()
                                .filteredBy(since("UPDATED_AT", "updatedAt"))
                                .orderedBy("UPDATED_AT"),
                        column("closed_at", INSTANT, "closedAt", "When it was closed; NULL while it is open"),
                        column("html_url", VARCHAR, "url", "Address of its page").notNull())
                .ofNodes("Issue"));
    }
}
