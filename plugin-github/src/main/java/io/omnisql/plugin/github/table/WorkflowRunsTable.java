package io.omnisql.plugin.github.table;

import io.omnisql.plugin.github.scan.GithubTable;
import io.omnisql.plugin.github.scan.RestSpec;
import io.omnisql.plugin.github.scan.RestTable;

import java.util.Set;

import static io.omnisql.plugin.github.scan.RestColumn.column;
import static io.omnisql.plugin.github.scan.RestFilters.login;
import static io.omnisql.plugin.github.scan.RestFilters.number;
import static io.omnisql.plugin.github.scan.RestFilters.range;
import static io.omnisql.plugin.github.scan.RestFilters.states;
import static io.omnisql.plugin.github.scan.RestFilters.text;
import static io.omnisql.toolkit.adapter.ValueType.BIGINT;
import static io.omnisql.toolkit.adapter.ValueType.INSTANT;
import static io.omnisql.toolkit.adapter.ValueType.VARCHAR;

/**
 * Runs of workflows. Of those that a filter finds GitHub shows 1,000, so that a filtered list is split by the time of creation.
 */
public final class WorkflowRunsTable
{
    private WorkflowRunsTable() {}

    public static GithubTable create()
    {
        return new RestTable(RestSpec.ofRepository(
                        "workflow_runs",
                        "Runs of workflows",
                        "/actions/runs",
                        column("id", BIGINT, "/id", "Identifier across GitHub").notNull(),
                        column("node_id", VARCHAR, "/node_id", "Identifier in GraphQL").notNull(),
                        column("name", VARCHAR, "/name", "Name of the workflow"),
                        column("display_title", VARCHAR, "/display_title", "What it ran for: the title of a commit or pull request").notNull(),
                        column("workflow_id", BIGINT, "/workflow_id", "Identifier of the workflow").notNull(),
                        column("path", VARCHAR, "/path", "File that defines the workflow").notNull(),
                        column("run_number", BIGINT, "/run_number", "Number within the workflow").notNull(),
                        column("run_attempt", BIGINT, "/run_attempt", "Which attempt it is: more than 1 where it was run again"),
                        column("event", VARCHAR, "/event", "What caused it: push, pull_request, schedule, ...").notNull()
                                .filteredBy(text("event")),
                        column("status", VARCHAR, "/status", "completed, in_progress, queued, ...")
                                .filteredBy(states("status", Checks.STATUSES, Set.of())),
                        column("conclusion", VARCHAR, "/conclusion", "How it ended: success, failure, cancelled, ...; NULL while it runs")
                                .filteredBy(states("status", Checks.LISTED_CONCLUSIONS, Checks.OTHER_CONCLUSIONS)),
                        column("head_branch", VARCHAR, "/head_branch", "Branch that it ran on")
                                .filteredBy(text("branch")),
                        column("head_sha", VARCHAR, "/head_sha", "Commit that it ran on").notNull()
                                .filteredBy(text("head_sha")),
                        column("head_repository", VARCHAR, "/head_repository/full_name", "Repository of the commit"),
                        column("actor_login", VARCHAR, "/actor/login", "Login of who caused it, of a bot with the suffix [bot]; ghost for a deleted account")
                                .filteredBy(login("actor")),
                        column("triggering_actor_login", VARCHAR, "/triggering_actor/login", "Login of who had it run again"),
                        column("check_suite_id", BIGINT, "/check_suite_id", "Identifier of its checks")
                                .filteredBy(number("check_suite_id")),
                        column("created_at", INSTANT, "/created_at", "When it was caused").notNull()
                                .filteredBy(range("created")),
                        column("run_started_at", INSTANT, "/run_started_at", "When the attempt began"),
                        column("updated_at", INSTANT, "/updated_at", "When it last changed").notNull(),
                        column("html_url", VARCHAR, "/html_url", "Address of its page").notNull())
                .counted("/workflow_runs")
                .windowed("created")
                .newestFirst()
                .addressed()
                .lookedUp("/actions/runs/{key}"));
    }
}
