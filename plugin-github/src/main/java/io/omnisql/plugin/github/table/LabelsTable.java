package io.omnisql.plugin.github.table;

import io.omnisql.plugin.github.scan.ConnectionSpec;
import io.omnisql.plugin.github.scan.ConnectionTable;
import io.omnisql.plugin.github.scan.GithubTable;
import io.omnisql.plugin.github.scan.Key;

import java.util.Optional;

import static io.omnisql.plugin.github.scan.ConnectionField.connection;
import static io.omnisql.plugin.github.scan.GithubColumn.column;
import static io.omnisql.toolkit.adapter.ValueType.BOOLEAN;
import static io.omnisql.toolkit.adapter.ValueType.INSTANT;
import static io.omnisql.toolkit.adapter.ValueType.VARCHAR;

/**
 * The labels that repositories offer. GitHub filters them by parts of their names and texts at once, which no predicate of SQL is.
 */
public final class LabelsTable
{
    private LabelsTable() {}

    public static GithubTable create()
    {
        return new ConnectionTable(ConnectionSpec.ofRepository(
                        "labels",
                        "Labels of repositories",
                        connection("labels").ordered("LabelOrder", "CREATED_AT"),
                        Optional.of(Key.text("name", "label")),
                        column("name", VARCHAR, "name", "Name").notNull(),
                        column("node_id", VARCHAR, "id", "Identifier in GraphQL").notNull(),
                        column("color", VARCHAR, "color", "Color as six hexadecimal digits").notNull(),
                        column("description", VARCHAR, "description", "Description"),
                        column("default", BOOLEAN, "isDefault", "Whether GitHub gave it to the repository when it was created").notNull(),
                        column("created_at", INSTANT, "createdAt", "When it was created"),
                        column("html_url", VARCHAR, "url", "Address of its page").notNull())
                .ofNodes("Label"));
    }
}
