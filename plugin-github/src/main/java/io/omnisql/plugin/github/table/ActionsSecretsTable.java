package io.omnisql.plugin.github.table;

import io.omnisql.plugin.github.scan.GithubTable;
import io.omnisql.plugin.github.scan.RestSpec;
import io.omnisql.plugin.github.scan.RestTable;

import static io.omnisql.plugin.github.scan.RestColumn.column;
import static io.omnisql.toolkit.adapter.ValueType.INSTANT;
import static io.omnisql.toolkit.adapter.ValueType.VARCHAR;

/**
 * Names of workflows' secrets. GitHub tells nobody what they hold.
 */
public final class ActionsSecretsTable
{
    private ActionsSecretsTable() {}

    public static GithubTable create()
    {
        return new RestTable(RestSpec.ofRepository(
                        "actions_secrets",
                        "Names of the secrets of workflows; for credentials that may administer the repository",
                        "/actions/secrets",
                        column("name", VARCHAR, "/name", "Name").notNull(),
                        column("created_at", INSTANT, "/created_at", "When it was created").notNull(),
                        column("updated_at", INSTANT, "/updated_at", "When it last changed").notNull())
                .counted("/secrets"));
    }
}
