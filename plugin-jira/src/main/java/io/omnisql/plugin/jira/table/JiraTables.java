package io.omnisql.plugin.jira.table;

import io.omnisql.plugin.jira.scan.DeployedTable;
import io.omnisql.plugin.jira.scan.ListSpec;
import io.omnisql.plugin.jira.scan.ListTable;
import io.omnisql.plugin.jira.scan.Listing;
import io.omnisql.plugin.jira.scan.Paging;
import io.omnisql.plugin.jira.scan.ParentList;

import java.util.List;
import java.util.Optional;

/**
 * The tables of lists, in the order of the documentation.
 */
public final class JiraTables
{
    private JiraTables() {}

    public static List<JiraTable> all()
    {
        return List.of(
                varied(ProjectsTable.spec(), "/project", Optional.empty()),
                ofCloud(UsersTable.spec()),
                ofCloud(GroupsTable.spec()),
                ofCloud(GroupMembersTable.spec()),
                common(FieldsTable.spec()),
                ofCloud(CustomFieldContextsTable.spec()),
                ofCloud(CustomFieldOptionsTable.spec()),
                common(JqlFieldsTable.spec()),
                common(StatusesTable.spec()),
                common(StatusCategoriesTable.spec()),
                varied(PrioritiesTable.spec(), "/priority", Optional.empty()),
                varied(ResolutionsTable.spec(), "/resolution", Optional.empty()),
                common(IssueTypesTable.spec()),
                common(IssueLinkTypesTable.spec()),
                varied(ComponentsTable.spec(), "/project/{project_id}/components", Optional.of(Parents.projectsOfDataCenter())),
                varied(VersionsTable.spec(), "/project/{project_id}/versions", Optional.of(Parents.projectsOfDataCenter())),
                ofCloud(LabelsTable.spec()),
                common(BoardsTable.spec()),
                common(SprintsTable.spec()),
                common(EpicsTable.spec()),
                common(BoardIssuesTable.spec()),
                common(BacklogIssuesTable.spec()),
                ofCloud(FiltersTable.spec()),
                ofCloud(DashboardsTable.spec()),
                ofCloud(DashboardGadgetsTable.spec()),
                common(ProjectRolesTable.spec()),
                deployed(RoleActorsTable.spec(), Optional.of(RoleActorsTable.spec().ofEach(Parents.rolesOfDataCenter()))),
                ofCloud(WorkflowsTable.spec()),
                ofCloud(TransitionsTable.spec()),
                ofCloud(WorkflowSchemesTable.spec()),
                ofCloud(ScreensTable.spec()),
                common(PermissionSchemesTable.spec()),
                common(PermissionGrantsTable.spec()),
                ofCloud(NotificationSchemesTable.spec()),
                ofCloud(IssueSecurityLevelsTable.spec()),
                ofCloud(AuditRecordsTable.spec()));
    }

    private static JiraTable ofCloud(ListSpec spec)
    {
        return deployed(spec, Optional.empty());
    }

    /**
     * The cloud and the data center have the list in the same place.
     */
    private static JiraTable common(ListSpec spec)
    {
        return deployed(spec, Optional.of(spec));
    }

    /**
     * The data center has a whole list instead.
     */
    private static JiraTable varied(ListSpec spec, String path, Optional<ParentList> parent)
    {
        return deployed(spec, Optional.of(spec.readFrom(Listing.platform(path, "", Paging.whole()), parent)));
    }

    private static JiraTable deployed(ListSpec cloud, Optional<ListSpec> dataCenter)
    {
        return new DeployedTable(new ListTable(cloud), dataCenter.map(ListTable::new));
    }
}
