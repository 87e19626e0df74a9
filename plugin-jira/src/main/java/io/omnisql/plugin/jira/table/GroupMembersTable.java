package io.omnisql.plugin.jira.table;

import io.omnisql.plugin.jira.scan.ListSpec;
import io.omnisql.plugin.jira.scan.Listing;
import io.omnisql.plugin.jira.scan.Paging;

import static io.omnisql.plugin.jira.scan.ListColumn.column;
import static io.omnisql.toolkit.adapter.ValueType.BOOLEAN;
import static io.omnisql.toolkit.adapter.ValueType.VARCHAR;

/**
 * Which accounts belong to which groups.
 */
public final class GroupMembersTable
{
    private GroupMembersTable() {}

    public static ListSpec spec()
    {
        return ListSpec.list(
                        "group_members",
                        "Accounts in groups, active ones and others",
                        Listing.platform("/group/member", "/values", Paging.counted(50))
                                .with("groupId", "{group_id}")
                                .with("includeInactiveUsers", "true"),
                        column("account_id", VARCHAR, "/accountId", "Identifier of the account").notNull(),
                        column("account_type", VARCHAR, "/accountType", "atlassian for a person, app, customer of a service desk, or unknown"),
                        column("display_name", VARCHAR, "/displayName", "Name of the account"),
                        column("email_address", VARCHAR, "/emailAddress", "E-mail address; NULL where it is hidden"),
                        column("active", BOOLEAN, "/active", "Whether the account is active").notNull(),
                        column("time_zone", VARCHAR, "/timeZone", "Time zone of the profile; NULL where it is hidden"))
                .ofEach(Parents.groups())
                .withExactTotal()
                .inParallel();
    }
}
