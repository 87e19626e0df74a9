package io.omnisql.plugin.github.table;

import io.omnisql.plugin.github.scan.GithubTable;
import io.omnisql.plugin.github.scan.RestItems;
import io.omnisql.plugin.github.scan.RestSpec;
import io.omnisql.plugin.github.scan.RestTable;

import static io.omnisql.plugin.github.scan.RestColumn.column;
import static io.omnisql.plugin.github.scan.RestFilters.states;
import static io.omnisql.toolkit.adapter.ValueType.BIGINT;
import static io.omnisql.toolkit.adapter.ValueType.INSTANT;
import static io.omnisql.toolkit.adapter.ValueType.VARCHAR;

/**
 * Reactions to issues and pull requests. GitHub lists them only by number.
 */
public final class IssueReactionsTable
{
    private IssueReactionsTable() {}

    public static GithubTable create()
    {
        return new RestTable(RestSpec.ofRepository(
                        "issue_reactions",
                        "Reactions to issues and pull requests; a query must name them by number, by a filter or by a join",
                        "/issues/{key}/reactions",
                        column("id", BIGINT, "/id", "Identifier across GitHub").notNull(),
                        column("node_id", VARCHAR, "/node_id", "Identifier in GraphQL").notNull(),
                        column("content", VARCHAR, "/content", "+1, -1, laugh, confused, heart, hooray, rocket or eyes").notNull()
                                .filteredBy(states("content", "+1", "-1", "laugh", "confused", "heart", "hooray", "rocket", "eyes")),
                        column("user_login", VARCHAR, "/user/login", "Login of who reacted"),
                        column("created_at", INSTANT, "/created_at", "When it was given").notNull())
                .of(RestItems.named("issue_number", "Number of the issue or pull request")));
    }
}
