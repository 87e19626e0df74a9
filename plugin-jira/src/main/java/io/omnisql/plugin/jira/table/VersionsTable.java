package io.omnisql.plugin.jira.table;

import io.omnisql.plugin.jira.scan.ListSpec;
import io.omnisql.plugin.jira.scan.Listing;
import io.omnisql.plugin.jira.scan.Paging;

import java.util.List;

import static io.omnisql.plugin.jira.scan.ListColumn.column;
import static io.omnisql.plugin.jira.scan.ListFilters.flag;
import static io.omnisql.toolkit.adapter.ValueType.BIGINT;
import static io.omnisql.toolkit.adapter.ValueType.BOOLEAN;
import static io.omnisql.toolkit.adapter.ValueType.DATE;
import static io.omnisql.toolkit.adapter.ValueType.VARCHAR;

/**
 * Versions of projects.
 */
public final class VersionsTable
{
    private VersionsTable() {}

    public static ListSpec spec()
    {
        return ListSpec.list(
                        "versions",
                        "Versions of live projects",
                        Listing.platform("/project/{project_id}/version", "/values", Paging.counted(100)),
                        column("id", BIGINT, "/id", "Identifier").notNull(),
                        column("name", VARCHAR, "/name", "Name, which versions of several projects may have").notNull(),
                        column("description", VARCHAR, "/description", "Description"),
                        column("released", BOOLEAN, "/released", "Whether it is released").notNull()
                                .filteredBy(flag("status", List.of("released", "archived"), List.of("unreleased", "archived"))),
                        column("archived", BOOLEAN, "/archived", "Whether it is archived").notNull()
                                .filteredBy(flag("status", List.of("archived"), List.of("released", "unreleased"))),
                        column("overdue", BOOLEAN, "/overdue", "Whether its release date has passed"),
                        column("start_date", DATE, "/startDate", "When work on it starts"),
                        column("release_date", DATE, "/releaseDate", "When it was or is to be released"),
                        column("driver_account_id", VARCHAR, "/driver", "Account of who drives it").expanding("driver"),
                        column("issues_to_do", BIGINT, "/issuesStatusForFixVersion/toDo", "Number of its issues that are not begun").expanding("issuesstatus"),
                        column("issues_in_progress", BIGINT, "/issuesStatusForFixVersion/inProgress", "Number of its issues in progress").expanding("issuesstatus"),
                        column("issues_done", BIGINT, "/issuesStatusForFixVersion/done", "Number of its issues that are done").expanding("issuesstatus"))
                .ofEach(Parents.projects())
                .inOrder("sequence")
                .withExactTotal();
    }
}
