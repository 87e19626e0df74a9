package io.omnisql.plugin.jira.table;

import io.omnisql.plugin.jira.scan.ListSpec;
import io.omnisql.plugin.jira.scan.Listing;
import io.omnisql.plugin.jira.scan.Paging;
import io.omnisql.toolkit.adapter.RemoteRequest.Parameter;

import static io.omnisql.plugin.jira.scan.ListColumn.column;
import static io.omnisql.plugin.jira.scan.ListFilters.ids;
import static io.omnisql.plugin.jira.scan.ListFilters.name;
import static io.omnisql.plugin.jira.scan.ListFilters.texts;
import static io.omnisql.toolkit.adapter.ValueType.BIGINT;
import static io.omnisql.toolkit.adapter.ValueType.BOOLEAN;
import static io.omnisql.toolkit.adapter.ValueType.VARCHAR;

/**
 * Saved filters.
 */
public final class FiltersTable
{
    private FiltersTable() {}

    public static ListSpec spec()
    {
        return ListSpec.list(
                        "filters",
                        "Saved filters that are shared with the credentials' account",
                        Listing.platform("/filter/search", "/values", Paging.counted(100)),
                        column("id", BIGINT, "/id", "Identifier").notNull()
                                .filteredBy(ids("id", 100))
                                .orderedBy("id"),
                        column("name", VARCHAR, "/name", "Name").notNull()
                                .filteredBy(name("filterName", new Parameter("isSubstringMatch", "true"))),
                        column("description", VARCHAR, "/description", "Description").expanding("description"),
                        column("owner_account_id", VARCHAR, "/owner/accountId", "Account of the owner").expanding("owner")
                                .filteredBy(texts("accountId", 1)),
                        column("owner_display_name", VARCHAR, "/owner/displayName", "Name of the owner").expanding("owner"),
                        column("jql", VARCHAR, "/jql", "The search").expanding("jql"),
                        column("favourite", BOOLEAN, "/favourite", "Whether it is a favourite of the credentials' account").expanding("favourite"),
                        column("favourited_count", BIGINT, "/favouritedCount", "How many accounts it is a favourite of").expanding("favouritedCount"),
                        column("share_permissions", VARCHAR, "/sharePermissions", "Whom it is shared with, as JSON").json().expanding("sharePermissions"),
                        column("view_url", VARCHAR, "/viewUrl", "Address of its page").expanding("viewUrl"))
                .inOrder("id")
                .withExactTotal();
    }
}
