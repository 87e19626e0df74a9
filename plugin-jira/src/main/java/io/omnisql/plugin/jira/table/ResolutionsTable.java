package io.omnisql.plugin.jira.table;

import io.omnisql.plugin.jira.scan.ListSpec;
import io.omnisql.plugin.jira.scan.Listing;
import io.omnisql.plugin.jira.scan.Paging;

import static io.omnisql.plugin.jira.scan.ListColumn.column;
import static io.omnisql.toolkit.adapter.ValueType.BIGINT;
import static io.omnisql.toolkit.adapter.ValueType.BOOLEAN;
import static io.omnisql.toolkit.adapter.ValueType.VARCHAR;

/**
 * Resolutions.
 */
public final class ResolutionsTable
{
    private ResolutionsTable() {}

    public static ListSpec spec()
    {
        return ListSpec.list(
                        "resolutions",
                        "Resolutions",
                        Listing.platform("/resolution/search", "/values", Paging.counted(100)),
                        column("id", BIGINT, "/id", "Identifier").notNull(),
                        column("name", VARCHAR, "/name", "Name").notNull(),
                        column("description", VARCHAR, "/description", "Description"),
                        column("is_default", BOOLEAN, "/isDefault", "Whether resolved issues get it unless someone chooses"))
                .withExactTotal();
    }
}
