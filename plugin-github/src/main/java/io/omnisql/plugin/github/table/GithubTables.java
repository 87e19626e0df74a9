package io.omnisql.plugin.github.table;

import io.omnisql.plugin.github.scan.GithubTable;

import java.util.List;

/**
 * All tables of GitHub, in the order of the documentation.
 */
public final class GithubTables
{
    private GithubTables() {}

    public static List<GithubTable> all()
    {
        return List.of(
                RepositoriesTable.create(),
                IssuesTable.create(),
                PullRequestsTable.create(),
                LabelsTable.create(),
                MilestonesTable.create(),
                IssueCommentsTable.create(),
                ReleasesTable.create(),
                BranchesTable.create(),
                TagsTable.create(),
                CommitsTable.create());
    }
}
