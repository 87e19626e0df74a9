package io.omnisql.plugin.jira.table;

import io.omnisql.plugin.jira.scan.ListSpec;
import io.omnisql.plugin.jira.scan.Listing;
import io.omnisql.plugin.jira.scan.Paging;

import static io.omnisql.plugin.jira.scan.ListColumn.column;
import static io.omnisql.plugin.jira.scan.ListFilters.ids;
import static io.omnisql.toolkit.adapter.ValueType.BIGINT;
import static io.omnisql.toolkit.adapter.ValueType.BOOLEAN;
import static io.omnisql.toolkit.adapter.ValueType.VARCHAR;

/**
 * Levels of issue security.
 */
public final class IssueSecurityLevelsTable
{
    private IssueSecurityLevelsTable() {}

    public static ListSpec spec()
    {
        // Jira takes a level's identifier OR a scheme's, so that only one of the two can be a filter
        return ListSpec.list(
                        "issue_security_levels",
                        "Levels of issue security of company-managed projects",
                        Listing.platform("/issuesecurityschemes/level", "/values", Paging.counted(100)),
                        column("id", BIGINT, "/id", "Identifier").notNull()
                                .filteredBy(ids("id", 100)),
                        column("scheme_id", BIGINT, "/issueSecuritySchemeId", "Identifier of the issue security scheme"),
                        column("name", VARCHAR, "/name", "Name").notNull(),
                        column("description", VARCHAR, "/description", "Description"),
                        column("is_default", BOOLEAN, "/isDefault", "Whether new issues get it"))
                .withExactTotal();
    }
}
