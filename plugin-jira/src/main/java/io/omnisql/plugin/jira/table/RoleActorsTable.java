package io.omnisql.plugin.jira.table;

import io.omnisql.plugin.jira.scan.ListSpec;
import io.omnisql.plugin.jira.scan.Listing;
import io.omnisql.plugin.jira.scan.Paging;

import static io.omnisql.plugin.jira.scan.ListColumn.column;
import static io.omnisql.toolkit.adapter.ValueType.BIGINT;
import static io.omnisql.toolkit.adapter.ValueType.VARCHAR;

/**
 * Who has which role in which project.
 */
public final class RoleActorsTable
{
    private RoleActorsTable() {}

    public static ListSpec spec()
    {
        return ListSpec.list(
                        "role_actors",
                        "People and groups with their roles in live projects",
                        Listing.platform("/project/{project_id}/role/{role_id}", "/actors", Paging.whole()),
                        column("id", BIGINT, "/id", "Identifier of the assignment").notNull(),
                        column("type", VARCHAR, "/type", "atlassian-user-role-actor for a person, atlassian-group-role-actor for a group").notNull(),
                        column("display_name", VARCHAR, "/displayName", "Name of the person or group"),
                        column("account_id", VARCHAR, "/actorUser/accountId", "Account of the person"),
                        column("group_id", VARCHAR, "/actorGroup/groupId", "Identifier of the group"),
                        column("group_name", VARCHAR, "/actorGroup/name", "Name of the group"))
                .ofEach(Parents.roles());
    }
}
