package io.omnisql.plugin.jira.table;

import io.omnisql.plugin.jira.scan.ListSpec;
import io.omnisql.plugin.jira.scan.Listing;
import io.omnisql.plugin.jira.scan.Paging;

import static io.omnisql.plugin.jira.scan.ListColumn.column;
import static io.omnisql.toolkit.adapter.ValueType.BOOLEAN;
import static io.omnisql.toolkit.adapter.ValueType.VARCHAR;
import static io.omnisql.toolkit.adapter.ValueType.VARCHAR_ARRAY;

/**
 * What JQL can do with each field, as the site says itself.
 */
public final class JqlFieldsTable
{
    private JqlFieldsTable() {}

    public static ListSpec spec()
    {
        return ListSpec.list(
                "jql_fields",
                "What JQL can do with each field",
                Listing.platform("/jql/autocompletedata", "/visibleFieldNames", Paging.whole()),
                column("name", VARCHAR, "/value", "What JQL calls the field").notNull(),
                column("display_name", VARCHAR, "/displayName", "What people call the field").notNull(),
                column("field_id", VARCHAR, "/cfid", "What JQL calls a custom field whatever its name, e.g. cf[10020]"),
                column("orderable", BOOLEAN, "/orderable", "Whether ORDER BY takes it"),
                column("searchable", BOOLEAN, "/searchable", "Whether conditions take it"),
                column("deprecated", BOOLEAN, "/deprecated", "Whether it is going to be removed"),
                column("operators", VARCHAR_ARRAY, "/operators", "Operators that conditions on it take"),
                column("types", VARCHAR_ARRAY, "/types", "Types of its values"));
    }
}
