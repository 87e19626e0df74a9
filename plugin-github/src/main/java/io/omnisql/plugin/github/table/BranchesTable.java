package io.omnisql.plugin.github.table;

import io.omnisql.plugin.github.scan.ConnectionSpec;
import io.omnisql.plugin.github.scan.ConnectionTable;
import io.omnisql.plugin.github.scan.GithubColumn;
import io.omnisql.plugin.github.scan.GithubTable;
import io.omnisql.plugin.github.scan.Key;
import io.omnisql.toolkit.adapter.ValueType;

import java.util.Optional;

import static io.omnisql.plugin.github.scan.ConnectionField.connection;
import static io.omnisql.plugin.github.scan.GithubColumn.column;
import static io.omnisql.toolkit.adapter.ValueType.INSTANT;
import static io.omnisql.toolkit.adapter.ValueType.VARCHAR;

/**
 * Branches, with what REST would give only one by one: when and by whom they were last committed to.
 */
public final class BranchesTable
{
    private static final String PREFIX = "refs/heads/";

    private BranchesTable() {}

    public static GithubTable create()
    {
        return new ConnectionTable(ConnectionSpec.ofRepository(
                "branches",
                "Branches of repositories",
                connection("refs").with("refPrefix: \"" + PREFIX + "\"").ordered("RefOrder", "ALPHABETICAL"),
                Optional.of(Key.ref("name", PREFIX)),
                column("name", VARCHAR, "name", "Name").notNull(),
                column("node_id", VARCHAR, "id", "Identifier in GraphQL").notNull(),
                column("commit_sha", VARCHAR, "target { oid }", "/target/oid", "Its last commit").notNull(),
                commit("commit_message", VARCHAR, "message", "/message", "Message of the last commit"),
                commit("commit_author_name", VARCHAR, "author { name }", "/author/name", "Name of the last commit's author"),
                commit("commit_author_login", VARCHAR, "author { user { login } }", "/author/user/login", "Login of the last commit's author; NULL where the e-mail address belongs to no account"),
                commit("committed_date", INSTANT, "committedDate", "/committedDate", "When the last commit was made")));
    }

    private static GithubColumn commit(String name, ValueType type, String selection, String pointer, String comment)
    {
        return column(name, type, "target { ... on Commit { " + selection + " } }", "/target" + pointer, comment);
    }
}
