package io.omnisql.plugin.github.table;

import io.omnisql.plugin.github.scan.GithubTable;
import io.omnisql.plugin.github.scan.NestedSpec;
import io.omnisql.plugin.github.scan.NestedTable;
import io.omnisql.plugin.github.scan.ParentLevel;

import java.util.List;
import java.util.Optional;

import static io.omnisql.plugin.github.scan.ConnectionField.connection;
import static io.omnisql.plugin.github.scan.ConnectionFilters.closed;
import static io.omnisql.plugin.github.scan.GithubColumn.column;
import static io.omnisql.toolkit.adapter.ValueType.INSTANT;
import static io.omnisql.toolkit.adapter.ValueType.VARCHAR;

/**
 * States that deployments went through. GraphQL tells the numbers of old deployments only, so that they name their deployments by node.
 */
public final class DeploymentStatusesTable
{
    private DeploymentStatusesTable() {}

    public static GithubTable create()
    {
        return new NestedTable(new NestedSpec(
                "deployment_statuses",
                "States that deployments went through",
                ParentLevel.REPOSITORIES,
                connection("deployments").ordered("DeploymentOrder", "CREATED_AT"),
                "Deployment",
                50,
                Optional.empty(),
                connection("statuses"),
                false,
                List.of(
                        column("deployment_node_id", VARCHAR, "id", "Identifier of the deployment in GraphQL").notNull(),
                        column("sha", VARCHAR, "commitOid", "Commit that is deployed").notNull()),
                List.of(
                        column("node_id", VARCHAR, "id", "Identifier in GraphQL").notNull(),
                        column("state", VARCHAR, "state", "error, failure, inactive, pending, success, queued, in_progress or waiting").notNull().lowerCase()
                                .filteredBy(closed("error", "failure", "inactive", "pending", "success", "queued", "in_progress", "waiting")),
                        column("environment", VARCHAR, "environment", "Name of the environment"),
                        column("description", VARCHAR, "description", "Description"),
                        column("creator_login", VARCHAR, "creator { login }", "/creator/login", "Login of who created it"),
                        column("environment_url", VARCHAR, "environmentUrl", "Address of the environment"),
                        column("log_url", VARCHAR, "logUrl", "Address of the log"),
                        column("created_at", INSTANT, "createdAt", "When it was created").notNull(),
                        column("updated_at", INSTANT, "updatedAt", "When it last changed").notNull())));
    }
}
