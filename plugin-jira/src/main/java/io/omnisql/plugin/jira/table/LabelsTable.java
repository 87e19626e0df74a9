package io.omnisql.plugin.jira.table;

import io.omnisql.plugin.jira.scan.ListSpec;
import io.omnisql.plugin.jira.scan.Listing;
import io.omnisql.plugin.jira.scan.Paging;

import static io.omnisql.plugin.jira.scan.ListColumn.column;
import static io.omnisql.toolkit.adapter.ValueType.VARCHAR;

/**
 * Labels that issues bear.
 */
public final class LabelsTable
{
    private LabelsTable() {}

    public static ListSpec spec()
    {
        return ListSpec.list(
                        "labels",
                        "Labels that issues bear",
                        Listing.platform("/label", "/values", Paging.counted(1000)),
                        column("name", VARCHAR, "", "The label").notNull())
                .withExactTotal();
    }
}
