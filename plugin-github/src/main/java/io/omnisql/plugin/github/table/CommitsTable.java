package io.omnisql.plugin.github.table;

import io.omnisql.plugin.github.scan.ConnectionSpec;
import io.omnisql.plugin.github.scan.GithubTable;
import io.omnisql.plugin.github.scan.HistoryTable;
import io.omnisql.plugin.github.scan.Key;

import java.util.Optional;

import static io.omnisql.plugin.github.scan.ConnectionField.connection;
import static io.omnisql.plugin.github.scan.ConnectionFilters.commitDate;
import static io.omnisql.plugin.github.scan.GithubColumn.column;
import static io.omnisql.toolkit.adapter.ValueType.BIGINT;
import static io.omnisql.toolkit.adapter.ValueType.BOOLEAN;
import static io.omnisql.toolkit.adapter.ValueType.INSTANT;
import static io.omnisql.toolkit.adapter.ValueType.VARCHAR;

/**
 * Commits that default branches lead to.
 */
public final class CommitsTable
{
    private static final String COMMITTED_DATE = "committed_date";

    private CommitsTable() {}

    public static GithubTable create()
    {
        return new HistoryTable(
                ConnectionSpec.ofRepository(
                        "commits",
                        "Commits on the default branches of repositories",
                        connection("history").below("defaultBranchRef", "target", "... on Commit"),
                        Optional.of(Key.commit("sha")),
                        column("sha", VARCHAR, "oid", "Hash of the commit").notNull(),
                        column("node_id", VARCHAR, "id", "Identifier in GraphQL").notNull(),
                        column("message", VARCHAR, "message", "Whole message").notNull(),
                        column("message_headline", VARCHAR, "messageHeadline", "First line of the message").notNull(),
                        column("author_name", VARCHAR, "author { name }", "/author/name", "Name of the author"),
                        column("author_email", VARCHAR, "author { email }", "/author/email", "E-mail address of the author"),
                        column("author_login", VARCHAR, "author { user { login } }", "/author/user/login", "Login of the author; NULL where the e-mail address belongs to nobody's account"),
                        column("authored_date", INSTANT, "authoredDate", "When the change was written").notNull(),
                        column("committer_name", VARCHAR, "committer { name }", "/committer/name", "Name of the committer"),
                        column("committer_email", VARCHAR, "committer { email }", "/committer/email", "E-mail address of the committer"),
                        column("committer_login", VARCHAR, "committer { user { login } }", "/committer/user/login", "Login of the committer; NULL where the e-mail address belongs to nobody's account"),
                        column(COMMITTED_DATE, INSTANT, "committedDate", "When the commit was made").notNull()
                                .filteredBy(commitDate()),
                        column("committed_via_web", BOOLEAN, "committedViaWeb", "Whether it was made on GitHub's pages").notNull(),
                        column("additions", BIGINT, "additions", "Number of added lines").notNull(),
                        column("deletions", BIGINT, "deletions", "Number of deleted lines").notNull(),
                        column("changed_files", BIGINT, "changedFilesIfAvailable", "Number of changed files; NULL where GitHub does not know it"),
                        column("parents", BIGINT, "parents(first: 1) { totalCount }", "/parents/totalCount", "Number of parents: more than one for a merge").notNull(),
                        column("html_url", VARCHAR, "url", "Address of its page").notNull()),
                COMMITTED_DATE);
    }
}
