package io.omnisql.plugin.jira.table;

import io.omnisql.plugin.jira.scan.ListSpec;
import io.omnisql.plugin.jira.scan.Listing;
import io.omnisql.plugin.jira.scan.Paging;

import static io.omnisql.plugin.jira.scan.ListColumn.column;
import static io.omnisql.plugin.jira.scan.ListFilters.name;
import static io.omnisql.toolkit.adapter.ValueType.BIGINT;
import static io.omnisql.toolkit.adapter.ValueType.BOOLEAN;
import static io.omnisql.toolkit.adapter.ValueType.INSTANT;
import static io.omnisql.toolkit.adapter.ValueType.VARCHAR;
import static io.omnisql.toolkit.adapter.ValueType.VARCHAR_ARRAY;

/**
 * Workflows.
 */
public final class WorkflowsTable
{
    private WorkflowsTable() {}

    public static ListSpec spec()
    {
        return ListSpec.list(
                        "workflows",
                        "Workflows of company-managed and team-managed projects",
                        Listing.platform("/workflows/search", "/values", Paging.counted(100)),
                        column("id", VARCHAR, "/id", "Identifier").notNull(),
                        column("name", VARCHAR, "/name", "Name").notNull()
                                .filteredBy(name("queryString")),
                        column("description", VARCHAR, "/description", "Description"),
                        column("scope_type", VARCHAR, "/scope/type", "GLOBAL, or PROJECT for one of a team-managed project"),
                        column("project_id", BIGINT, "/scope/project/id", "Identifier of the team-managed project that it belongs to"),
                        column("editable", BOOLEAN, "/isEditable", "Whether it may be changed"),
                        column("version_number", BIGINT, "/version/versionNumber", "Number of its version"),
                        column("statuses", VARCHAR_ARRAY, "/statuses/*/statusReference", "References of its statuses, which are their identifiers"),
                        column("transitions", VARCHAR_ARRAY, "/transitions/*/name", "Names of its transitions").expanding("values.transitions"),
                        column("created_at", INSTANT, "/created", "When it was made"),
                        column("updated_at", INSTANT, "/updated", "When it last changed"))
                .withExactTotal();
    }
}
