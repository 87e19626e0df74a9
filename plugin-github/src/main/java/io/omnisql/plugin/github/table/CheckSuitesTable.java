package io.omnisql.plugin.github.table;

import io.omnisql.plugin.github.scan.GithubTable;
import io.omnisql.plugin.github.scan.RestItems;
import io.omnisql.plugin.github.scan.RestSpec;
import io.omnisql.plugin.github.scan.RestTable;

import static io.omnisql.plugin.github.scan.RestColumn.column;
import static io.omnisql.plugin.github.scan.RestFilters.closed;
import static io.omnisql.toolkit.adapter.ValueType.BIGINT;
import static io.omnisql.toolkit.adapter.ValueType.INSTANT;
import static io.omnisql.toolkit.adapter.ValueType.VARCHAR;

/**
 * Suites of checks of commits. GitHub lists them only by commit.
 */
public final class CheckSuitesTable
{
    private CheckSuitesTable() {}

    public static GithubTable create()
    {
        return new RestTable(RestSpec.ofRepository(
                        "check_suites",
                        "Suites of checks of commits; a query must name the commits, by a filter or by a join",
                        "/commits/{key}/check-suites",
                        column("id", BIGINT, "/id", "Identifier across GitHub").notNull(),
                        column("node_id", VARCHAR, "/node_id", "Identifier in GraphQL").notNull(),
                        column("head_branch", VARCHAR, "/head_branch", "Branch that was checked"),
                        column("status", VARCHAR, "/status", "completed, in_progress, queued, ...")
                                .filteredBy(closed(Checks.STATUSES)),
                        column("conclusion", VARCHAR, "/conclusion", "How it ended: success, failure, neutral, ...; NULL while it runs")
                                .filteredBy(closed(Checks.CONCLUSIONS)),
                        column("app_slug", VARCHAR, "/app/slug", "Name in addresses of the App that made it"),
                        column("latest_check_runs_count", BIGINT, "/latest_check_runs_count", "Number of its checks, of each the latest").notNull(),
                        column("created_at", INSTANT, "/created_at", "When it was created"),
                        column("updated_at", INSTANT, "/updated_at", "When it last changed"))
                .counted("/check_suites")
                .of(RestItems.commit("head_sha", "Commit that was checked"))
                .addressed());
    }
}
