package io.omnisql.plugin.jira.table;

import io.omnisql.plugin.jira.scan.ListSpec;
import io.omnisql.plugin.jira.scan.Listing;
import io.omnisql.plugin.jira.scan.Paging;

import static io.omnisql.plugin.jira.scan.ListColumn.column;
import static io.omnisql.plugin.jira.scan.ListFilters.name;
import static io.omnisql.toolkit.adapter.ValueType.BIGINT;
import static io.omnisql.toolkit.adapter.ValueType.VARCHAR;
import static io.omnisql.toolkit.adapter.ValueType.VARCHAR_ARRAY;

/**
 * Transitions of workflows, which come with them.
 */
public final class TransitionsTable
{
    private TransitionsTable() {}

    public static ListSpec spec()
    {
        return ListSpec.list(
                "transitions",
                "Transitions of workflows",
                Listing.platform("/workflows/search", "/values/*/transitions", Paging.counted(100).over("/values/*/id"))
                        .with("expand", "values.transitions"),
                column("workflow_id", VARCHAR, "^/values/*/id", "Identifier of the workflow").notNull(),
                column("workflow_name", VARCHAR, "^/values/*/name", "Name of the workflow").notNull()
                        .filteredBy(name("queryString")),
                column("id", BIGINT, "/id", "Identifier within the workflow").notNull(),
                column("name", VARCHAR, "/name", "Name"),
                column("description", VARCHAR, "/description", "Description"),
                column("type", VARCHAR, "/type", "INITIAL, GLOBAL for one from every status, or DIRECTED"),
                column("to_status", VARCHAR, "/toStatusReference", "Reference of the status that it leads to, which is its identifier"),
                column("from_statuses", VARCHAR_ARRAY, "/links/*/fromStatusReference", "References of the statuses that it starts from"),
                column("screen_id", BIGINT, "/transitionScreen/parameters/screenId", "Identifier of the screen that it shows"),
                column("conditions", VARCHAR, "/conditions", "Who may see it and when, as JSON").json(),
                column("validators", VARCHAR, "/validators", "What is checked before it, as JSON").json(),
                column("actions", VARCHAR, "/actions", "What is done after it, as JSON").json(),
                column("triggers", VARCHAR, "/triggers", "What starts it, as JSON").json());
    }
}
