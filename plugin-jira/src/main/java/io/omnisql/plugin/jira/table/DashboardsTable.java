package io.omnisql.plugin.jira.table;

import io.omnisql.plugin.jira.scan.ListSpec;
import io.omnisql.plugin.jira.scan.Listing;
import io.omnisql.plugin.jira.scan.Paging;

import static io.omnisql.plugin.jira.scan.ListColumn.column;
import static io.omnisql.plugin.jira.scan.ListFilters.constant;
import static io.omnisql.plugin.jira.scan.ListFilters.texts;
import static io.omnisql.toolkit.adapter.ValueType.BIGINT;
import static io.omnisql.toolkit.adapter.ValueType.BOOLEAN;
import static io.omnisql.toolkit.adapter.ValueType.VARCHAR;

/**
 * Dashboards: active ones, archived ones and deleted ones.
 */
public final class DashboardsTable
{
    private DashboardsTable() {}

    public static ListSpec spec()
    {
        return ListSpec.list(
                        "dashboards",
                        "Dashboards that are shared with the credentials' account",
                        Listing.platform("/dashboard/search", "/values", Paging.counted(100)),
                        column("id", BIGINT, "/id", "Identifier").notNull()
                                .orderedBy("id"),
                        column("name", VARCHAR, "/name", "Name").notNull(),
                        column("status", VARCHAR, "/(status)", "active, archived or deleted").notNull()
                                .filteredBy(constant("status", "status", "active", "archived", "deleted")),
                        column("description", VARCHAR, "/description", "Description").expanding("description"),
                        column("owner_account_id", VARCHAR, "/owner/accountId", "Account of the owner; NULL for the system's").expanding("owner")
                                .filteredBy(texts("accountId", 1)),
                        column("owner_display_name", VARCHAR, "/owner/displayName", "Name of the owner").expanding("owner"),
                        column("favourite", BOOLEAN, "/isFavourite", "Whether it is a favourite of the credentials' account").expanding("favourite"),
                        column("popularity", BIGINT, "/popularity", "How many accounts it is a favourite of").expanding("favouritedCount"),
                        column("writable", BOOLEAN, "/isWritable", "Whether the credentials' account may change it").expanding("isWritable"),
                        column("share_permissions", VARCHAR, "/sharePermissions", "Whom it is shared with, as JSON").json().expanding("sharePermissions"),
                        column("edit_permissions", VARCHAR, "/editPermissions", "Who may change it, as JSON").json().expanding("editPermissions"),
                        column("view_url", VARCHAR, "/view", "Address of its page").expanding("viewUrl"))
                .inOrder("id")
                .withExactTotal();
    }
}
