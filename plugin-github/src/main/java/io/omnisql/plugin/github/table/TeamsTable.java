package io.omnisql.plugin.github.table;

import io.omnisql.plugin.github.scan.ConnectionSpec;
import io.omnisql.plugin.github.scan.ConnectionTable;
import io.omnisql.plugin.github.scan.GithubTable;
import io.omnisql.plugin.github.scan.Key;
import io.omnisql.plugin.github.scan.ParentLevel;

import java.util.Map;
import java.util.Optional;

import static io.omnisql.plugin.github.scan.ConnectionField.connection;
import static io.omnisql.plugin.github.scan.ConnectionFilters.closed;
import static io.omnisql.plugin.github.scan.GithubColumn.column;
import static io.omnisql.toolkit.adapter.ValueType.BIGINT;
import static io.omnisql.toolkit.adapter.ValueType.INSTANT;
import static io.omnisql.toolkit.adapter.ValueType.VARCHAR;

/**
 * Teams of organizations.
 */
public final class TeamsTable
{
    private TeamsTable() {}

    public static GithubTable create()
    {
        return new ConnectionTable(ConnectionSpec.below(
                ParentLevel.OWNERS,
                "teams",
                "Teams of the connection's organizations, as far as its credentials see them",
                connection("teams").below("... on Organization").ordered("TeamOrder", "NAME"),
                Optional.of(Key.slug("slug", "team")),
                column("slug", VARCHAR, "slug", "Name in addresses").notNull(),
                column("id", BIGINT, "databaseId", "Identifier across GitHub"),
                column("node_id", VARCHAR, "id", "Identifier in GraphQL").notNull(),
                column("name", VARCHAR, "name", "Name").notNull(),
                column("description", VARCHAR, "description", "Description"),
                column("privacy", VARCHAR, "privacy", "secret, or closed: seen by all members of the organization").notNull().lowerCase().spelled(Map.of("VISIBLE", "closed"))
                        .filteredBy(closed("secret", "closed")),
                column("parent_slug", VARCHAR, "parentTeam { slug }", "/parentTeam/slug", "Name in addresses of the team that it is part of"),
                column("members", BIGINT, "members(first: 1) { totalCount }", "/members/totalCount", "Number of members, those of child teams included").notNull(),
                column("repositories", BIGINT, "repositories(first: 1) { totalCount }", "/repositories/totalCount", "Number of repositories").notNull(),
                column("created_at", INSTANT, "createdAt", "When it was created").notNull(),
                column("updated_at", INSTANT, "updatedAt", "When it last changed").notNull(),
                column("html_url", VARCHAR, "url", "Address of its page").notNull()));
    }
}
