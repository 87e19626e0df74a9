package io.omnisql.plugin.github.table;

import io.omnisql.plugin.github.scan.ConnectionSpec;
import io.omnisql.plugin.github.scan.ConnectionTable;
import io.omnisql.plugin.github.scan.GithubTable;
import io.omnisql.plugin.github.scan.ParentLevel;

import java.util.Optional;

import static io.omnisql.plugin.github.scan.ConnectionField.connection;
import static io.omnisql.plugin.github.scan.ConnectionFilters.orderedTime;
import static io.omnisql.plugin.github.scan.GithubColumn.column;
import static io.omnisql.toolkit.adapter.ValueType.BIGINT;
import static io.omnisql.toolkit.adapter.ValueType.BOOLEAN;
import static io.omnisql.toolkit.adapter.ValueType.INSTANT;
import static io.omnisql.toolkit.adapter.ValueType.VARCHAR;

/**
 * Projects of organizations and people.
 */
public final class ProjectsTable
{
    private ProjectsTable() {}

    public static GithubTable create()
    {
        return new ConnectionTable(ConnectionSpec.below(
                ParentLevel.OWNERS,
                "projects",
                "Projects of the connection's owners",
                connection("projectsV2").below("... on ProjectV2Owner").ordered("ProjectV2Order", "NUMBER"),
                Optional.empty(),
                column("number", BIGINT, "number", "Number within the owner").notNull()
                        .orderedBy("NUMBER"),
                column("node_id", VARCHAR, "id", "Identifier in GraphQL").notNull(),
                column("title", VARCHAR, "title", "Title").notNull(),
                column("short_description", VARCHAR, "shortDescription", "Description"),
                column("readme", VARCHAR, "readme", "Text in Markdown"),
                column("public", BOOLEAN, "public", "Whether everybody sees it").notNull(),
                column("closed", BOOLEAN, "closed", "Whether it is closed").notNull(),
                column("template", BOOLEAN, "template", "Whether it is a template").notNull(),
                column("creator_login", VARCHAR, "creator { login }", "/creator/login", "Login of who created it; NULL for a deleted account"),
                column("items", BIGINT, "items(first: 1) { totalCount }", "/items/totalCount", "Number of items").notNull(),
                column("created_at", INSTANT, "createdAt", "When it was created").notNull()
                        .filteredBy(orderedTime("CREATED_AT", "createdAt"))
                        .orderedBy("CREATED_AT"),
                column("updated_at", INSTANT, "updatedAt", "When it last changed").notNull()
                        .filteredBy(orderedTime("UPDATED_AT", "updatedAt"))
                        .orderedBy("UPDATED_AT"),
                column("closed_at", INSTANT, "closedAt", "When it was closed; NULL while it is open"),
                column("html_url", VARCHAR, "url", "Address of its page").notNull()));
    }
}
