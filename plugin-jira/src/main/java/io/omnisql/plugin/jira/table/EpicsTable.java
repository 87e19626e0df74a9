package io.omnisql.plugin.jira.table;

import io.omnisql.plugin.jira.scan.ListSpec;
import io.omnisql.plugin.jira.scan.Listing;
import io.omnisql.plugin.jira.scan.Paging;

import static io.omnisql.plugin.jira.scan.ListColumn.column;
import static io.omnisql.plugin.jira.scan.ListFilters.flag;
import static io.omnisql.toolkit.adapter.ValueType.BIGINT;
import static io.omnisql.toolkit.adapter.ValueType.BOOLEAN;
import static io.omnisql.toolkit.adapter.ValueType.VARCHAR;

/**
 * Epics of boards.
 */
public final class EpicsTable
{
    private EpicsTable() {}

    public static ListSpec spec()
    {
        return ListSpec.list(
                        "epics",
                        "Epics of boards: one that several boards show has a row for each of them",
                        Listing.agile("/board/{board_id}/epic", "/values", Paging.counted(50)),
                        column("id", BIGINT, "/id", "Identifier, which is the issue's").notNull(),
                        column("key", VARCHAR, "/key", "Key, which is the issue's"),
                        column("name", VARCHAR, "/name", "Name"),
                        column("summary", VARCHAR, "/summary", "Summary, which is the issue's"),
                        column("color", VARCHAR, "/color/key", "Key of its colour, e.g. color_4"),
                        column("done", BOOLEAN, "/done", "Whether it is marked as done").notNull()
                                .filteredBy(flag("done")))
                .ofEach(Parents.boards());
    }
}
