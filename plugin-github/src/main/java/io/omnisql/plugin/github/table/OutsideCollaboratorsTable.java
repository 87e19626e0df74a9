package io.omnisql.plugin.github.table;

import io.omnisql.plugin.github.scan.GithubTable;
import io.omnisql.plugin.github.scan.RestSpec;
import io.omnisql.plugin.github.scan.RestTable;

import static io.omnisql.plugin.github.scan.RestColumn.column;
import static io.omnisql.toolkit.adapter.ValueType.BIGINT;
import static io.omnisql.toolkit.adapter.ValueType.BOOLEAN;
import static io.omnisql.toolkit.adapter.ValueType.VARCHAR;

/**
 * Who may use repositories of organizations without being a member.
 */
public final class OutsideCollaboratorsTable
{
    private OutsideCollaboratorsTable() {}

    public static GithubTable create()
    {
        return new RestTable(RestSpec.ofOrganization(
                "outside_collaborators",
                "Who may use repositories of organizations without being a member; for credentials of members",
                "/outside_collaborators",
                column("login", VARCHAR, "/login", "Login").notNull(),
                column("id", BIGINT, "/id", "Identifier across GitHub").notNull(),
                column("node_id", VARCHAR, "/node_id", "Identifier in GraphQL").notNull(),
                column("type", VARCHAR, "/type", "What it is: User, Bot or Organization").notNull(),
                column("site_admin", BOOLEAN, "/site_admin", "Whether it administers GitHub").notNull(),
                column("html_url", VARCHAR, "/html_url", "Address of its page").notNull()));
    }
}
