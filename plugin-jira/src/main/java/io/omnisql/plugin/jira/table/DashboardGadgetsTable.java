package io.omnisql.plugin.jira.table;

import io.omnisql.plugin.jira.scan.ListSpec;
import io.omnisql.plugin.jira.scan.Listing;
import io.omnisql.plugin.jira.scan.Paging;

import static io.omnisql.plugin.jira.scan.ListColumn.column;
import static io.omnisql.toolkit.adapter.ValueType.BIGINT;
import static io.omnisql.toolkit.adapter.ValueType.VARCHAR;

/**
 * What dashboards show.
 */
public final class DashboardGadgetsTable
{
    private DashboardGadgetsTable() {}

    public static ListSpec spec()
    {
        return ListSpec.list(
                        "dashboard_gadgets",
                        "Gadgets of active dashboards: a request for every dashboard",
                        Listing.platform("/dashboard/{dashboard_id}/gadget", "/gadgets", Paging.whole()),
                        column("id", BIGINT, "/id", "Identifier").notNull(),
                        column("title", VARCHAR, "/title", "Title"),
                        column("module_key", VARCHAR, "/moduleKey", "Key of its kind, where it has one"),
                        column("uri", VARCHAR, "/uri", "Address of its kind, where it has one"),
                        column("color", VARCHAR, "/color", "Colour, e.g. blue"),
                        column("row_position", BIGINT, "/position/row", "Number of rows above it"),
                        column("column_position", BIGINT, "/position/column", "Number of columns before it"))
                .ofEach(Parents.dashboards());
    }
}
