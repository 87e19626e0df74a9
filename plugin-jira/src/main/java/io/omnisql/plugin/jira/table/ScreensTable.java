package io.omnisql.plugin.jira.table;

import io.omnisql.plugin.jira.scan.ListSpec;
import io.omnisql.plugin.jira.scan.Listing;
import io.omnisql.plugin.jira.scan.Paging;

import static io.omnisql.plugin.jira.scan.ListColumn.column;
import static io.omnisql.plugin.jira.scan.ListFilters.ids;
import static io.omnisql.plugin.jira.scan.ListFilters.name;
import static io.omnisql.toolkit.adapter.ValueType.BIGINT;
import static io.omnisql.toolkit.adapter.ValueType.VARCHAR;

/**
 * Screens of issues' fields.
 */
public final class ScreensTable
{
    private ScreensTable() {}

    public static ListSpec spec()
    {
        return ListSpec.list(
                        "screens",
                        "Screens of issues' fields",
                        Listing.platform("/screens", "/values", Paging.counted(100)),
                        column("id", BIGINT, "/id", "Identifier").notNull()
                                .filteredBy(ids("id", 100))
                                .orderedBy("id"),
                        column("name", VARCHAR, "/name", "Name").notNull()
                                .filteredBy(name("queryString")),
                        column("description", VARCHAR, "/description", "Description"),
                        column("scope_type", VARCHAR, "/scope/type", "PROJECT for one of a team-managed project"),
                        column("project_id", BIGINT, "/scope/project/id", "Identifier of the team-managed project that it belongs to"))
                .inOrder("id")
                .withExactTotal();
    }
}
