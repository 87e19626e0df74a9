package io.omnisql.plugin.github.table;

import io.omnisql.plugin.github.scan.GithubTable;
import io.omnisql.plugin.github.scan.RestSpec;
import io.omnisql.plugin.github.scan.RestTable;

import static io.omnisql.plugin.github.scan.RestColumn.column;
import static io.omnisql.plugin.github.scan.RestFilters.text;
import static io.omnisql.toolkit.adapter.ValueType.BIGINT;
import static io.omnisql.toolkit.adapter.ValueType.BOOLEAN;
import static io.omnisql.toolkit.adapter.ValueType.INSTANT;
import static io.omnisql.toolkit.adapter.ValueType.VARCHAR;

/**
 * Files that workflow runs left.
 */
public final class ArtifactsTable
{
    private ArtifactsTable() {}

    public static GithubTable create()
    {
        return new RestTable(RestSpec.ofRepository(
                        "artifacts",
                        "Artifacts of workflow runs",
                        "/actions/artifacts",
                        column("id", BIGINT, "/id", "Identifier across GitHub").notNull(),
                        column("node_id", VARCHAR, "/node_id", "Identifier in GraphQL").notNull(),
                        column("name", VARCHAR, "/name", "Name").notNull()
                                .filteredBy(text("name")),
                        column("size_in_bytes", BIGINT, "/size_in_bytes", "Size in bytes").notNull(),
                        column("digest", VARCHAR, "/digest", "Hash of the content"),
                        column("expired", BOOLEAN, "/expired", "Whether it is no longer kept").notNull(),
                        column("run_id", BIGINT, "/workflow_run/id", "Identifier of the workflow run"),
                        column("head_branch", VARCHAR, "/workflow_run/head_branch", "Branch that the run was on"),
                        column("head_sha", VARCHAR, "/workflow_run/head_sha", "Commit that the run was on"),
                        column("created_at", INSTANT, "/created_at", "When it was created"),
                        column("updated_at", INSTANT, "/updated_at", "When it last changed"),
                        column("expires_at", INSTANT, "/expires_at", "Until when it is kept"))
                .counted("/artifacts")
                .newestFirst()
                .addressed());
    }
}
