package io.omnisql.plugin.jira.table;

import io.omnisql.plugin.jira.scan.ListSpec;
import io.omnisql.plugin.jira.scan.Listing;
import io.omnisql.plugin.jira.scan.Paging;

import static io.omnisql.plugin.jira.scan.ListColumn.column;
import static io.omnisql.toolkit.adapter.ValueType.BIGINT;
import static io.omnisql.toolkit.adapter.ValueType.VARCHAR;

/**
 * Schemes that say what people may do in projects.
 */
public final class PermissionSchemesTable
{
    private PermissionSchemesTable() {}

    public static ListSpec spec()
    {
        return ListSpec.list(
                "permission_schemes",
                "Schemes that say what people may do in projects",
                Listing.platform("/permissionscheme", "/permissionSchemes", Paging.whole()),
                column("id", BIGINT, "/id", "Identifier").notNull(),
                column("name", VARCHAR, "/name", "Name").notNull(),
                column("description", VARCHAR, "/description", "Description"),
                column("scope_type", VARCHAR, "/scope/type", "PROJECT for one of a team-managed project"),
                column("project_id", BIGINT, "/scope/project/id", "Identifier of the team-managed project that it belongs to"));
    }
}
