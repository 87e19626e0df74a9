package io.omnisql.plugin.github.table;

import io.omnisql.plugin.github.scan.ConnectionSpec;
import io.omnisql.plugin.github.scan.ConnectionTable;
import io.omnisql.plugin.github.scan.GithubTable;
import io.omnisql.plugin.github.scan.ParentLevel;

import java.util.Optional;

import static io.omnisql.plugin.github.scan.ConnectionField.connection;
import static io.omnisql.plugin.github.scan.ConnectionFilters.closed;
import static io.omnisql.plugin.github.scan.GithubColumn.column;
import static io.omnisql.toolkit.adapter.ValueType.BIGINT;
import static io.omnisql.toolkit.adapter.ValueType.BOOLEAN;
import static io.omnisql.toolkit.adapter.ValueType.INSTANT;
import static io.omnisql.toolkit.adapter.ValueType.VARCHAR;

/**
 * Members of organizations, with their roles, which REST does not tell.
 */
public final class OrganizationMembersTable
{
    private OrganizationMembersTable() {}

    public static GithubTable create()
    {
        return new ConnectionTable(ConnectionSpec.below(
                ParentLevel.OWNERS,
                "organization_members",
                "Members of the connection's organizations, as far as its credentials see them",
                connection("membersWithRole").below("... on Organization").edges(),
                Optional.empty(),
                column("login", VARCHAR, "node { login }", "/node/login", "Login").notNull(),
                column("id", BIGINT, "node { databaseId }", "/node/databaseId", "Identifier across GitHub"),
                column("node_id", VARCHAR, "node { id }", "/node/id", "Identifier in GraphQL").notNull(),
                column("role", VARCHAR, "role", "member or admin; NULL where the credentials may not know it").lowerCase()
                        .filteredBy(closed("member", "admin")),
                column("name", VARCHAR, "node { name }", "/node/name", "Name"),
                column("company", VARCHAR, "node { company }", "/node/company", "Company"),
                column("location", VARCHAR, "node { location }", "/node/location", "Location"),
                column("email", VARCHAR, "node { email }", "/node/email", "Public e-mail address; empty where there is none").notNull(),
                column("site_admin", BOOLEAN, "node { isSiteAdmin }", "/node/isSiteAdmin", "Whether it administers GitHub").notNull(),
                column("created_at", INSTANT, "node { createdAt }", "/node/createdAt", "When the account was created").notNull(),
                column("html_url", VARCHAR, "node { url }", "/node/url", "Address of its page").notNull()));
    }
}
