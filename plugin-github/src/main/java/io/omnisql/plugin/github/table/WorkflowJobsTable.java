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
import static io.omnisql.toolkit.adapter.ValueType.VARCHAR_ARRAY;

/**
 * Jobs of workflow runs, those of earlier attempts too. They are listed run by run.
 */
public final class WorkflowJobsTable
{
    private WorkflowJobsTable() {}

    public static GithubTable create()
    {
        return new RestTable(RestSpec.ofRepository(
                        "workflow_jobs",
                        "Jobs of workflow runs, one request for each run",
                        "/actions/runs/{key}/jobs",
                        column("id", BIGINT, "/id", "Identifier across GitHub").notNull(),
                        column("node_id", VARCHAR, "/node_id", "Identifier in GraphQL").notNull(),
                        column("run_attempt", BIGINT, "/run_attempt", "Attempt of the run that it belongs to"),
                        column("workflow_name", VARCHAR, "/workflow_name", "Name of the workflow"),
                        column("name", VARCHAR, "/name", "Name").notNull(),
                        column("status", VARCHAR, "/status", "completed, in_progress, queued, ...").notNull()
                                .filteredBy(closed(Checks.STATUSES)),
                        column("conclusion", VARCHAR, "/conclusion", "How it ended: success, failure, cancelled, ...; NULL while it runs")
                                .filteredBy(closed(Checks.CONCLUSIONS)),
                        column("head_branch", VARCHAR, "/head_branch", "Branch that it ran on"),
                        column("head_sha", VARCHAR, "/head_sha", "Commit that it ran on").notNull(),
                        column("labels", VARCHAR_ARRAY, "/labels", "Labels of the runner that it asks for").notNull(),
                        column("runner_id", BIGINT, "/runner_id", "Identifier of the runner; NULL while it has none"),
                        column("runner_name", VARCHAR, "/runner_name", "Name of the runner"),
                        column("runner_group_name", VARCHAR, "/runner_group_name", "Name of the runner's group"),
                        column("created_at", INSTANT, "/created_at", "When it was created").notNull(),
                        column("started_at", INSTANT, "/started_at", "When it began").notNull(),
                        column("completed_at", INSTANT, "/completed_at", "When it ended; NULL while it runs"),
                        column("html_url", VARCHAR, "/html_url", "Address of its page"))
                .counted("/jobs")
                .with("filter", "all")
                .of(RestItems.byId("run_id", "Identifier of the workflow run", "/actions/runs", "/workflow_runs"))
                .addressed());
    }
}
