package io.omnisql.plugin.jira.table;

import io.omnisql.plugin.jira.scan.ListSpec;
import io.omnisql.plugin.jira.scan.Listing;
import io.omnisql.plugin.jira.scan.Paging;

import static io.omnisql.plugin.jira.scan.ListColumn.column;
import static io.omnisql.plugin.jira.scan.ListFilters.texts;
import static io.omnisql.toolkit.adapter.ValueType.BOOLEAN;
import static io.omnisql.toolkit.adapter.ValueType.VARCHAR;

/**
 * People and apps with an account, active or not.
 */
public final class UsersTable
{
    private UsersTable() {}

    public static ListSpec spec()
    {
        return ListSpec.list(
                "users",
                "Accounts of people and apps, active ones and others; what people hide in their profiles is NULL",
                Listing.platform("/users/search", "", Paging.untilShort(1000)),
                column("account_id", VARCHAR, "/accountId", "Identifier across Atlassian's products").notNull()
                        .foundBy(Listing.platform("/user/bulk", "/values", Paging.counted(100)), texts("accountId", 100)),
                column("account_type", VARCHAR, "/accountType", "atlassian for a person, app, customer of a service desk, or unknown"),
                column("display_name", VARCHAR, "/displayName", "Name"),
                column("email_address", VARCHAR, "/emailAddress", "E-mail address; NULL where it is hidden"),
                column("active", BOOLEAN, "/active", "Whether the account is active").notNull(),
                column("time_zone", VARCHAR, "/timeZone", "Time zone of the profile; NULL where it is hidden"),
                column("locale", VARCHAR, "/locale", "Language of the profile; NULL where it is hidden"));
    }
}
