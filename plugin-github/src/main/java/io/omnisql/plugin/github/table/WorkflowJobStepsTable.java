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
 * Steps of jobs, which come with the jobs.
 */
public final class WorkflowJobStepsTable
{
    private WorkflowJobStepsTable() {}

    public static GithubTable create()
    {
        return new RestTable(RestSpec.ofRepository(
                        "workflow_job_steps",
                        "Steps of the jobs of workflow runs, one request for each run",
                        "/actions/runs/{key}/jobs",
                        column("job_id", BIGINT, "^/jobs/*/id", "Identifier of the job").notNull(),
                        column("job_name", VARCHAR, "^/jobs/*/name", "Name of the job").notNull(),
                        column("run_attempt", BIGINT, "^/jobs/*/run_attempt", "Attempt of the run that the job belongs to"),
                        column("number", BIGINT, "/number", "Number within the job").notNull(),
                        column("name", VARCHAR, "/name", "Name").notNull(),
                        column("status", VARCHAR, "/status", "completed, in_progress, queued, ...").notNull()
                                .filteredBy(closed(Checks.STATUSES)),
                        column("conclusion", VARCHAR, "/conclusion", "How it ended: success, failure, skipped, ...; NULL while it runs")
                                .filteredBy(closed(Checks.CONCLUSIONS)),
                        column("started_at", INSTANT, "/started_at", "When it began"),
                        column("completed_at", INSTANT, "/completed_at", "When it ended; NULL while it runs"))
                .nested("/jobs/*/steps")
                .with("filter", "all")
                .of(RestItems.byId("run_id", "Identifier of the workflow run", "/actions/runs", "/workflow_runs"))
                .addressed());
    }
}
