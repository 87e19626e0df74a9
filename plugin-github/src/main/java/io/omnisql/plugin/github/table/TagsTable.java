package io.omnisql.plugin.github.table;

import io.omnisql.plugin.github.scan.ConnectionSpec;
import io.omnisql.plugin.github.scan.ConnectionTable;
import io.omnisql.plugin.github.scan.GithubColumn;
import io.omnisql.plugin.github.scan.GithubTable;
import io.omnisql.plugin.github.scan.Key;
import io.omnisql.toolkit.adapter.ValueType;

import java.util.Optional;

import static io.omnisql.plugin.github.scan.ConnectionField.connection;
import static io.omnisql.plugin.github.scan.GithubColumn.column;
import static io.omnisql.toolkit.adapter.ValueType.INSTANT;
import static io.omnisql.toolkit.adapter.ValueType.VARCHAR;

/**
 * Tags. A lightweight one names a commit, an annotated one an annotation that names a commit.
 */
public final class TagsTable
{
    private static final String PREFIX = "refs/tags/";

    private TagsTable() {}

    public static GithubTable create()
    {
        return new ConnectionTable(ConnectionSpec.ofRepository(
                "tags",
                "Tags of repositories",
                connection("refs").with("refPrefix: \"" + PREFIX + "\"").ordered("RefOrder", "ALPHABETICAL"),
                Optional.of(Key.ref("name", PREFIX)),
                column("name", VARCHAR, "name", "Name").notNull(),
                column("node_id", VARCHAR, "id", "Identifier in GraphQL").notNull(),
                column("target_type", VARCHAR, "target { __typename }", "/target/__typename", "What it names: commit, or tag for an annotation").notNull().lowerCase(),
                column("target_sha", VARCHAR, "target { oid }", "/target/oid", "The object that it names: a commit, or an annotation").notNull(),
                annotation("annotated_sha", VARCHAR, "target { oid }", "/target/oid", "The object that the annotation names, mostly a commit"),
                annotation("message", VARCHAR, "message", "/message", "Message of the annotation"),
                annotation("tagger_name", VARCHAR, "tagger { name }", "/tagger/name", "Name of who annotated it"),
                annotation("tagger_login", VARCHAR, "tagger { user { login } }", "/tagger/user/login", "Login of who annotated it; NULL also where the e-mail address belongs to no account"),
                annotation("tagged_at", INSTANT, "tagger { date }", "/tagger/date", "When it was annotated")));
    }

    /**
     * A column that only annotated tags have.
     */
    private static GithubColumn annotation(String name, ValueType type, String selection, String pointer, String comment)
    {
        return column(name, type, "target { ... on Tag { " + selection + " } }", "/target" + pointer, comment + "; NULL for a lightweight tag");
    }
}
