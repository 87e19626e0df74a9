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
import static io.omnisql.plugin.github.scan.ConnectionFilters.enumerated;
import static io.omnisql.plugin.github.scan.ConnectionFilters.orderedTime;
import static io.omnisql.plugin.github.scan.GithubColumn.column;
import static io.omnisql.toolkit.adapter.ValueType.BIGINT;
import static io.omnisql.toolkit.adapter.ValueType.BOOLEAN;
import static io.omnisql.toolkit.adapter.ValueType.INSTANT;
import static io.omnisql.toolkit.adapter.ValueType.VARCHAR;

/**
 * Discussions, which GitHub lists through GraphQL only.
 */
public final class DiscussionsTable
{
    private static final Map<RemoteValue, Set<String>> STATES = ImmutableMap.of(
            RemoteValue.of(false), Set.of("OPEN"),
            RemoteValue.of(true), Set.of("CLOSED"));

    private DiscussionsTable() {}

    public static GithubTable create()
    {
        return new ConnectionTable(ConnectionSpec.ofRepository(
                        "discussions",
                        "Discussions of repositories",
                        connection("discussions").orderedByTime("DiscussionOrder", "CREATED_AT", "created_at"),
                        Optional.of(Key.number("number", "discussion")),
                        column("number", BIGINT, "number", "Number within the repository").notNull(),
                        column("id", BIGINT, "databaseId", "Identifier across GitHub"),
                        column("node_id", VARCHAR, "id", "Identifier in GraphQL").notNull(),
                        column("title", VARCHAR, "title", "Title").notNull(),
                        column("body", VARCHAR, "body", "Text in Markdown").notNull(),
                        column("category", VARCHAR, "category { name }", "/category/name", "Name of the category").notNull(),
                        column("closed", BOOLEAN, "closed", "Whether it is closed").notNull()
                                .filteredBy(enumerated("states", "[DiscussionState!]", STATES)),
                        column("state_reason", VARCHAR, "stateReason", "Why it has its state: resolved, outdated, duplicate or reopened").lowerCase(),
                        column("answered", BOOLEAN, "isAnswered", "Whether an answer was chosen; NULL where the category has no answers"),
                        column("user_login", VARCHAR, "author { login }", "/author/login", "Login of the author; NULL for a deleted account"),
                        column("author_association", VARCHAR, "authorAssociation", "The author's relation to the repository").notNull().lowerCase(),
                        column("comments", BIGINT, "comments(first: 1) { totalCount }", "/comments/totalCount", "Number of comments, without replies").notNull(),
                        column("upvotes", BIGINT, "upvoteCount", "Number of votes for it").notNull(),
                        column("locked", BOOLEAN, "locked", "Whether it is locked").notNull(),
                        column("answer_chosen_at", INSTANT, "answerChosenAt", "When an answer was chosen"),
                        column("created_at", INSTANT, "createdAt", "When it was opened").notNull()
                                .filteredBy(orderedTime("CREATED_AT", "createdAt"))
                                .orderedBy("CREATED_AT"),
                        column("updated_at", INSTANT, "updatedAt", "When it last changed").notNull()
                                .filteredBy(orderedTime("UPDATED_AT", "updatedAt"))
                                .orderedBy("UPDATED_AT"),
                        column("closed_at", INSTANT, "closedAt", "When it was closed; NULL while it is open"),
                        column("html_url", VARCHAR, "url", "Address of its page").notNull())
                .ofNodes("Discussion"));
    }
}
