package io.omnisql.plugin.github.table;

import io.omnisql.plugin.github.scan.AccountTable;
import io.omnisql.plugin.github.scan.GithubTable;

import static io.omnisql.plugin.github.scan.GithubColumn.column;
import static io.omnisql.toolkit.adapter.ValueType.BIGINT;
import static io.omnisql.toolkit.adapter.ValueType.BOOLEAN;
import static io.omnisql.toolkit.adapter.ValueType.INSTANT;
import static io.omnisql.toolkit.adapter.ValueType.VARCHAR;

/**
 * People by their logins. Nobody lists all of them, so a query or a join names them.
 */
public final class UsersTable
{
    private UsersTable() {}

    public static GithubTable create()
    {
        return new AccountTable(
                "users",
                "People; a query must name them by login, by a filter or by a join",
                "user",
                false,
                column("login", VARCHAR, "login", "Login").notNull(),
                column("id", BIGINT, "databaseId", "Identifier across GitHub"),
                column("node_id", VARCHAR, "id", "Identifier in GraphQL").notNull(),
                column("name", VARCHAR, "name", "Name"),
                column("company", VARCHAR, "company", "Company"),
                column("location", VARCHAR, "location", "Location"),
                column("bio", VARCHAR, "bio", "What it says about itself"),
                column("email", VARCHAR, "email", "Public e-mail address; empty where there is none").notNull(),
                column("website_url", VARCHAR, "websiteUrl", "Address of its own page"),
                column("site_admin", BOOLEAN, "isSiteAdmin", "Whether it administers GitHub").notNull(),
                column("created_at", INSTANT, "createdAt", "When the account was created").notNull(),
                column("updated_at", INSTANT, "updatedAt", "When the account last changed").notNull(),
                column("html_url", VARCHAR, "url", "Address of its page").notNull());
    }
}
