package io.omnisql.plugin.github.table;

import io.omnisql.plugin.github.scan.GithubTable;
import io.omnisql.plugin.github.scan.RestItems;
import io.omnisql.plugin.github.scan.RestSpec;
import io.omnisql.plugin.github.scan.RestTable;

import static io.omnisql.plugin.github.scan.RestColumn.column;
import static io.omnisql.toolkit.adapter.ValueType.BIGINT;
import static io.omnisql.toolkit.adapter.ValueType.BOOLEAN;
import static io.omnisql.toolkit.adapter.ValueType.VARCHAR;

/**
 * Members of teams, those of the teams below them too. They are listed team by team.
 */
public final class TeamMembersTable
{
    private TeamMembersTable() {}

    public static GithubTable create()
    {
        return new RestTable(RestSpec.ofOrganization(
                "team_members",
                "Members of teams, those of child teams included, one request for each team",
                "/teams/{key}/members",
                column("login", VARCHAR, "/login", "Login").notNull(),
                column("id", BIGINT, "/id", "Identifier across GitHub").notNull(),
                column("node_id", VARCHAR, "/node_id", "Identifier in GraphQL").notNull(),
                column("type", VARCHAR, "/type", "What it is: User or Bot").notNull(),
                column("site_admin", BOOLEAN, "/site_admin", "Whether it administers GitHub").notNull(),
                column("html_url", VARCHAR, "/html_url", "Address of its page").notNull())
                .of(RestItems.byName("team_slug", "Name of the team in addresses", "/teams", "/slug")));
    }
}
