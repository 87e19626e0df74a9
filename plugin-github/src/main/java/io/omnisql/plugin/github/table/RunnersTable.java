package io.omnisql.plugin.github.table;

import io.omnisql.plugin.github.scan.GithubTable;
import io.omnisql.plugin.github.scan.RestSpec;
import io.omnisql.plugin.github.scan.RestTable;

import static io.omnisql.plugin.github.scan.RestColumn.column;
import static io.omnisql.plugin.github.scan.RestFilters.text;
import static io.omnisql.toolkit.adapter.ValueType.BIGINT;
import static io.omnisql.toolkit.adapter.ValueType.BOOLEAN;
import static io.omnisql.toolkit.adapter.ValueType.VARCHAR;
import static io.omnisql.toolkit.adapter.ValueType.VARCHAR_ARRAY;

/**
 * Machines of repositories' own that run jobs.
 */
public final class RunnersTable
{
    private RunnersTable() {}

    public static GithubTable create()
    {
        return new RestTable(RestSpec.ofRepository(
                        "runners",
                        "Self-hosted runners of repositories; for credentials that may administer them",
                        "/actions/runners",
                        column("id", BIGINT, "/id", "Identifier across GitHub").notNull(),
                        column("name", VARCHAR, "/name", "Name").notNull()
                                .filteredBy(text("name")),
                        column("os", VARCHAR, "/os", "Operating system").notNull(),
                        column("status", VARCHAR, "/status", "online or offline").notNull(),
                        column("busy", BOOLEAN, "/busy", "Whether it runs a job").notNull(),
                        column("runner_group_id", BIGINT, "/runner_group_id", "Identifier of its group"),
                        column("labels", VARCHAR_ARRAY, "/labels/*/name", "Labels that jobs ask for").notNull())
                .counted("/runners"));
    }
}
