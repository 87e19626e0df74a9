package io.omnisql.plugin.github.table;

import io.omnisql.plugin.github.scan.GithubTable;
import io.omnisql.plugin.github.scan.RestItems;
import io.omnisql.plugin.github.scan.RestSpec;
import io.omnisql.plugin.github.scan.RestTable;

import java.util.Set;

import static io.omnisql.plugin.github.scan.RestColumn.column;
import static io.omnisql.plugin.github.scan.RestFilters.closed;
import static io.omnisql.plugin.github.scan.RestFilters.states;
import static io.omnisql.plugin.github.scan.RestFilters.text;
import static io.omnisql.toolkit.adapter.ValueType.BIGINT;
import static io.omnisql.toolkit.adapter.ValueType.INSTANT;
import static io.omnisql.toolkit.adapter.ValueType.VARCHAR;

/**
 * Checks of commits, all attempts. GitHub lists them only by commit.
 */
public final class CheckRunsTable
{
    private CheckRunsTable() {}

    public static GithubTable create()
    {
        return new RestTable(RestSpec.ofRepository(
                        "check_runs",
                        "Checks of commits; a query must name the commits, by a filter or by a join",
                        "/commits/{key}/check-runs",
                        column("id", BIGINT, "/id", "Identifier across GitHub").notNull(),
                        column("node_id", VARCHAR, "/node_id", "Identifier in GraphQL").notNull(),
                        column("name", VARCHAR, "/name", "Name").notNull()
                                .filteredBy(text("check_name")),
                        column("status", VARCHAR, "/status", "completed, in_progress, queued, ...").notNull()
                                .filteredBy(states("status", Set.of("queued", "in_progress", "completed"), Checks.STATUSES)),
                        column("conclusion", VARCHAR, "/conclusion", "How it ended: success, failure, neutral, ...; NULL while it runs")
                                .filteredBy(closed(Checks.CONCLUSIONS)),
                        column("check_suite_id", BIGINT, "/check_suite/id", "Identifier of the suite that it belongs to"),
                        column("app_slug", VARCHAR, "/app/slug", "Name in addresses of the App that made it"),
                        column("external_id", VARCHAR, "/external_id", "The App's own identifier"),
                        column("output_title", VARCHAR, "/output/title", "Title of the result"),
                        column("output_summary", VARCHAR, "/output/summary", "Summary of the result in Markdown"),
                        column("annotations_count", BIGINT, "/output/annotations_count", "Number of annotations"),
                        column("started_at", INSTANT, "/started_at", "When it began"),
                        column("completed_at", INSTANT, "/completed_at", "When it ended; NULL while it runs"),
                        column("details_url", VARCHAR, "/details_url", "Address of the App's page"),
                        column("html_url", VARCHAR, "/html_url", "Address of its page"))
                .counted("/check_runs")
                .with("filter", "all")
                .of(RestItems.commit("head_sha", "Commit that was checked"))
                .addressed());
    }
}
