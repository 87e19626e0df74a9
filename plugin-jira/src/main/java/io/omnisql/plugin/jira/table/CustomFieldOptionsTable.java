package io.omnisql.plugin.jira.table;

import io.omnisql.plugin.jira.scan.ListSpec;
import io.omnisql.plugin.jira.scan.Listing;
import io.omnisql.plugin.jira.scan.Paging;

import static io.omnisql.plugin.jira.scan.ListColumn.column;
import static io.omnisql.toolkit.adapter.ValueType.BIGINT;
import static io.omnisql.toolkit.adapter.ValueType.BOOLEAN;
import static io.omnisql.toolkit.adapter.ValueType.VARCHAR;

/**
 * What may be chosen in custom fields.
 */
public final class CustomFieldOptionsTable
{
    private CustomFieldOptionsTable() {}

    public static ListSpec spec()
    {
        return ListSpec.list(
                        "custom_field_options",
                        "Options of custom fields that are chosen from a list: two requests for every such field",
                        Listing.platform("/field/{field_id}/context/{context_id}/option", "/values", Paging.counted(100)),
                        column("id", BIGINT, "/id", "Identifier").notNull(),
                        column("value", VARCHAR, "/value", "What is chosen").notNull(),
                        column("disabled", BOOLEAN, "/disabled", "Whether it can no longer be chosen"),
                        column("parent_id", BIGINT, "/optionId", "Identifier of the option of the first level that it belongs to"))
                .ofEach(Parents.contextsWithOptions());
    }
}
