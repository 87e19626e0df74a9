package io.omnisql.plugin.jira.field;

import java.time.ZoneId;
import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * What of a site decides how its fields become columns.
 *
 * @param cloud whether it is of Jira Cloud: it tells which values it knows, finds issues by names, and its users have account ids
 * @param zone of the user who searches, where points in time are to be told on that user's clock
 */
record SiteTraits(boolean cloud, Optional<ZoneId> zone)
{
    SiteTraits
    {
        requireNonNull(zone, "zone is null");
    }

    /**
     * Where the identifier of a user stands.
     */
    String userId()
    {
        return cloud ? "/accountId" : "/name";
    }
}
