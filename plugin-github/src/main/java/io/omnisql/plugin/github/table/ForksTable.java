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
import static io.omnisql.toolkit.adapter.ValueType.BOOLEAN;
import static io.omnisql.toolkit.adapter.ValueType.INSTANT;
import static io.omnisql.toolkit.adapter.ValueType.VARCHAR;

/**
 * Forks of repositories.
 */
public final class ForksTable
{
    private ForksTable() {}

    public static GithubTable create()
    {
        return new ConnectionTable(ConnectionSpec.below(
                ParentLevel.REPOSITORIES,
                "forks",
                "Forks of repositories, as far as the credentials see them",
                connection("forks").orderedByTime("RepositoryOrder", "CREATED_AT", "created_at"),
                Optional.empty(),
                column("fork_owner", VARCHAR, "owner { login }", "/owner/login", "Login of the fork's owner").notNull(),
                column("fork_repository", VARCHAR, "name", "Name of the fork").notNull(),
                column("id", BIGINT, "databaseId", "Identifier across GitHub"),
                column("node_id", VARCHAR, "id", "Identifier in GraphQL").notNull(),
                column("private", BOOLEAN, "isPrivate", "Whether it is not public").notNull(),
                column("archived", BOOLEAN, "isArchived", "Whether it is archived: read only").notNull(),
                column("stargazers_count", BIGINT, "stargazerCount", "Number of stars").notNull()
                        .orderedBy("STARGAZERS"),
                column("pushed_at", INSTANT, "pushedAt", "When something was last pushed; NULL when nothing was"),
                column("created_at", INSTANT, "createdAt", "When it was created").notNull()
                        .filteredBy(orderedTime("CREATED_AT", "createdAt"))
                        .orderedBy("CREATED_AT"),
                column("updated_at", INSTANT, "updatedAt", "When it last changed").notNull()
                        .filteredBy(orderedTime("UPDATED_AT", "updatedAt"))
                        .orderedBy("UPDATED_AT"),
                column("html_url", VARCHAR, "url", "Address of its page").notNull()));
    }
}
