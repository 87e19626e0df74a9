package io.omnisql.plugin.jira.table;

import io.omnisql.plugin.jira.scan.ListSpec;
import io.omnisql.plugin.jira.scan.Listing;
import io.omnisql.plugin.jira.scan.Paging;

import static io.omnisql.plugin.jira.scan.ListColumn.column;
import static io.omnisql.plugin.jira.scan.ListFilters.time;
import static io.omnisql.toolkit.adapter.ValueType.BIGINT;
import static io.omnisql.toolkit.adapter.ValueType.INSTANT;
import static io.omnisql.toolkit.adapter.ValueType.VARCHAR;
import static io.omnisql.toolkit.adapter.ValueType.VARCHAR_ARRAY;

/**
 * What administrators did, newest first.
 */
public final class AuditRecordsTable
{
    private AuditRecordsTable() {}

    public static ListSpec spec()
    {
        return ListSpec.list(
                        "audit_records",
                        "What administrators did",
                        Listing.platform("/auditing/record", "/records", Paging.countedFromOffset(1000)),
                        column("id", BIGINT, "/id", "Identifier").notNull(),
                        column("created_at", INSTANT, "/created", "When it happened").notNull()
                                .filteredBy(time("from", "to")),
                        column("summary", VARCHAR, "/summary", "What happened"),
                        column("category", VARCHAR, "/category", "What it is about, e.g. user management"),
                        column("event_source", VARCHAR, "/eventSource", "Where it came from"),
                        column("author_account_id", VARCHAR, "/authorAccountId", "Account of who did it"),
                        column("author_key", VARCHAR, "/authorKey", "Former key of who did it"),
                        column("remote_address", VARCHAR, "/remoteAddress", "Network address that it came from"),
                        column("description", VARCHAR, "/description", "Description"),
                        column("object_id", VARCHAR, "/objectItem/id", "Identifier of what it was done to"),
                        column("object_name", VARCHAR, "/objectItem/name", "Name of what it was done to"),
                        column("object_type", VARCHAR, "/objectItem/typeName", "Type of what it was done to, e.g. USER"),
                        column("object_parent_name", VARCHAR, "/objectItem/parentName", "Name of what holds what it was done to"),
                        column("changed_fields", VARCHAR_ARRAY, "/changedValues/*/fieldName", "Names of what changed"),
                        column("changed_values", VARCHAR, "/changedValues", "What changed from what to what, as JSON").json(),
                        column("associated_items", VARCHAR, "/associatedItems", "What else it was about, as JSON").json())
                .withExactTotal();
    }
}
