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
 * What teams may do with repositories. They are listed team by team.
 */
public final class TeamRepositoriesTable
{
    private TeamRepositoriesTable() {}

    public static GithubTable create()
    {
        return new RestTable(RestSpec.ofOrganization(
                "team_repositories",
                "Repositories of teams and what the teams may do there, one request for each team",
                "/teams/{key}/repos",
                column("repository_owner", VARCHAR, "/owner/login", "Login of the repository's owner").notNull(),
                column("repository", VARCHAR, "/name", "Name of the repository").notNull(),
                column("repository_id", BIGINT, "/id", "Identifier of the repository across GitHub").notNull(),
                column("role_name", VARCHAR, "/role_name", "read, triage, write, maintain, admin or the name of a role of the organization"),
                column("pull", BOOLEAN, "/permissions/pull", "Whether the team may read"),
                column("triage", BOOLEAN, "/permissions/triage", "Whether the team may manage issues and pull requests"),
                column("push", BOOLEAN, "/permissions/push", "Whether the team may write"),
                column("maintain", BOOLEAN, "/permissions/maintain", "Whether the team may manage the repository"),
                column("admin", BOOLEAN, "/permissions/admin", "Whether the team may do everything"))
                .of(RestItems.byName("team_slug", "Name of the team in addresses", "/teams", "/slug")));
    }
}
