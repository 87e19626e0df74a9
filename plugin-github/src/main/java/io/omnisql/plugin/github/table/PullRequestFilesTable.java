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
import static io.omnisql.toolkit.adapter.ValueType.VARCHAR;

/**
 * Files that pull requests change.
 */
public final class PullRequestFilesTable
{
    private PullRequestFilesTable() {}

    public static GithubTable create()
    {
        return new NestedTable(new NestedSpec(
                "pull_request_files",
                "Files that pull requests change",
                ParentLevel.REPOSITORIES,
                connection("pullRequests").ordered("IssueOrder", "CREATED_AT"),
                "PullRequest",
                50,
                Optional.of(Key.number("pull_request_number", "pullRequest")),
                connection("files"),
                true,
                List.of(
                        column("pull_request_number", BIGINT, "number", "Number of the pull request within the repository").notNull()),
                List.of(
                        column("path", VARCHAR, "path", "Path of the file").notNull(),
                        column("change_type", VARCHAR, "changeType", "added, changed, copied, deleted, modified or renamed").notNull().lowerCase(),
                        column("additions", BIGINT, "additions", "Number of added lines").notNull(),
                        column("deletions", BIGINT, "deletions", "Number of deleted lines").notNull())));
    }
}
