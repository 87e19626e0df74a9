package io.omnisql.plugin.github.table;

import io.omnisql.plugin.github.scan.GithubTable;
import io.omnisql.plugin.github.scan.RestSpec;
import io.omnisql.plugin.github.scan.RestTable;

import java.util.Set;

import static io.omnisql.plugin.github.scan.RestColumn.column;
import static io.omnisql.plugin.github.scan.RestFilters.closed;
import static io.omnisql.toolkit.adapter.ValueType.BIGINT;
import static io.omnisql.toolkit.adapter.ValueType.INSTANT;
import static io.omnisql.toolkit.adapter.ValueType.VARCHAR;

/**
 * Rulesets that hold for repositories, those of their organizations too.
 */
public final class RulesetsTable
{
    private RulesetsTable() {}

    public static GithubTable create()
    {
        return new RestTable(RestSpec.ofRepository(
                "rulesets",
                "Rulesets that hold for repositories, those of their organizations included",
                "/rulesets",
                column("id", BIGINT, "/id", "Identifier across GitHub").notNull(),
                column("node_id", VARCHAR, "/node_id", "Identifier in GraphQL"),
                column("name", VARCHAR, "/name", "Name").notNull(),
                column("target", VARCHAR, "/target", "What it protects: branch, tag or push"),
                column("enforcement", VARCHAR, "/enforcement", "disabled, active or evaluate").notNull()
                        .filteredBy(closed(Set.of("disabled", "active", "evaluate"))),
                column("source_type", VARCHAR, "/source_type", "Where it is defined: Repository, Organization or Enterprise"),
                column("source", VARCHAR, "/source", "Name of the repository, organization or enterprise that defines it").notNull(),
                column("created_at", INSTANT, "/created_at", "When it was created"),
                column("updated_at", INSTANT, "/updated_at", "When it last changed")));
    }
}
