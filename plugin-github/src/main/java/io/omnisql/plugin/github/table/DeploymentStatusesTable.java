package io.omnisql.plugin.github.table;

import io.omnisql.plugin.github.scan.GithubTable;
import io.omnisql.plugin.github.scan.RestItems;
import io.omnisql.plugin.github.scan.RestSpec;
import io.omnisql.plugin.github.scan.RestTable;

import static io.omnisql.plugin.github.scan.RestColumn.column;
import static io.omnisql.toolkit.adapter.ValueType.BIGINT;
import static io.omnisql.toolkit.adapter.ValueType.INSTANT;
import static io.omnisql.toolkit.adapter.ValueType.VARCHAR;

/**
 * States that deployments went through. They are listed deployment by deployment.
 */
public final class DeploymentStatusesTable
{
    private DeploymentStatusesTable() {}

    public static GithubTable create()
    {
        return new RestTable(RestSpec.ofRepository(
                "deployment_statuses",
                "States that deployments went through, one request for each deployment",
                "/deployments/{key}/statuses",
                column("id", BIGINT, "/id", "Identifier across GitHub").notNull(),
                column("node_id", VARCHAR, "/node_id", "Identifier in GraphQL").notNull(),
                column("state", VARCHAR, "/state", "error, failure, inactive, pending, success, queued or in_progress").notNull(),
                column("environment", VARCHAR, "/environment", "Name of the environment"),
                column("description", VARCHAR, "/description", "Description").notNull(),
                column("creator_login", VARCHAR, "/creator/login", "Login of who created it, of a bot with the suffix [bot]; ghost for a deleted account"),
                column("environment_url", VARCHAR, "/environment_url", "Address of the environment"),
                column("log_url", VARCHAR, "/log_url", "Address of the log"),
                column("created_at", INSTANT, "/created_at", "When it was created").notNull(),
                column("updated_at", INSTANT, "/updated_at", "When it last changed").notNull())
                .of(RestItems.byId("deployment_id", "Identifier of the deployment", "/deployments", "")));
    }
}
