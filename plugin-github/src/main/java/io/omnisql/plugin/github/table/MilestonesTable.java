package io.omnisql.plugin.github.table;

import com.google.common.collect.ImmutableMap;
import io.omnisql.plugin.github.scan.ConnectionSpec;
import io.omnisql.plugin.github.scan.ConnectionTable;
import io.omnisql.plugin.github.scan.GithubTable;
import io.omnisql.plugin.github.scan.Key;
import io.omnisql.toolkit.adapter.RemoteValue;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

import static io.omnisql.plugin.github.scan.ConnectionField.connection;
import static io.omnisql.plugin.github.scan.ConnectionFilters.enumerated;
import static io.omnisql.plugin.github.scan.ConnectionFilters.orderedTime;
import static io.omnisql.plugin.github.scan.GithubColumn.column;
import static io.omnisql.toolkit.adapter.ValueType.BIGINT;
import static io.omnisql.toolkit.adapter.ValueType.DOUBLE;
import static io.omnisql.toolkit.adapter.ValueType.INSTANT;
import static io.omnisql.toolkit.adapter.ValueType.VARCHAR;

/**
 * Milestones, open and closed.
 */
public final class MilestonesTable
{
    private static final Map<RemoteValue, Set<String>> STATES = ImmutableMap.of(
            RemoteValue.of("open"), Set.of("OPEN"),
            RemoteValue.of("closed"), Set.of("CLOSED"));

    private MilestonesTable() {}

    public static GithubTable create()
    {
        return new ConnectionTable(ConnectionSpec.ofRepository(
                        "milestones",
                        "Milestones of repositories",
                        connection("milestones").orderedByTime("MilestoneOrder", "CREATED_AT", "created_at"),
                        Optional.of(Key.number("number", "milestone")),
                        column("number", BIGINT, "number", "Number within the repository").notNull()
                                .orderedBy("NUMBER"),
                        column("node_id", VARCHAR, "id", "Identifier in GraphQL").notNull(),
                        column("title", VARCHAR, "title", "Title").notNull(),
                        column("description", VARCHAR, "description", "Description"),
                        column("state", VARCHAR, "state", "open or closed").notNull().lowerCase()
                                .filteredBy(enumerated("states", "[MilestoneState!]", STATES)),
                        column("creator_login", VARCHAR, "creator { login }", "/creator/login", "Login of who created it; NULL for a deleted account"),
                        column("progress_percentage", DOUBLE, "progressPercentage", "Closed issues and pull requests as percentage of all of them").notNull(),
                        column("due_on", INSTANT, "dueOn", "When it is due"),
                        column("created_at", INSTANT, "createdAt", "When it was created").notNull()
                                .filteredBy(orderedTime("CREATED_AT", "createdAt"))
                                .orderedBy("CREATED_AT"),
                        column("updated_at", INSTANT, "updatedAt", "When it last changed").notNull()
                                .filteredBy(orderedTime("UPDATED_AT", "updatedAt"))
                                .orderedBy("UPDATED_AT"),
                        column("closed_at", INSTANT, "closedAt", "When it was closed; NULL while it is open"),
                        column("html_url", VARCHAR, "url", "Address of its page").notNull())
                .ofNodes("Milestone"));
    }
}
