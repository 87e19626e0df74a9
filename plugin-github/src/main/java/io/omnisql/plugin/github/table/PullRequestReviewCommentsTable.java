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
 * Comments on lines of pull requests. REST lists all of a repository at once.
 */
public final class PullRequestReviewCommentsTable
{
    private PullRequestReviewCommentsTable() {}

    public static GithubTable create()
    {
        return new RestTable(RestSpec.ofRepository(
                        "pull_request_review_comments",
                        "Comments on the changes of pull requests",
                        "/pulls/comments",
                        column("id", BIGINT, "/id", "Identifier across GitHub").notNull(),
                        column("node_id", VARCHAR, "/node_id", "Identifier in GraphQL").notNull(),
                        column("pull_request_number", BIGINT, "/pull_request_url", "Number of the pull request within the repository").notNull().lastSegment(),
                        column("pull_request_review_id", BIGINT, "/pull_request_review_id", "Identifier of the review that it belongs to"),
                        column("in_reply_to_id", BIGINT, "/in_reply_to_id", "Identifier of the comment that it answers; NULL when it answers none"),
                        column("body", VARCHAR, "/body", "Text in Markdown").notNull(),
                        column("path", VARCHAR, "/path", "File that it is about").notNull(),
                        column("line", BIGINT, "/line", "Line that it is about; NULL where the line has gone"),
                        column("original_line", BIGINT, "/original_line", "Line that it was about when it was written"),
                        column("side", VARCHAR, "/side", "Side of the comparison: left or right").lowerCase(),
                        column("subject_type", VARCHAR, "/subject_type", "Whether it is about a line or a file"),
                        column("diff_hunk", VARCHAR, "/diff_hunk", "The changes around the line").notNull(),
                        column("commit_id", VARCHAR, "/commit_id", "Commit that it is about").notNull(),
                        column("original_commit_id", VARCHAR, "/original_commit_id", "Commit that it was about when it was written").notNull(),
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
