package io.omnisql.plugin.github.table;

import io.omnisql.plugin.github.scan.GithubTable;
import io.omnisql.plugin.github.scan.Key;
import io.omnisql.plugin.github.scan.NestedSpec;
import io.omnisql.plugin.github.scan.NestedTable;
import io.omnisql.plugin.github.scan.ParentLevel;

import java.util.List;
import java.util.Optional;

import static io.omnisql.plugin.github.scan.ConnectionField.connection;
import static io.omnisql.plugin.github.scan.GithubColumn.column;
import static io.omnisql.toolkit.adapter.ValueType.BIGINT;
import static io.omnisql.toolkit.adapter.ValueType.BOOLEAN;
import static io.omnisql.toolkit.adapter.ValueType.INSTANT;
import static io.omnisql.toolkit.adapter.ValueType.VARCHAR;

/**
 * Comments on discussions; the replies to a comment are counted.
 */
public final class DiscussionCommentsTable
{
    private DiscussionCommentsTable() {}

    public static GithubTable create()
    {
        return new NestedTable(new NestedSpec(
                "discussion_comments",
                "Comments on discussions, without the replies to comments",
                ParentLevel.REPOSITORIES,
                connection("discussions").ordered("DiscussionOrder", "CREATED_AT"),
                "Discussion",
                50,
                Optional.of(Key.number("discussion_number", "discussion")),
                connection("comments"),
                false,
                List.of(
                        column("discussion_number", BIGINT, "number", "Number of the discussion within the repository").notNull()),
                List.of(
                        column("id", BIGINT, "databaseId", "Identifier across GitHub"),
                        column("node_id", VARCHAR, "id", "Identifier in GraphQL").notNull(),
                        column("body", VARCHAR, "body", "Text in Markdown").notNull(),
                        column("user_login", VARCHAR, "author { login }", "/author/login", "Login of the author; NULL for a deleted account"),
                        column("author_association", VARCHAR, "authorAssociation", "The author's relation to the repository").notNull().lowerCase(),
                        column("answer", BOOLEAN, "isAnswer", "Whether it was chosen as the answer").notNull(),
                        column("replies", BIGINT, "replies(first: 1) { totalCount }", "/replies/totalCount", "Number of replies").notNull(),
                        column("upvotes", BIGINT, "upvoteCount", "Number of votes for it").notNull(),
                        column("created_at", INSTANT, "createdAt", "When it was written").notNull(),
                        column("updated_at", INSTANT, "updatedAt", "When it was last changed").notNull(),
                        column("html_url", VARCHAR, "url", "Address of its page").notNull())));
    }
}
