package io.omnisql.plugin.jira.table;

import io.omnisql.plugin.jira.scan.ListSpec;
import io.omnisql.plugin.jira.scan.ListTable;

import java.util.List;
import java.util.stream.Stream;

/**
 * The tables of lists, in the order of the documentation.
 */
public final class JiraTables
{
    private JiraTables() {}

    public static List<JiraTable> all()
    {
        return specs().map(ListTable::new).map(JiraTable.class::cast).toList();
    }

    private static Stream<ListSpec> specs()
    {
        return Stream.of(
                ProjectsTable.spec(),
                UsersTable.spec(),
                GroupsTable.spec(),
                GroupMembersTable.spec(),
                FieldsTable.spec(),
                JqlFieldsTable.spec(),
                StatusesTable.spec(),
                StatusCategoriesTable.spec(),
                PrioritiesTable.spec(),
                ResolutionsTable.spec(),
                IssueTypesTable.spec(),
                IssueLinkTypesTable.spec(),
                ComponentsTable.spec(),
                VersionsTable.spec(),
                LabelsTable.spec(),
                BoardsTable.spec(),
                SprintsTable.spec(),
                EpicsTable.spec(),
                BoardIssuesTable.spec(),
                FiltersTable.spec(),
                DashboardsTable.spec(),
                ProjectRolesTable.spec(),
                RoleActorsTable.spec(),
                WorkflowsTable.spec(),
                AuditRecordsTable.spec());
    }
}
