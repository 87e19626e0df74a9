package io.omnisql.plugin.jira.table;

import io.omnisql.plugin.jira.scan.ListSpec;
import io.omnisql.plugin.jira.scan.Listing;
import io.omnisql.plugin.jira.scan.Paging;

import static io.omnisql.plugin.jira.scan.ListColumn.column;
import static io.omnisql.plugin.jira.scan.ListFilters.ids;
import static io.omnisql.toolkit.adapter.ValueType.BIGINT;
import static io.omnisql.toolkit.adapter.ValueType.BOOLEAN;
import static io.omnisql.toolkit.adapter.ValueType.VARCHAR;

/**
 * Priorities, in the order of their rank.
 */
public final class PrioritiesTable
{
    private PrioritiesTable() {}

    public static ListSpec spec()
    {
        return ListSpec.list(
                        "priorities",
                        "Priorities",
                        Listing.platform("/priority/search", "/values", Paging.counted(100)),
                        column("id", BIGINT, "/id", "Identifier").notNull()
                                .filteredBy(ids("id", 50)),
                        column("name", VARCHAR, "/name", "Name").notNull(),
                        column("description", VARCHAR, "/description", "Description"),
                        column("color", VARCHAR, "/statusColor", "Colour, e.g. #f15C75"),
                        column("icon_url", VARCHAR, "/iconUrl", "Address of its icon"),
                        column("is_default", BOOLEAN, "/isDefault", "Whether new issues get it"))
                .withExactTotal();
    }
}
