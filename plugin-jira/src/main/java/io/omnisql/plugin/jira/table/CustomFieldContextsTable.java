package io.omnisql.plugin.jira.table;

import io.omnisql.plugin.jira.scan.ListSpec;
import io.omnisql.plugin.jira.scan.Listing;
import io.omnisql.plugin.jira.scan.Paging;

import static io.omnisql.plugin.jira.scan.ListColumn.column;
import static io.omnisql.toolkit.adapter.ValueType.BIGINT;
import static io.omnisql.toolkit.adapter.ValueType.BOOLEAN;
import static io.omnisql.toolkit.adapter.ValueType.VARCHAR;

/**
 * Where custom fields apply.
 */
public final class CustomFieldContextsTable
{
    private CustomFieldContextsTable() {}

    public static ListSpec spec()
    {
        return ListSpec.list(
                        "custom_field_contexts",
                        "Contexts of custom fields, which say where a field applies: a request for every custom field",
                        Listing.platform("/field/{field_id}/context", "/values", Paging.counted(50)),
                        column("id", BIGINT, "/id", "Identifier").notNull(),
                        column("name", VARCHAR, "/name", "Name").notNull(),
                        column("description", VARCHAR, "/description", "Description"),
                        column("is_global", BOOLEAN, "/isGlobalContext", "Whether it holds in all projects"),
                        column("is_any_issue_type", BOOLEAN, "/isAnyIssueType", "Whether it holds for all issue types"))
                .ofEach(Parents.customFields());
    }
}
