package io.omnisql.plugin.jira.table;

import io.omnisql.plugin.jira.scan.ListSpec;
import io.omnisql.plugin.jira.scan.Listing;
import io.omnisql.plugin.jira.scan.Paging;

import static io.omnisql.plugin.jira.scan.ListColumn.column;
import static io.omnisql.toolkit.adapter.ValueType.BIGINT;
import static io.omnisql.toolkit.adapter.ValueType.BOOLEAN;
import static io.omnisql.toolkit.adapter.ValueType.VARCHAR;

/**
 * Which issues boards show.
 */
public final class BoardIssuesTable
{
    private BoardIssuesTable() {}

    public static ListSpec spec()
    {
        return ListSpec.list(
                        "board_issues",
                        "Issues that boards show",
                        Listing.agile("/board/{board_id}/issue", "/issues", Paging.counted(100))
                                .with("jql", "ORDER BY created ASC, key ASC"),
                        column("issue_id", BIGINT, "/id", "Identifier of the issue").notNull(),
                        column("issue_key", VARCHAR, "/key", "Key of the issue").notNull(),
                        column("summary", VARCHAR, "/fields/summary", "Summary of the issue").ofField("summary"),
                        column("status_id", BIGINT, "/fields/status/id", "Identifier of the issue's status").ofField("status"),
                        column("status_name", VARCHAR, "/fields/status/name", "Name of the issue's status").ofField("status"),
                        column("sprint_id", BIGINT, "/fields/sprint/id", "Identifier of the active or future sprint that the issue is in").ofField("sprint"),
                        column("epic_id", BIGINT, "/fields/epic/id", "Identifier of the issue's epic").ofField("epic"),
                        column("flagged", BOOLEAN, "/fields/flagged", "Whether the issue is flagged").ofField("flagged"))
                .ofEach(Parents.boards())
                .needing("fields", "created")
                .withExactTotal()
                .inParallel();
    }
}
