package io.omnisql.plugin.github.table;

import io.omnisql.plugin.github.scan.GithubTable;
import io.omnisql.plugin.github.scan.NestedSpec;
import io.omnisql.plugin.github.scan.NestedTable;
import io.omnisql.plugin.github.scan.ParentLevel;

import java.util.List;
import java.util.Optional;

import static io.omnisql.plugin.github.scan.ConnectionField.connection;
import static io.omnisql.plugin.github.scan.ConnectionFilters.closed;
import static io.omnisql.plugin.github.scan.GithubColumn.column;
import static io.omnisql.toolkit.adapter.ValueType.BIGINT;
import static io.omnisql.toolkit.adapter.ValueType.VARCHAR;

/**
 * Members of teams, those of child teams too.
 */
public final class TeamMembersTable
{
    private TeamMembersTable() {}

    public static GithubTable create()
    {
        return new NestedTable(new NestedSpec(
                "team_members",
                "Members of teams, those of child teams included",
                ParentLevel.OWNERS,
                connection("teams").below("... on Organization").ordered("TeamOrder", "NAME"),
                "Team",
                50,
                Optional.empty(),
                connection("members").edges(),
                false,
                List.of(
                        column("team_slug", VARCHAR, "slug", "Name of the team in addresses").notNull()),
                List.of(
                        column("login", VARCHAR, "node { login }", "/node/login", "Login").notNull(),
                        column("id", BIGINT, "node { databaseId }", "/node/databaseId", "Identifier across GitHub"),
                        column("node_id", VARCHAR, "node { id }", "/node/id", "Identifier in GraphQL").notNull(),
                        column("name", VARCHAR, "node { name }", "/node/name", "Name"),
                        column("role", VARCHAR, "role", "member or maintainer").notNull().lowerCase()
                                .filteredBy(closed("member", "maintainer")),
                        column("html_url", VARCHAR, "node { url }", "/node/url", "Address of its page").notNull())));
    }
}
