package io.omnisql.plugin.github.table;

import io.omnisql.plugin.github.scan.GithubTable;
import io.omnisql.plugin.github.scan.RestSpec;
import io.omnisql.plugin.github.scan.RestTable;

import static io.omnisql.plugin.github.scan.RestColumn.column;
import static io.omnisql.toolkit.adapter.ValueType.BIGINT;
import static io.omnisql.toolkit.adapter.ValueType.BOOLEAN;
import static io.omnisql.toolkit.adapter.ValueType.VARCHAR;

/**
 * Who may use repositories.
 */
public final class CollaboratorsTable
{
    private CollaboratorsTable() {}

    public static GithubTable create()
    {
        return new RestTable(RestSpec.ofRepository(
                "collaborators",
                "Who may use repositories, and what they may do; for credentials that may push",
                "/collaborators",
                column("login", VARCHAR, "/login", "Login").notNull(),
                column("id", BIGINT, "/id", "Identifier across GitHub").notNull(),
                column("node_id", VARCHAR, "/node_id", "Identifier in GraphQL").notNull(),
                column("type", VARCHAR, "/type", "What it is: User, Bot or Organization").notNull(),
                column("site_admin", BOOLEAN, "/site_admin", "Whether it administers GitHub").notNull(),
                column("role_name", VARCHAR, "/role_name", "read, triage, write, maintain, admin or the name of a role of the organization").notNull(),
                column("pull", BOOLEAN, "/permissions/pull", "Whether it may read"),
                column("triage", BOOLEAN, "/permissions/triage", "Whether it may manage issues and pull requests"),
                column("push", BOOLEAN, "/permissions/push", "Whether it may write"),
                column("maintain", BOOLEAN, "/permissions/maintain", "Whether it may manage the repository"),
                column("admin", BOOLEAN, "/permissions/admin", "Whether it may do everything"),
                column("html_url", VARCHAR, "/html_url", "Address of its page").notNull()));
    }
}
