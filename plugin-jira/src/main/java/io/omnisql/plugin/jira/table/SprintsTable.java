package io.omnisql.plugin.jira.table;

import io.omnisql.plugin.jira.scan.ListSpec;
import io.omnisql.plugin.jira.scan.Listing;
import io.omnisql.plugin.jira.scan.Paging;

import static io.omnisql.plugin.jira.scan.ListColumn.column;
import static io.omnisql.plugin.jira.scan.ListFilters.joined;
import static io.omnisql.toolkit.adapter.ValueType.BIGINT;
import static io.omnisql.toolkit.adapter.ValueType.INSTANT;
import static io.omnisql.toolkit.adapter.ValueType.VARCHAR;

/**
 * Sprints of boards.
 */
public final class SprintsTable
{
    private SprintsTable() {}

    public static ListSpec spec()
    {
        return ListSpec.list(
                        "sprints",
                        "Sprints of boards: one that several boards show has a row for each of them",
                        Listing.agile("/board/{board_id}/sprint", "/values", Paging.counted(50)),
                        column("id", BIGINT, "/id", "Identifier").notNull(),
                        column("origin_board_id", BIGINT, "/originBoardId", "Identifier of the board that it was made on"),
                        column("name", VARCHAR, "/name", "Name").notNull(),
                        column("state", VARCHAR, "/state", "future, active or closed").notNull().lowerCase()
                                .filteredBy(joined("state", "future", "active", "closed")),
                        column("goal", VARCHAR, "/goal", "Goal"),
                        column("created_at", INSTANT, "/createdDate", "When it was made"),
                        column("start_at", INSTANT, "/startDate", "When it starts"),
                        column("end_at", INSTANT, "/endDate", "When it is to end"),
                        column("completed_at", INSTANT, "/completeDate", "When it was completed"))
                .ofEach(Parents.boardsWithSprints());
    }
}
