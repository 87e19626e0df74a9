package io.omnisql.plugin.github.table;

import io.omnisql.plugin.github.scan.ConnectionSpec;
import io.omnisql.plugin.github.scan.ConnectionTable;
import io.omnisql.plugin.github.scan.GithubTable;

import java.util.Optional;

import static io.omnisql.plugin.github.scan.ConnectionField.connection;
import static io.omnisql.plugin.github.scan.ConnectionFilters.orderedTime;
import static io.omnisql.plugin.github.scan.GithubColumn.column;
import static io.omnisql.toolkit.adapter.ValueType.BIGINT;
import static io.omnisql.toolkit.adapter.ValueType.BOOLEAN;
import static io.omnisql.toolkit.adapter.ValueType.INSTANT;
import static io.omnisql.toolkit.adapter.ValueType.VARCHAR;

/**
 * Releases. They are not looked up by tag, as several drafts may name one tag and GitHub finds none of them by it.
 */
public final class ReleasesTable
{
    private ReleasesTable() {}

    public static GithubTable create()
    {
        return new ConnectionTable(ConnectionSpec.ofRepository(
                        "releases",
                        "Releases of repositories; drafts only where the credentials may push",
                        connection("releases").ordered("ReleaseOrder", "CREATED_AT"),
                        Optional.empty(),
                        column("id", BIGINT, "databaseId", "Identifier across GitHub"),
                        column("node_id", VARCHAR, "id", "Identifier in GraphQL").notNull(),
                        column("name", VARCHAR, "name", "Title"),
                        column("tag_name", VARCHAR, "tagName", "Name of its tag").notNull(),
                        column("tag_sha", VARCHAR, "tagCommit { oid }", "/tagCommit/oid", "Commit of its tag; NULL while there is no such tag"),
                        column("body", VARCHAR, "description", "Text in Markdown"),
                        column("draft", BOOLEAN, "isDraft", "Whether it is a draft").notNull(),
                        column("prerelease", BOOLEAN, "isPrerelease", "Whether it is a pre-release").notNull(),
                        column("latest", BOOLEAN, "isLatest", "Whether it is the latest release of the repository").notNull(),
                        column("author_login", VARCHAR, "author { login }", "/author/login", "Login of the author; NULL for a deleted account"),
                        column("assets", BIGINT, "releaseAssets(first: 1) { totalCount }", "/releaseAssets/totalCount", "Number of files").notNull(),
                        column("created_at", INSTANT, "createdAt", "When it was created").notNull()
                                .filteredBy(orderedTime("CREATED_AT", "createdAt"))
                                .orderedBy("CREATED_AT"),
                        column("updated_at", INSTANT, "updatedAt", "When it last changed").notNull(),
                        column("published_at", INSTANT, "publishedAt", "When it was published; NULL for a draft"),
                        column("html_url", VARCHAR, "url", "Address of its page").notNull())
                .ofNodes("Release"));
    }
}
