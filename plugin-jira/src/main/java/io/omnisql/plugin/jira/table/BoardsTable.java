package io.omnisql.plugin.jira.table;

import io.omnisql.plugin.jira.scan.ListSpec;
import io.omnisql.plugin.jira.scan.Listing;
import io.omnisql.plugin.jira.scan.Paging;

import static io.omnisql.plugin.jira.scan.ListColumn.column;
import static io.omnisql.plugin.jira.scan.ListFilters.name;
import static io.omnisql.plugin.jira.scan.ListFilters.single;
import static io.omnisql.toolkit.adapter.ValueType.BIGINT;
import static io.omnisql.toolkit.adapter.ValueType.BOOLEAN;
import static io.omnisql.toolkit.adapter.ValueType.VARCHAR;

/**
 * Boards.
 */
public final class BoardsTable
{
    private BoardsTable() {}

    public static ListSpec spec()
    {
        return ListSpec.list(
                        "boards",
                        "Boards that the credentials may see",
                        Listing.agile("/board", "/values", Paging.counted(50)),
                        column("id", BIGINT, "/id", "Identifier").notNull(),
                        column("name", VARCHAR, "/name", "Name").notNull()
                                .filteredBy(name("name")),
                        column("type", VARCHAR, "/type", "scrum, kanban or simple").notNull()
                                .filteredBy(single("type", "scrum", "kanban", "simple")),
                        column("project_id", BIGINT, "/location/projectId", "Identifier of the project that it belongs to"),
                        column("project_key", VARCHAR, "/location/projectKey", "Key of the project that it belongs to"),
                        column("project_name", VARCHAR, "/location/projectName", "Name of the project that it belongs to"),
                        column("owner_account_id", VARCHAR, "/location/userAccountId", "Account of the person that it belongs to"),
                        column("private", BOOLEAN, "/isPrivate", "Whether only its people see it"))
                .withExactTotal();
    }
}
