package io.omnisql.plugin.github.table;

import io.omnisql.plugin.github.scan.GithubTable;
import io.omnisql.plugin.github.scan.RestSpec;
import io.omnisql.plugin.github.scan.RestTable;

import static io.omnisql.plugin.github.scan.RestColumn.column;
import static io.omnisql.plugin.github.scan.RestFilters.text;
import static io.omnisql.toolkit.adapter.ValueType.BIGINT;
import static io.omnisql.toolkit.adapter.ValueType.INSTANT;
import static io.omnisql.toolkit.adapter.ValueType.VARCHAR;

/**
 * Caches that workflow runs share.
 */
public final class ActionsCachesTable
{
    private ActionsCachesTable() {}

    public static GithubTable create()
    {
        return new RestTable(RestSpec.ofRepository(
                        "actions_caches",
                        "Caches of workflow runs",
                        "/actions/caches",
                        column("id", BIGINT, "/id", "Identifier across GitHub").notNull(),
                        column("key", VARCHAR, "/key", "Key that runs find it by").notNull()
                                .filteredBy(text("key")),
                        column("ref", VARCHAR, "/ref", "Branch that it was made on, or merge of a pull request, as in refs/heads/main").notNull()
                                .filteredBy(text("ref")),
                        column("version", VARCHAR, "/version", "Hash of what it was made of"),
                        column("size_in_bytes", BIGINT, "/size_in_bytes", "Size in bytes").notNull(),
                        column("created_at", INSTANT, "/created_at", "When it was created").notNull(),
                        column("last_accessed_at", INSTANT, "/last_accessed_at", "When it was last used").notNull())
                .counted("/actions_caches")
                .with("sort", "created_at")
                .with("direction", "asc"));
    }
}
