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
                PullRequestReviewCommentsTable.create(),
                LabelsTable.create(),
                MilestonesTable.create(),
                IssueCommentsTable.create(),
                IssueEventsTable.create(),
                ReleasesTable.create(),
                BranchesTable.create(),
                TagsTable.create(),
                CommitsTable.create(),
                CheckRunsTable.create(),
                WorkflowsTable.create(),
                WorkflowRunsTable.create(),
                WorkflowJobsTable.create(),
                WorkflowJobStepsTable.create(),
                ArtifactsTable.create(),
                DeploymentsTable.create(),
                DeploymentStatusesTable.create(),
                EnvironmentsTable.create(),
                CollaboratorsTable.create(),
                ContributorsTable.create(),
                RulesetsTable.create(),
                DependabotAlertsTable.create(),
                CodeScanningAlertsTable.create(),
                SecretScanningAlertsTable.create(),
                TeamsTable.create(),
                TeamMembersTable.create(),
                TeamRepositoriesTable.create());
    }
}
