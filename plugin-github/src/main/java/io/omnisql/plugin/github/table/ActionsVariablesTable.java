package io.omnisql.plugin.github.table;

import io.omnisql.plugin.github.scan.GithubTable;
import io.omnisql.plugin.github.scan.RestSpec;
import io.omnisql.plugin.github.scan.RestTable;

import static io.omnisql.plugin.github.scan.RestColumn.column;
import static io.omnisql.toolkit.adapter.ValueType.INSTANT;
import static io.omnisql.toolkit.adapter.ValueType.VARCHAR;

/**
 * Variables of workflows. GitHub gives 30 of them in a page.
 */
public final class ActionsVariablesTable
{
    private ActionsVariablesTable() {}

    public static GithubTable create()
    {
        return new RestTable(RestSpec.ofRepository(
                        "actions_variables",
                        "Variables of workflows; for credentials that may administer the repository",
                        "/actions/variables",
                        column("name", VARCHAR, "/name", "Name").notNull(),
                        column("value", VARCHAR, "/value", "Value").notNull(),
                        column("created_at", INSTANT, "/created_at", "When it was created").notNull(),
                        column("updated_at", INSTANT, "/updated_at", "When it last changed").notNull())
                .counted("/variables"));
    }
}
