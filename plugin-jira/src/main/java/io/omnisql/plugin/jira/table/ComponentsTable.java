package io.omnisql.plugin.jira.table;

import io.omnisql.plugin.jira.scan.ListSpec;
import io.omnisql.plugin.jira.scan.Listing;
import io.omnisql.plugin.jira.scan.Paging;

import static io.omnisql.plugin.jira.scan.ListColumn.column;
import static io.omnisql.toolkit.adapter.ValueType.BIGINT;
import static io.omnisql.toolkit.adapter.ValueType.VARCHAR;

/**
 * Components of projects.
 */
public final class ComponentsTable
{
    private ComponentsTable() {}

    public static ListSpec spec()
    {
        return ListSpec.list(
                        "components",
                        "Components of live projects",
                        Listing.platform("/project/{project_id}/component", "/values", Paging.counted(100)),
                        column("id", BIGINT, "/id", "Identifier").notNull(),
                        column("name", VARCHAR, "/name", "Name, which components of several projects may have").notNull(),
                        column("description", VARCHAR, "/description", "Description"),
                        column("lead_account_id", VARCHAR, "/lead/accountId", "Account of who leads it"),
                        column("lead_display_name", VARCHAR, "/lead/displayName", "Name of who leads it"),
                        column("assignee_type", VARCHAR, "/assigneeType", "Who is to get its issues: PROJECT_DEFAULT, COMPONENT_LEAD, PROJECT_LEAD or UNASSIGNED"),
                        column("assignee_account_id", VARCHAR, "/assignee/accountId", "Account of who is to get its issues"),
                        column("issue_count", BIGINT, "/issueCount", "Number of its issues"))
                .ofEach(Parents.projects())
                .inOrder("name")
                .withExactTotal();
    }
}
