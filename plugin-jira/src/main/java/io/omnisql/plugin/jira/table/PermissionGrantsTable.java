package io.omnisql.plugin.jira.table;

import io.omnisql.plugin.jira.scan.ListSpec;
import io.omnisql.plugin.jira.scan.Listing;
import io.omnisql.plugin.jira.scan.Paging;

import static io.omnisql.plugin.jira.scan.ListColumn.column;
import static io.omnisql.toolkit.adapter.ValueType.BIGINT;
import static io.omnisql.toolkit.adapter.ValueType.VARCHAR;

/**
 * Permissions that schemes grant, which come with the schemes.
 */
public final class PermissionGrantsTable
{
    private PermissionGrantsTable() {}

    public static ListSpec spec()
    {
        return ListSpec.list(
                "permission_grants",
                "Permissions that schemes grant to people, groups and roles",
                Listing.platform("/permissionscheme", "/permissionSchemes/*/permissions", Paging.whole())
                        .with("expand", "permissions"),
                column("scheme_id", BIGINT, "^/permissionSchemes/*/id", "Identifier of the scheme").notNull(),
                column("scheme_name", VARCHAR, "^/permissionSchemes/*/name", "Name of the scheme").notNull(),
                column("id", BIGINT, "/id", "Identifier").notNull(),
                column("permission", VARCHAR, "/permission", "What may be done, e.g. BROWSE_PROJECTS").notNull(),
                column("holder_type", VARCHAR, "/holder/type", "Kind of who may do it, e.g. group, projectRole, user or anyone"),
                column("holder_parameter", VARCHAR, "/holder/parameter", "Who may do it where the kind does not say it, e.g. the group's name"),
                column("holder_value", VARCHAR, "/holder/value", "Identifier of who may do it, e.g. the group's"));
    }
}
