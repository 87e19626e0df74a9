package io.omnisql.plugin.github.table;

import io.omnisql.plugin.github.scan.AccountTable;
import io.omnisql.plugin.github.scan.GithubTable;

import static io.omnisql.plugin.github.scan.GithubColumn.column;
import static io.omnisql.toolkit.adapter.ValueType.BIGINT;
import static io.omnisql.toolkit.adapter.ValueType.BOOLEAN;
import static io.omnisql.toolkit.adapter.ValueType.INSTANT;
import static io.omnisql.toolkit.adapter.ValueType.VARCHAR;

/**
 * The organizations among the connection's owners.
 */
public final class OrganizationsTable
{
    private OrganizationsTable() {}

    public static GithubTable create()
    {
        return new AccountTable(
                "organizations",
                "Organizations among the connection's owners; where it names no owners, a query must name them by login",
                "organization",
                true,
                column("login", VARCHAR, "login", "Login").notNull(),
                column("id", BIGINT, "databaseId", "Identifier across GitHub"),
                column("node_id", VARCHAR, "id", "Identifier in GraphQL").notNull(),
                column("name", VARCHAR, "name", "Name"),
                column("description", VARCHAR, "description", "Description"),
                column("location", VARCHAR, "location", "Location"),
                column("email", VARCHAR, "email", "Public e-mail address"),
                column("website_url", VARCHAR, "websiteUrl", "Address of its own page"),
                column("verified", BOOLEAN, "isVerified", "Whether GitHub made sure of its addresses").notNull(),
                column("created_at", INSTANT, "createdAt", "When it was created").notNull(),
                column("updated_at", INSTANT, "updatedAt", "When it last changed").notNull(),
                column("html_url", VARCHAR, "url", "Address of its page").notNull());
    }
}
