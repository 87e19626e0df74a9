package io.omnisql.plugin.github.table;

import io.omnisql.plugin.github.scan.ConnectionSpec;
import io.omnisql.plugin.github.scan.ConnectionTable;
import io.omnisql.plugin.github.scan.GithubTable;
import io.omnisql.plugin.github.scan.ParentLevel;

import java.util.Optional;

import static io.omnisql.plugin.github.scan.ConnectionField.connection;
import static io.omnisql.plugin.github.scan.ConnectionFilters.orderedTime;
import static io.omnisql.plugin.github.scan.GithubColumn.column;
import static io.omnisql.toolkit.adapter.ValueType.BIGINT;
import static io.omnisql.toolkit.adapter.ValueType.INSTANT;
import static io.omnisql.toolkit.adapter.ValueType.VARCHAR;

/**
 * Who starred repositories, all of them: REST shows the first 40,000.
 */
public final class StargazersTable
{
    private StargazersTable() {}

    public static GithubTable create()
    {
        return new ConnectionTable(ConnectionSpec.below(
                ParentLevel.REPOSITORIES,
                "stargazers",
                "Who starred repositories",
                connection("stargazers").orderedByTime("StarOrder", "STARRED_AT", "starred_at").edges(),
                Optional.empty(),
                column("login", VARCHAR, "node { login }", "/node/login", "Login").notNull(),
                column("id", BIGINT, "node { databaseId }", "/node/databaseId", "Identifier across GitHub"),
                column("node_id", VARCHAR, "node { id }", "/node/id", "Identifier in GraphQL").notNull(),
                column("name", VARCHAR, "node { name }", "/node/name", "Name"),
                column("starred_at", INSTANT, "starredAt", "When it starred the repository").notNull()
                        .filteredBy(orderedTime("STARRED_AT", "starredAt"))
                        .orderedBy("STARRED_AT"),
                column("html_url", VARCHAR, "node { url }", "/node/url", "Address of its page").notNull()));
    }
}
