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
 * What teams may do with repositories.
 */
public final class TeamRepositoriesTable
{
    private TeamRepositoriesTable() {}

    public static GithubTable create()
    {
        return new NestedTable(new NestedSpec(
                "team_repositories",
                "Repositories of teams, and what the teams may do there",
                ParentLevel.OWNERS,
                connection("teams").below("... on Organization").ordered("TeamOrder", "NAME"),
                "Team",
                50,
                Optional.empty(),
                connection("repositories").edges(),
                false,
                List.of(
                        column("team_slug", VARCHAR, "slug", "Name of the team in addresses").notNull()),
                List.of(
                        column("repository_owner", VARCHAR, "node { owner { login } }", "/node/owner/login", "Login of the repository's owner").notNull(),
                        column("repository", VARCHAR, "node { name }", "/node/name", "Name of the repository").notNull(),
                        column("repository_id", BIGINT, "node { databaseId }", "/node/databaseId", "Identifier of the repository across GitHub"),
                        column("permission", VARCHAR, "permission", "read, triage, write, maintain or admin").notNull().lowerCase()
                                .filteredBy(closed("read", "triage", "write", "maintain", "admin")))));
    }
}
