package io.omnisql.plugin.jira.table;

import io.omnisql.plugin.jira.scan.ListSpec;
import io.omnisql.plugin.jira.scan.Listing;
import io.omnisql.plugin.jira.scan.Paging;

import static io.omnisql.plugin.jira.scan.ListColumn.column;
import static io.omnisql.toolkit.adapter.ValueType.BIGINT;
import static io.omnisql.toolkit.adapter.ValueType.VARCHAR;

/**
 * Statuses that issues may have.
 */
public final class StatusesTable
{
    private StatusesTable() {}

    public static ListSpec spec()
    {
        return ListSpec.list(
                "statuses",
                "Statuses of active workflows",
                Listing.platform("/status", "", Paging.whole()),
                column("id", BIGINT, "/id", "Identifier").notNull(),
                column("name", VARCHAR, "/name", "Name, which several statuses may have").notNull(),
                column("description", VARCHAR, "/description", "Description"),
                column("category_id", BIGINT, "/statusCategory/id", "Identifier of its category"),
                column("category_key", VARCHAR, "/statusCategory/key", "new, indeterminate, done or undefined"),
                column("category_name", VARCHAR, "/statusCategory/name", "Name of its category"),
                column("icon_url", VARCHAR, "/iconUrl", "Address of its icon"),
                column("scope_type", VARCHAR, "/scope/type", "PROJECT for one of a team-managed project"),
                column("project_id", BIGINT, "/scope/project/id", "Identifier of the team-managed project that it belongs to"));
    }
}
