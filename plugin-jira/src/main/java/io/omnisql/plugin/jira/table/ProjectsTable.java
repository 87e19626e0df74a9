package io.omnisql.plugin.jira.table;

import io.omnisql.plugin.jira.scan.ListSpec;
import io.omnisql.plugin.jira.scan.Listing;
import io.omnisql.plugin.jira.scan.Paging;

import static io.omnisql.plugin.jira.scan.ListColumn.column;
import static io.omnisql.plugin.jira.scan.ListFilters.constants;
import static io.omnisql.plugin.jira.scan.ListFilters.ids;
import static io.omnisql.plugin.jira.scan.ListFilters.texts;
import static io.omnisql.toolkit.adapter.ValueType.BIGINT;
import static io.omnisql.toolkit.adapter.ValueType.BOOLEAN;
import static io.omnisql.toolkit.adapter.ValueType.INSTANT;
import static io.omnisql.toolkit.adapter.ValueType.VARCHAR;

/**
 * Projects: live ones, archived ones and those in the trash.
 */
public final class ProjectsTable
{
    private ProjectsTable() {}

    public static ListSpec spec()
    {
        return ListSpec.list(
                        "projects",
                        "Projects that the credentials may browse, with archived ones and those in the trash",
                        Listing.platform("/project/search", "/values", Paging.counted(100)),
                        column("id", BIGINT, "/id", "Identifier").notNull()
                                .filteredBy(ids("id", 50)),
                        column("key", VARCHAR, "/key", "Key that starts the keys of its issues").notNull()
                                .filteredBy(texts("keys", 50))
                                .orderedBy("key"),
                        column("name", VARCHAR, "/name", "Name").notNull(),
                        column("status", VARCHAR, "/(status)", "live, archived or deleted, which means in the trash").notNull()
                                .filteredBy(constants("status", "status", "live", "archived", "deleted")),
                        column("type", VARCHAR, "/projectTypeKey", "business, service_desk or software").notNull(),
                        column("style", VARCHAR, "/style", "classic for a company-managed project, next-gen for a team-managed one"),
                        column("simplified", BOOLEAN, "/simplified", "Whether it is team-managed"),
                        column("private", BOOLEAN, "/isPrivate", "Whether only its people see it"),
                        column("description", VARCHAR, "/description", "Description").expanding("description"),
                        column("lead_account_id", VARCHAR, "/lead/accountId", "Account of who leads it").expanding("lead"),
                        column("lead_display_name", VARCHAR, "/lead/displayName", "Name of who leads it").expanding("lead"),
                        column("category_id", BIGINT, "/projectCategory/id", "Identifier of its category"),
                        column("category_name", VARCHAR, "/projectCategory/name", "Name of its category"),
                        column("url", VARCHAR, "/url", "Address that its administrators gave").expanding("url"),
                        column("issue_count", BIGINT, "/insight/totalIssueCount", "Number of issues, as Jira keeps it").expanding("insight"),
                        column("last_issue_updated_at", INSTANT, "/insight/lastIssueUpdateTime", "When an issue last changed, as Jira keeps it").expanding("insight"),
                        column("archived_at", INSTANT, "/archivedDate", "When it was archived"),
                        column("archived_by_account_id", VARCHAR, "/archivedBy/accountId", "Account of who archived it"),
                        column("deleted_at", INSTANT, "/deletedDate", "When it was moved to the trash"),
                        column("deleted_by_account_id", VARCHAR, "/deletedBy/accountId", "Account of who moved it to the trash"))
                .inOrder("key")
                .withExactTotal();
    }
}
