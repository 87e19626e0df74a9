package io.omnisql.plugin.jira.table;

import io.omnisql.plugin.jira.scan.ListSpec;
import io.omnisql.plugin.jira.scan.Listing;
import io.omnisql.plugin.jira.scan.Paging;

import static io.omnisql.plugin.jira.scan.ListColumn.column;
import static io.omnisql.toolkit.adapter.ValueType.BIGINT;
import static io.omnisql.toolkit.adapter.ValueType.VARCHAR;

/**
 * Kinds of links between issues.
 */
public final class IssueLinkTypesTable
{
    private IssueLinkTypesTable() {}

    public static ListSpec spec()
    {
        return ListSpec.list(
                "issue_link_types",
                "Kinds of links between issues",
                Listing.platform("/issueLinkType", "/issueLinkTypes", Paging.whole()),
                column("id", BIGINT, "/id", "Identifier").notNull(),
                column("name", VARCHAR, "/name", "Name").notNull(),
                column("inward", VARCHAR, "/inward", "What the link says of the issue that it points to, e.g. is blocked by").notNull(),
                column("outward", VARCHAR, "/outward", "What the link says of the issue that it starts at, e.g. blocks").notNull());
    }
}
