package io.omnisql.plugin.jira.table;

import io.omnisql.plugin.jira.scan.ListSpec;

/**
 * Which issues wait in boards' backlogs.
 */
public final class BacklogIssuesTable
{
    private BacklogIssuesTable() {}

    public static ListSpec spec()
    {
        return BoardListings.issues("backlog_issues", "Issues in the backlogs of boards", "backlog", "future");
    }
}
