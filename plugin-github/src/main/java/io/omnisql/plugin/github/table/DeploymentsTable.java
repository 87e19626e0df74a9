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
 * Deployments of commits to environments.
 */
public final class DeploymentsTable
{
    private DeploymentsTable() {}

    public static GithubTable create()
    {
        return new RestTable(RestSpec.ofRepository(
                        "deployments",
                        "Deployments of commits to environments",
                        "/deployments",
                        column("id", BIGINT, "/id", "Identifier across GitHub").notNull(),
                        column("node_id", VARCHAR, "/node_id", "Identifier in GraphQL").notNull(),
                        column("sha", VARCHAR, "/sha", "Commit that is deployed").notNull()
                                .filteredBy(text("sha")),
                        column("ref", VARCHAR, "/ref", "Branch, tag or commit that was asked for").notNull()
                                .filteredBy(text("ref")),
                        column("task", VARCHAR, "/task", "What is done, mostly deploy").notNull()
                                .filteredBy(text("task")),
                        column("environment", VARCHAR, "/environment", "Name of the environment").notNull()
                                .filteredBy(text("environment")),
                        column("original_environment", VARCHAR, "/original_environment", "Name of the environment when it was created"),
                        column("description", VARCHAR, "/description", "Description"),
                        column("payload", VARCHAR, "/payload", "What the creator added, as JSON").json(),
                        column("creator_login", VARCHAR, "/creator/login", "Login of who created it, of a bot with the suffix [bot]; ghost for a deleted account"),
                        column("transient_environment", BOOLEAN, "/transient_environment", "Whether the environment will go"),
                        column("production_environment", BOOLEAN, "/production_environment", "Whether people use the environment"),
                        column("created_at", INSTANT, "/created_at", "When it was created").notNull(),
                        column("updated_at", INSTANT, "/updated_at", "When it last changed").notNull())
                .addressed());
    }
}
