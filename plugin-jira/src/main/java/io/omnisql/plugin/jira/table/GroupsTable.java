package io.omnisql.plugin.jira.table;

import io.omnisql.plugin.jira.scan.ListSpec;
import io.omnisql.plugin.jira.scan.Listing;
import io.omnisql.plugin.jira.scan.Paging;

import static io.omnisql.plugin.jira.scan.ListColumn.column;
import static io.omnisql.plugin.jira.scan.ListFilters.texts;
import static io.omnisql.toolkit.adapter.ValueType.VARCHAR;

/**
 * Groups of accounts.
 */
public final class GroupsTable
{
    private GroupsTable() {}

    public static ListSpec spec()
    {
        return ListSpec.list(
                        "groups",
                        "Groups of accounts",
                        Listing.platform("/group/bulk", "/values", Paging.counted(100)),
                        column("id", VARCHAR, "/groupId", "Identifier").notNull()
                                .filteredBy(texts("groupId", 50)),
                        column("name", VARCHAR, "/name", "Name, which may change").notNull()
                                .filteredBy(texts("groupName", 50)))
                .withExactTotal();
    }
}
