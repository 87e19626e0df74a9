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
import static io.omnisql.toolkit.adapter.ValueType.INSTANT;
import static io.omnisql.toolkit.adapter.ValueType.VARCHAR;

/**
 * Commits of pull requests.
 */
public final class PullRequestCommitsTable
{
    private PullRequestCommitsTable() {}

    public static GithubTable create()
    {
        return new NestedTable(new NestedSpec(
                "pull_request_commits",
                "Commits of pull requests",
                ParentLevel.REPOSITORIES,
                connection("pullRequests").ordered("IssueOrder", "CREATED_AT"),
                "PullRequest",
                50,
                Optional.of(Key.number("pull_request_number", "pullRequest")),
                connection("commits"),
                true,
                List.of(
                        column("pull_request_number", BIGINT, "number", "Number of the pull request within the repository").notNull()),
                List.of(
                        column("sha", VARCHAR, "commit { oid }", "/commit/oid", "Hash of the commit").notNull(),
                        column("message", VARCHAR, "commit { message }", "/commit/message", "Whole message").notNull(),
                        column("author_name", VARCHAR, "commit { author { name } }", "/commit/author/name", "Name of the author"),
                        column("author_email", VARCHAR, "commit { author { email } }", "/commit/author/email", "E-mail address of the author"),
                        column("author_login", VARCHAR, "commit { author { user { login } } }", "/commit/author/user/login", "Login of the author; NULL where the e-mail address belongs to nobody's account"),
                        column("authored_date", INSTANT, "commit { authoredDate }", "/commit/authoredDate", "When the change was written").notNull(),
                        column("committed_date", INSTANT, "commit { committedDate }", "/commit/committedDate", "When the commit was made").notNull(),
                        column("additions", BIGINT, "commit { additions }", "/commit/additions", "Number of added lines").notNull(),
                        column("deletions", BIGINT, "commit { deletions }", "/commit/deletions", "Number of deleted lines").notNull(),
                        column("html_url", VARCHAR, "commit { url }", "/commit/url", "Address of its page").notNull())));
    }
}
