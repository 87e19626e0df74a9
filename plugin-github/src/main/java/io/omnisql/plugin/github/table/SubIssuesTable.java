package io.omnisql.plugin.github.table;

import io.omnisql.plugin.github.scan.GithubTable;
import io.omnisql.plugin.github.scan.RestItems;
import io.omnisql.plugin.github.scan.RestSpec;
import io.omnisql.plugin.github.scan.RestTable;

import static io.omnisql.plugin.github.scan.RestColumn.column;
import static io.omnisql.toolkit.adapter.ValueType.BIGINT;
import static io.omnisql.toolkit.adapter.ValueType.INSTANT;
import static io.omnisql.toolkit.adapter.ValueType.VARCHAR;

/**
 * Issues that are parts of others. GitHub lists them only by number of the whole.
 */
public final class SubIssuesTable
{
    private SubIssuesTable() {}

    public static GithubTable create()
    {
        return new RestTable(RestSpec.ofRepository(
                        "sub_issues",
                        "Issues that are parts of others; a query must name the others by number, by a filter or by a join",
                        "/issues/{key}/sub_issues",
                        column("id", BIGINT, "/id", "Identifier across GitHub").notNull(),
                        column("number", BIGINT, "/number", "Number within its repository").notNull(),
                        column("repository_url", VARCHAR, "/repository_url", "Address in the API of its repository, which may be another one").notNull(),
                        column("title", VARCHAR, "/title", "Title").notNull(),
                        column("state", VARCHAR, "/state", "open or closed").notNull(),
                        column("user_login", VARCHAR, "/user/login", "Login of the author"),
                        column("created_at", INSTANT, "/created_at", "When it was opened").notNull(),
                        column("closed_at", INSTANT, "/closed_at", "When it was closed; NULL while it is open"),
                        column("html_url", VARCHAR, "/html_url", "Address of its page").notNull())
                .of(RestItems.named("issue_number", "Number of the whole")));
    }
}
