package io.omnisql.plugin.jira.table;

import io.omnisql.plugin.jira.scan.ListSpec;
import io.omnisql.plugin.jira.scan.Listing;
import io.omnisql.plugin.jira.scan.Paging;

import static io.omnisql.plugin.jira.scan.ListColumn.column;
import static io.omnisql.toolkit.adapter.ValueType.BIGINT;
import static io.omnisql.toolkit.adapter.ValueType.BOOLEAN;
import static io.omnisql.toolkit.adapter.ValueType.VARCHAR;
import static io.omnisql.toolkit.adapter.ValueType.VARCHAR_ARRAY;

/**
 * Roles that people and groups have in projects.
 */
public final class ProjectRolesTable
{
    private ProjectRolesTable() {}

    public static ListSpec spec()
    {
        return ListSpec.list(
                "project_roles",
                "Roles that people and groups have in projects",
                Listing.platform("/role", "", Paging.whole()),
                column("id", BIGINT, "/id", "Identifier").notNull(),
                column("name", VARCHAR, "/name", "Name").notNull(),
                column("description", VARCHAR, "/description", "Description"),
                column("admin", BOOLEAN, "/admin", "Whether it is the role of administrators"),
                column("is_default", BOOLEAN, "/default", "Whether it is the role that people get"),
                column("default_actors", VARCHAR_ARRAY, "/actors/*/displayName", "Names of who gets it in new projects"),
                column("scope_type", VARCHAR, "/scope/type", "PROJECT for one of a team-managed project"),
                column("project_id", BIGINT, "/scope/project/id", "Identifier of the team-managed project that it belongs to"));
    }
}
