package io.omnisql.plugin.github.table;

import io.omnisql.plugin.github.scan.GithubTable;
import io.omnisql.plugin.github.scan.RateLimitTable;
import io.omnisql.toolkit.adapter.TableDefinition;

import java.util.List;

import static io.omnisql.toolkit.adapter.ColumnDefinition.column;
import static io.omnisql.toolkit.adapter.ValueType.BIGINT;
import static io.omnisql.toolkit.adapter.ValueType.INSTANT;
import static io.omnisql.toolkit.adapter.ValueType.VARCHAR;

/**
 * What is left of the rate limits.
 */
public final class RateLimitsTable
{
    private RateLimitsTable() {}

    public static GithubTable create()
    {
        return new RateLimitTable(new TableDefinition(
                "rate_limit",
                "What is left of the rate limits of the connection's token",
                List.of(
                        column("resource", VARCHAR, "/resource", "What is limited: core, graphql, search, ...").notNull(),
                        column("limit", BIGINT, "/limit", "Requests or points in an hour, of a search in a minute").notNull(),
                        column("used", BIGINT, "/used", "How much of it is spent").notNull(),
                        column("remaining", BIGINT, "/remaining", "How much of it is left").notNull(),
                        column("reset", INSTANT, "/reset", "When all of it is left again").notNull())));
    }
}
