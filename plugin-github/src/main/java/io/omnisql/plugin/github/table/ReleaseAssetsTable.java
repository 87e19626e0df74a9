package io.omnisql.plugin.github.table;

import io.omnisql.plugin.github.scan.GithubTable;
import io.omnisql.plugin.github.scan.NestedSpec;
import io.omnisql.plugin.github.scan.NestedTable;
import io.omnisql.plugin.github.scan.ParentLevel;

import java.util.List;
import java.util.Optional;

import static io.omnisql.plugin.github.scan.ConnectionField.connection;
import static io.omnisql.plugin.github.scan.GithubColumn.column;
import static io.omnisql.toolkit.adapter.ValueType.BIGINT;
import static io.omnisql.toolkit.adapter.ValueType.INSTANT;
import static io.omnisql.toolkit.adapter.ValueType.VARCHAR;

/**
 * Files of releases.
 */
public final class ReleaseAssetsTable
{
    private ReleaseAssetsTable() {}

    public static GithubTable create()
    {
        return new NestedTable(new NestedSpec(
                "release_assets",
                "Files of releases",
                ParentLevel.REPOSITORIES,
                connection("releases").ordered("ReleaseOrder", "CREATED_AT"),
                "Release",
                50,
                Optional.empty(),
                connection("releaseAssets"),
                false,
                List.of(
                        column("release_id", BIGINT, "databaseId", "Identifier of the release across GitHub"),
                        column("tag_name", VARCHAR, "tagName", "Name of the release's tag").notNull()),
                List.of(
                        column("node_id", VARCHAR, "id", "Identifier in GraphQL").notNull(),
                        column("name", VARCHAR, "name", "Name").notNull(),
                        column("content_type", VARCHAR, "contentType", "Media type").notNull(),
                        column("size", BIGINT, "size", "Size in bytes").notNull(),
                        column("download_count", BIGINT, "downloadCount", "How often it was downloaded").notNull(),
                        column("uploader_login", VARCHAR, "uploadedBy { login }", "/uploadedBy/login", "Login of who uploaded it"),
                        column("created_at", INSTANT, "createdAt", "When it was created").notNull(),
                        column("updated_at", INSTANT, "updatedAt", "When it last changed").notNull(),
                        column("download_url", VARCHAR, "downloadUrl", "Address that it is downloaded from").notNull())));
    }
}
