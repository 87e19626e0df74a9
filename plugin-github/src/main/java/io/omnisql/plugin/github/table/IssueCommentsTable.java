package io.omnisql.plugin.github.table;

import io.omnisql.plugin.github.scan.GithubTable;
import io.omnisql.plugin.github.scan.RestSpec;
import io.omnisql.plugin.github.scan.RestTable;

import static io.omnisql.plugin.github.scan.RestColumn.column;
import static io.omnisql.plugin.github.scan.RestFilters.since;
import static io.omnisql.toolkit.adapter.ValueType.BIGINT;
import static io.omnisql.toolkit.adapter.ValueType.INSTANT;
import static io.omnisql.toolkit.adapter.ValueType.VARCHAR;

/**
 * Comments on issues and pull requests. REST lists all of a repository at once, where GraphQL would go through every issue.
 */
public final class IssueCommentsTable
{
    private IssueCommentsTable() {}

    public static GithubTable create()
    {
        return new RestTable(RestSpec.ofRepository(
                        "issue_comments",
                        "Comments on issues and in the conversation of pull requests",
                        "/issues/comments",
                        column("id", BIGINT, "/id", "Identifier across GitHub").notNull(),
                        column("node_id", VARCHAR, "/node_id", "Identifier in GraphQL").notNull(),
                        column("issue_number", BIGINT, "/issue_url", "Number of the issue or pull request within the repository").notNull().lastSegment(),
                        column("body", VARCHAR, "/body", "Text in Markdown").notNull(),
                        column("user_login", VARCHAR, "/user/login", "Login of the author, of a bot with the suffix [bot]; ghost for a deleted account"),
                        column("user_type", VARCHAR, "/user/type", "What the author is: User, Bot, Mannequin or Organization"),
                        column("author_association", VARCHAR, "/author_association", "The author's relation to the repository").notNull().lowerCase(),
                        column("created_at", INSTANT, "/created_at", "When it was written").notNull()
                                .orderedBy("created"),
                        column("updated_at", INSTANT, "/updated_at", "When it was last changed").notNull()
                                .filteredBy(since())
                                .orderedBy("updated"),
                        column("html_url", VARCHAR, "/html_url", "Address of its page").notNull())
                .ordered("created")
                .growing()
                .addressed());
    }
}
