package io.omnisql.plugin.jira.table;

import io.omnisql.plugin.jira.scan.ListSpec;
import io.omnisql.plugin.jira.scan.Listing;
import io.omnisql.plugin.jira.scan.Paging;

import static io.omnisql.plugin.jira.scan.ListColumn.column;
import static io.omnisql.toolkit.adapter.ValueType.BIGINT;
import static io.omnisql.toolkit.adapter.ValueType.VARCHAR;

/**
 * Categories of statuses.
 */
public final class StatusCategoriesTable
{
    private StatusCategoriesTable() {}

    public static ListSpec spec()
    {
        return ListSpec.list(
                "status_categories",
                "Categories of statuses",
                Listing.platform("/statuscategory", "", Paging.whole()),
                column("id", BIGINT, "/id", "Identifier").notNull(),
                column("key", VARCHAR, "/key", "new, indeterminate, done or undefined").notNull(),
                column("name", VARCHAR, "/name", "Name").notNull(),
                column("color", VARCHAR, "/colorName", "Name of its colour"));
    }
}
