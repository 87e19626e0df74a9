package io.omnisql.plugin.github.table;

import io.omnisql.plugin.github.scan.GithubTable;
import io.omnisql.plugin.github.scan.RestSpec;
import io.omnisql.plugin.github.scan.RestTable;

import static io.omnisql.plugin.github.scan.RestColumn.column;
import static io.omnisql.toolkit.adapter.ValueType.BIGINT;
import static io.omnisql.toolkit.adapter.ValueType.BOOLEAN;
import static io.omnisql.toolkit.adapter.ValueType.VARCHAR;

/**
 * Who watches repositories.
 */
public final class WatchersTable
{
    private WatchersTable() {}

    public static GithubTable create()
    {
        return new RestTable(RestSpec.ofRepository(
                "watchers",
                "Who watches repositories",
                "/subscribers",
                column("login", VARCHAR, "/login", "Login").notNull(),
                column("id", BIGINT, "/id", "Identifier across GitHub").notNull(),
                column("node_id", VARCHAR, "/node_id", "Identifier in GraphQL").notNull(),
                column("type", VARCHAR, "/type", "What it is: User, Bot or Organization").notNull(),
                column("site_admin", BOOLEAN, "/site_admin", "Whether it administers GitHub").notNull(),
                column("html_url", VARCHAR, "/html_url", "Address of its page").notNull()));
    }
}
