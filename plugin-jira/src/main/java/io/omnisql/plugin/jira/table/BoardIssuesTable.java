package io.omnisql.plugin.jira.table;

import io.omnisql.plugin.jira.scan.ListSpec;

import static io.omnisql.plugin.jira.scan.ListColumn.column;
import static io.omnisql.toolkit.adapter.ValueType.BOOLEAN;

/**
 * Which issues boards show.
 */
public final class BoardIssuesTable
{
    private BoardIssuesTable() {}

    public static ListSpec spec()
    {
        return BoardListings.issues(
                "board_issues",
                "Issues that boards show",
                "issue",
                "active or future",
                column("flagged", BOOLEAN, "/fields/flagged", "Whether the issue is flagged").ofField("flagged"));
    }
}
