package io.omnisql.plugin.jira.table;

import io.omnisql.plugin.jira.scan.ListSpec;
import io.omnisql.plugin.jira.scan.Listing;
import io.omnisql.plugin.jira.scan.Paging;

import static io.omnisql.plugin.jira.scan.ListColumn.column;
import static io.omnisql.toolkit.adapter.ValueType.BIGINT;
import static io.omnisql.toolkit.adapter.ValueType.BOOLEAN;
import static io.omnisql.toolkit.adapter.ValueType.VARCHAR;

/**
 * Types of issues.
 */
public final class IssueTypesTable
{
    private IssueTypesTable() {}

    public static ListSpec spec()
    {
        return ListSpec.list(
                "issue_types",
                "Types of issues",
                Listing.platform("/issuetype", "", Paging.whole()),
                column("id", BIGINT, "/id", "Identifier").notNull(),
                column("name", VARCHAR, "/name", "Name, which several types may have").notNull(),
                column("description", VARCHAR, "/description", "Description"),
                column("subtask", BOOLEAN, "/subtask", "Whether issues of it are parts of others"),
                column("hierarchy_level", BIGINT, "/hierarchyLevel", "-1 for parts of issues, 0 for issues, 1 for epics, more above"),
                column("icon_url", VARCHAR, "/iconUrl", "Address of its icon"),
                column("entity_id", VARCHAR, "/entityId", "Identifier of a type of a team-managed project"),
                column("scope_type", VARCHAR, "/scope/type", "PROJECT for one of a team-managed project"),
                column("project_id", BIGINT, "/scope/project/id", "Identifier of the team-managed project that it belongs to"));
    }
}
