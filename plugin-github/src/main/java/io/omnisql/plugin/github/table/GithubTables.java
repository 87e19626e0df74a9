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
                IssueCommentsTable.create(),
                IssueEventsTable.create(),
                IssueReactionsTable.create(),
                SubIssuesTable.create(),
                PullRequestsTable.create(),
                PullRequestReviewsTable.create(),
                PullRequestReviewCommentsTable.create(),
                PullRequestFilesTable.create(),
                PullRequestCommitsTable.create(),
                DiscussionsTable.create(),
                DiscussionCommentsTable.create(),
                LabelsTable.create(),
                MilestonesTable.create(),
                ProjectsTable.create(),
                ProjectItemsTable.create(),
                CommitsTable.create(),
                BranchesTable.create(),
                TagsTable.create(),
                ReleasesTable.create(),
                ReleaseAssetsTable.create(),
                CheckRunsTable.create(),
                CheckRunAnnotationsTable.create(),
                CheckSuitesTable.create(),
                WorkflowsTable.create(),
                WorkflowRunsTable.create(),
                WorkflowJobsTable.create(),
                WorkflowJobStepsTable.create(),
                ArtifactsTable.create(),
                ActionsCachesTable.create(),
                ActionsSecretsTable.create(),
                ActionsVariablesTable.create(),
                RunnersTable.create(),
                DeploymentsTable.create(),
                DeploymentStatusesTable.create(),
                EnvironmentsTable.create(),
                BranchProtectionsTable.create(),
                RulesetsTable.create(),
                DependabotAlertsTable.create(),
                CodeScanningAlertsTable.create(),
                SecretScanningAlertsTable.create(),
                SecurityAdvisoriesTable.create(),
                OrganizationsTable.create(),
                OrganizationMembersTable.create(),
                TeamsTable.create(),
                TeamMembersTable.create(),
                TeamRepositoriesTable.create(),
                CollaboratorsTable.create(),
                OutsideCollaboratorsTable.create(),
                ContributorsTable.create(),
                StargazersTable.create(),
                WatchersTable.create(),
                ForksTable.create(),
                UsersTable.create(),
                AuditLogTable.create(),
                RateLimitsTable.create());
    }
}
