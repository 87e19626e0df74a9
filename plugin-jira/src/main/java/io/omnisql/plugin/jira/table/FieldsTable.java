package io.omnisql.plugin.jira.table;

import io.omnisql.plugin.jira.scan.ListSpec;
import io.omnisql.plugin.jira.scan.Listing;
import io.omnisql.plugin.jira.scan.Paging;

import static io.omnisql.plugin.jira.scan.ListColumn.column;
import static io.omnisql.toolkit.adapter.ValueType.BIGINT;
import static io.omnisql.toolkit.adapter.ValueType.BOOLEAN;
import static io.omnisql.toolkit.adapter.ValueType.VARCHAR;
import static io.omnisql.toolkit.adapter.ValueType.VARCHAR_ARRAY;

/**
 * Fields of issues, of the system and custom ones.
 */
public final class FieldsTable
{
    private FieldsTable() {}

    public static ListSpec spec()
    {
        return ListSpec.list(
                "fields",
                "Fields of issues that the credentials may see, of the system and custom ones",
                Listing.platform("/field", "", Paging.whole()),
                column("id", VARCHAR, "/id", "Identifier, e.g. customfield_10020").notNull(),
                column("key", VARCHAR, "/key", "Key"),
                column("name", VARCHAR, "/name", "Name, which several fields may have").notNull(),
                column("custom", BOOLEAN, "/custom", "Whether it is a custom field").notNull(),
                column("navigable", BOOLEAN, "/navigable", "Whether lists of issues can show it"),
                column("orderable", BOOLEAN, "/orderable", "Whether it is shown on screens of issues"),
                column("searchable", BOOLEAN, "/searchable", "Whether JQL can search by it"),
                column("clause_names", VARCHAR_ARRAY, "/clauseNames", "What JQL calls it"),
                column("type", VARCHAR, "/schema/type", "Type of its values; NULL for what has none, e.g. the issue's key"),
                column("item_type", VARCHAR, "/schema/items", "Type of the elements of an array"),
                column("system", VARCHAR, "/schema/system", "Name of a field of the system"),
                column("custom_type", VARCHAR, "/schema/custom", "Kind of a custom field"),
                column("custom_id", BIGINT, "/schema/customId", "Number of a custom field"),
                column("scope_type", VARCHAR, "/scope/type", "PROJECT for a field of one team-managed project"),
                column("project_id", BIGINT, "/scope/project/id", "Identifier of the team-managed project that it belongs to"));
    }
}
