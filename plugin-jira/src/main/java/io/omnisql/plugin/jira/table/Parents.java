package io.omnisql.plugin.jira.table;

import io.omnisql.plugin.jira.scan.Listing;
import io.omnisql.plugin.jira.scan.Paging;
import io.omnisql.plugin.jira.scan.ParentList;

import static io.omnisql.plugin.jira.scan.ListColumn.column;
import static io.omnisql.plugin.jira.scan.ListFilters.ids;
import static io.omnisql.plugin.jira.scan.ListFilters.single;
import static io.omnisql.plugin.jira.scan.ListFilters.texts;
import static io.omnisql.plugin.jira.scan.ParentList.parents;
import static io.omnisql.toolkit.adapter.ValueType.BIGINT;
import static io.omnisql.toolkit.adapter.ValueType.VARCHAR;

/**
 * What lists exist once for each of.
 */
final class Parents
{
    private static final String KIND = "com.atlassian.jira.plugin.system.customfieldtypes:";
    private static final String[] OPTION_KINDS = {KIND + "select", KIND + "multiselect", KIND + "radiobuttons", KIND + "multicheckboxes", KIND + "cascadingselect"};

    private Parents() {}

    static ParentList projects()
    {
        return parents(
                Listing.platform("/project/search", "/values", Paging.counted(100)).with("status", "live").with("orderBy", "key"),
                column("project_id", BIGINT, "/id", "Identifier of the project")
                        .filteredBy(ids("id", 50)),
                column("project_key", VARCHAR, "/key", "Key of the project")
                        .filteredBy(texts("keys", 50)));
    }

    static ParentList projectsOfDataCenter()
    {
        return parents(
                Listing.platform("/project", "", Paging.whole()),
                column("project_id", BIGINT, "/id", "Identifier of the project"),
                column("project_key", VARCHAR, "/key", "Key of the project"));
    }

    static ParentList rolesOfDataCenter()
    {
        return parents(
                Listing.platform("/role", "", Paging.whole()),
                column("role_id", BIGINT, "/id", "Identifier of the role"),
                column("role_name", VARCHAR, "/name", "Name of the role"))
                .ofEach(projectsOfDataCenter());
    }

    static ParentList roles()
    {
        return parents(
                Listing.platform("/project/{project_id}/roledetails", "", Paging.whole()),
                column("role_id", BIGINT, "/id", "Identifier of the role"),
                column("role_name", VARCHAR, "/name", "Name of the role"))
                .ofEach(projects());
    }

    static ParentList groups()
    {
        return parents(
                Listing.platform("/group/bulk", "/values", Paging.counted(100)),
                column("group_id", VARCHAR, "/groupId", "Identifier of the group")
                        .filteredBy(texts("groupId", 50)),
                column("group_name", VARCHAR, "/name", "Name of the group")
                        .filteredBy(texts("groupName", 50)));
    }

    static ParentList customFields()
    {
        return parents(
                Listing.platform("/field", "", Paging.whole()),
                column("field_id", VARCHAR, "/id", "Identifier of the field, e.g. customfield_10020"),
                column("field_name", VARCHAR, "/name", "Name of the field"))
                .with("/custom", "true");
    }

    static ParentList contextsWithOptions()
    {
        return parents(
                Listing.platform("/field/{field_id}/context", "/values", Paging.counted(50)),
                column("context_id", BIGINT, "/id", "Identifier of the context"))
                .ofEach(customFields().with("/schema/custom", OPTION_KINDS));
    }

    static ParentList dashboards()
    {
        return parents(
                Listing.platform("/dashboard/search", "/values", Paging.counted(100)).with("orderBy", "id"),
                column("dashboard_id", BIGINT, "/id", "Identifier of the dashboard"),
                column("dashboard_name", VARCHAR, "/name", "Name of the dashboard"))
                .foundBy(Listing.platform("/dashboard/{dashboard_id}", "", Paging.whole()));
    }

    static ParentList boards()
    {
        return parents(
                Listing.agile("/board", "/values", Paging.counted(50)),
                column("board_id", BIGINT, "/id", "Identifier of the board"),
                column("board_name", VARCHAR, "/name", "Name of the board"),
                column("board_type", VARCHAR, "/type", "scrum, kanban or simple")
                        .filteredBy(single("type", "scrum", "kanban", "simple")))
                .foundBy(Listing.agile("/board/{board_id}", "", Paging.whole()));
    }

    /**
     * Jira refuses to list sprints of kanban boards.
     */
    static ParentList boardsWithSprints()
    {
        return boards().without("/type", "kanban");
    }
}
