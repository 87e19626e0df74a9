package io.omnisql.plugin.github.table;

import io.omnisql.plugin.github.scan.GithubTable;
import io.omnisql.plugin.github.scan.RestSpec;
import io.omnisql.plugin.github.scan.RestTable;

import static io.omnisql.plugin.github.scan.RestColumn.column;
import static io.omnisql.toolkit.adapter.ValueType.BIGINT;
import static io.omnisql.toolkit.adapter.ValueType.BOOLEAN;
import static io.omnisql.toolkit.adapter.ValueType.INSTANT;
import static io.omnisql.toolkit.adapter.ValueType.VARCHAR;

/**
 * What repositories are deployed to.
 */
public final class EnvironmentsTable
{
    private EnvironmentsTable() {}

    public static GithubTable create()
    {
        return new RestTable(RestSpec.ofRepository(
                        "environments",
                        "Environments that repositories are deployed to",
                        "/environments",
                        column("id", BIGINT, "/id", "Identifier across GitHub").notNull(),
                        column("node_id", VARCHAR, "/node_id", "Identifier in GraphQL").notNull(),
                        column("name", VARCHAR, "/name", "Name").notNull(),
                        column("protection_rules", VARCHAR, "/protection_rules", "What must be done before a deployment, as JSON").json(),
                        column("protected_branches", BOOLEAN, "/deployment_branch_policy/protected_branches", "Whether only protected branches can be deployed; NULL where all can"),
                        column("custom_branch_policies", BOOLEAN, "/deployment_branch_policy/custom_branch_policies", "Whether only chosen branches can be deployed; NULL where all can"),
                        column("created_at", INSTANT, "/created_at", "When it was created").notNull(),
                        column("updated_at", INSTANT, "/updated_at", "When it last changed").notNull(),
                        column("html_url", VARCHAR, "/html_url", "Address of its page").notNull())
                .counted("/environments")
                .addressed());
    }
}
