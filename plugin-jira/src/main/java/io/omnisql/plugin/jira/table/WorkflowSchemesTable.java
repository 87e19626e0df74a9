package io.omnisql.plugin.jira.table;

import io.omnisql.plugin.jira.scan.ListSpec;
import io.omnisql.plugin.jira.scan.Listing;
import io.omnisql.plugin.jira.scan.Paging;

import static io.omnisql.plugin.jira.scan.ListColumn.column;
import static io.omnisql.toolkit.adapter.ValueType.BIGINT;
import static io.omnisql.toolkit.adapter.ValueType.VARCHAR;

/**
 * Schemes that give types of issues their workflows.
 */
public final class WorkflowSchemesTable
{
    private WorkflowSchemesTable() {}

    public static ListSpec spec()
    {
        return ListSpec.list(
                        "workflow_schemes",
                        "Schemes that give types of issues their workflows, without drafts",
                        Listing.platform("/workflowscheme", "/values", Paging.counted(100)),
                        column("id", BIGINT, "/id", "Identifier").notNull(),
                        column("name", VARCHAR, "/name", "Name").notNull(),
                        column("description", VARCHAR, "/description", "Description"),
                        column("default_workflow", VARCHAR, "/defaultWorkflow", "Name of the workflow of all other types"),
                        column("issue_type_mappings", VARCHAR, "/issueTypeMappings", "Names of workflows by identifiers of issue types, as JSON").json())
                .withExactTotal();
    }
}
