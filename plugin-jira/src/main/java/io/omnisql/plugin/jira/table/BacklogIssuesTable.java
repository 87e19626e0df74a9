package io.omnisql.plugin.jira.table;

import io.omnisql.plugin.jira.scan.ListSpec;
import io.omnisql.plugin.jira.scan.Listing;
import io.omnisql.plugin.jira.scan.Paging;

import static io.omnisql.plugin.jira.scan.ListColumn.column;
import static io.omnisql.toolkit.adapter.ValueType.BIGINT;
import static io.omnisql.toolkit.adapter.ValueType.VARCHAR;

/**
 * Which issues wait in boards' backlogs.
 */
public final class BacklogIssuesTable
{
    private BacklogIssuesTable() {}

    public static ListSpec spec()
    {
        return ListSpec.list(
                        "backlog_issues",
                        "Issues in the backlogs of boards",
                        Listing.agile("/board/{board_id}/backlog", "/issues", Paging.counted(100))
                                .with("jql", "ORDER BY created ASC, key ASC"),
                        column("issue_id", BIGINT, "/id", "Identifier of the issue").notNull(),
                        column("issue_key", VARCHAR, "/key", "Key of the issue").notNull(),
                        column("summary", VARCHAR, "/fields/summary", "Summary of the issue").ofField("summary"),
                        column("status_id", BIGINT, "/fields/status/id", "Identifier of the issue's status").ofField("status"),
                        column("status_name", VARCHAR, "/fields/status/name", "Name of the issue's status").ofField("status"),
                        column("sprint_id", BIGINT, "/fields/sprint/id", "Identifier of the future sprint that the issue is in").ofField("sprint"),
                        column("epic_id", BIGINT, "/fields/epic/id", "Identifier of the issue's epic").ofField("epic"))
                .ofEach(Parents.boards())
                .needing("fields", "created")
                .withExactTotal()
                .inParallel();
    }
}
