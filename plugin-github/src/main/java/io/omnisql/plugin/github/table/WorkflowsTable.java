package io.omnisql.plugin.github.table;

import io.omnisql.plugin.github.scan.GithubTable;
import io.omnisql.plugin.github.scan.RestSpec;
import io.omnisql.plugin.github.scan.RestTable;

import java.util.Set;

import static io.omnisql.plugin.github.scan.RestColumn.column;
import static io.omnisql.plugin.github.scan.RestFilters.closed;
import static io.omnisql.toolkit.adapter.ValueType.BIGINT;
import static io.omnisql.toolkit.adapter.ValueType.INSTANT;
import static io.omnisql.toolkit.adapter.ValueType.VARCHAR;

/**
 * The workflows of GitHub Actions.
 */
public final class WorkflowsTable
{
    private WorkflowsTable() {}

    public static GithubTable create()
    {
        return new RestTable(RestSpec.ofRepository(
                        "workflows",
                        "Workflows of GitHub Actions",
                        "/actions/workflows",
                        column("id", BIGINT, "/id", "Identifier across GitHub").notNull(),
                        column("node_id", VARCHAR, "/node_id", "Identifier in GraphQL").notNull(),
                        column("name", VARCHAR, "/name", "Name").notNull(),
                        column("path", VARCHAR, "/path", "File that defines it").notNull(),
                        column("state", VARCHAR, "/state", "active, deleted, disabled_fork, disabled_inactivity or disabled_manually").notNull()
                                .filteredBy(closed(Set.of("active", "deleted", "disabled_fork", "disabled_inactivity", "disabled_manually"))),
                        column("created_at", INSTANT, "/created_at", "When it was created").notNull(),
                        column("updated_at", INSTANT, "/updated_at", "When it last changed").notNull(),
                        column("html_url", VARCHAR, "/html_url", "Address of its file").notNull())
                .counted("/workflows")
                .addressed());
    }
}
