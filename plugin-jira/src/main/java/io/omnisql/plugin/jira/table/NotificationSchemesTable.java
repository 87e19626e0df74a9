package io.omnisql.plugin.jira.table;

import io.omnisql.plugin.jira.scan.ListSpec;
import io.omnisql.plugin.jira.scan.Listing;
import io.omnisql.plugin.jira.scan.Paging;

import static io.omnisql.plugin.jira.scan.ListColumn.column;
import static io.omnisql.plugin.jira.scan.ListFilters.ids;
import static io.omnisql.toolkit.adapter.ValueType.BIGINT;
import static io.omnisql.toolkit.adapter.ValueType.VARCHAR;
import static io.omnisql.toolkit.adapter.ValueType.VARCHAR_ARRAY;
import static io.omnisql.toolkit.adapter.ValueType.array;

/**
 * Schemes that say who is told of what happens to issues.
 */
public final class NotificationSchemesTable
{
    private static final String EVENTS = "notificationSchemeEvents";

    private NotificationSchemesTable() {}

    public static ListSpec spec()
    {
        return ListSpec.list(
                        "notification_schemes",
                        "Schemes that say who is told of what happens to issues, of projects that the credentials administer",
                        Listing.platform("/notificationscheme", "/values", Paging.counted(100)),
                        column("id", BIGINT, "/id", "Identifier").notNull()
                                .filteredBy(ids("id", 100)),
                        column("name", VARCHAR, "/name", "Name").notNull(),
                        column("description", VARCHAR, "/description", "Description"),
                        column("project_ids", array(BIGINT), "/projects", "Identifiers of its projects"),
                        column("event_names", VARCHAR_ARRAY, "/" + EVENTS + "/*/event/name", "Names of the events that somebody may be told of").expanding(EVENTS),
                        column("events", VARCHAR, "/" + EVENTS, "The events, each with whom it is told to, as JSON").json().expanding(EVENTS),
                        column("scope_type", VARCHAR, "/scope/type", "PROJECT for one of a team-managed project"),
                        column("project_id", BIGINT, "/scope/project/id", "Identifier of the team-managed project that it belongs to"))
                .withExactTotal();
    }
}
