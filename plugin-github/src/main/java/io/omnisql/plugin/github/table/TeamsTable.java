package io.omnisql.plugin.github.table;

import io.omnisql.plugin.github.scan.GithubTable;
import io.omnisql.plugin.github.scan.RestSpec;
import io.omnisql.plugin.github.scan.RestTable;

import static io.omnisql.plugin.github.scan.RestColumn.column;
import static io.omnisql.toolkit.adapter.ValueType.BIGINT;
import static io.omnisql.toolkit.adapter.ValueType.VARCHAR;

/**
 * Teams of organizations.
 */
public final class TeamsTable
{
    private TeamsTable() {}

    public static GithubTable create()
    {
        return new RestTable(RestSpec.ofOrganization(
                "teams",
                "Teams of the connection's organizations, as far as its credentials see them",
                "/teams",
                column("slug", VARCHAR, "/slug", "Name in addresses").notNull(),
                column("id", BIGINT, "/id", "Identifier across GitHub").notNull(),
                column("node_id", VARCHAR, "/node_id", "Identifier in GraphQL").notNull(),
                column("name", VARCHAR, "/name", "Name").notNull(),
                column("description", VARCHAR, "/description", "Description"),
                column("privacy", VARCHAR, "/privacy", "secret, or closed: seen by all members of the organization"),
                column("notification_setting", VARCHAR, "/notification_setting", "Whether members are told when the team is mentioned"),
                column("parent_slug", VARCHAR, "/parent/slug", "Name in addresses of the team that it is part of"),
                column("html_url", VARCHAR, "/html_url", "Address of its page").notNull()));
    }
}
