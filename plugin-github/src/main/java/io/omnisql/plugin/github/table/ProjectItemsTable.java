package io.omnisql.plugin.github.table;

import io.omnisql.plugin.github.scan.FieldValues;
import io.omnisql.plugin.github.scan.GithubTable;
import io.omnisql.plugin.github.scan.NestedSpec;
import io.omnisql.plugin.github.scan.NestedTable;
import io.omnisql.plugin.github.scan.ParentLevel;

import java.util.List;
import java.util.Optional;

import static io.omnisql.plugin.github.scan.ConnectionField.connection;
import static io.omnisql.plugin.github.scan.GithubColumn.column;
import static io.omnisql.toolkit.adapter.ValueType.BIGINT;
import static io.omnisql.toolkit.adapter.ValueType.BOOLEAN;
import static io.omnisql.toolkit.adapter.ValueType.INSTANT;
import static io.omnisql.toolkit.adapter.ValueType.VARCHAR;

/**
 * Items of projects with their fields: a project has at most 50.
 */
public final class ProjectItemsTable
{
    private static final String FIELDS =
            """
            fieldValues(first: 100) { nodes { \
            ... on ProjectV2ItemFieldTextValue { text field { ... on ProjectV2FieldCommon { name } } } \
            ... on ProjectV2ItemFieldNumberValue { number field { ... on ProjectV2FieldCommon { name } } } \
            ... on ProjectV2ItemFieldDateValue { date field { ... on ProjectV2FieldCommon { name } } } \
            ... on ProjectV2ItemFieldSingleSelectValue { option: name field { ... on ProjectV2FieldCommon { name } } } \
            } }""";

    private ProjectItemsTable() {}

    public static GithubTable create()
    {
        return new NestedTable(new NestedSpec(
                "project_items",
                "Items of projects",
                ParentLevel.OWNERS,
                connection("projectsV2").below("... on ProjectV2Owner").ordered("ProjectV2Order", "NUMBER"),
                "ProjectV2",
                10,
                Optional.empty(),
                connection("items"),
                false,
                List.of(
                        column("project_number", BIGINT, "number", "Number of the project within the owner").notNull(),
                        column("project_title", VARCHAR, "title", "Title of the project").notNull()),
                List.of(
                        column("id", BIGINT, "fullDatabaseId", "Identifier across GitHub"),
                        column("node_id", VARCHAR, "id", "Identifier in GraphQL").notNull(),
                        column("type", VARCHAR, "type", "issue, pull_request, draft_issue, or redacted where the credentials may not see it").notNull().lowerCase(),
                        column("archived", BOOLEAN, "isArchived", "Whether it is archived").notNull(),
                        column("content_title", VARCHAR, "content { ... on Issue { title } ... on PullRequest { title } ... on DraftIssue { title } }", "/content/title", "Title of the issue, pull request or draft"),
                        column("content_number", BIGINT, "content { ... on Issue { number } ... on PullRequest { number } }", "/content/number", "Number of the issue or pull request within its repository"),
                        column("content_repository", VARCHAR, "content { ... on Issue { repository { nameWithOwner } } ... on PullRequest { repository { nameWithOwner } } }", "/content/repository/nameWithOwner", "Owner and name of its repository"),
                        column("content_url", VARCHAR, "content { ... on Issue { url } ... on PullRequest { url } }", "/content/url", "Address of its page"),
                        column("creator_login", VARCHAR, "creator { login }", "/creator/login", "Login of who added it; NULL for a deleted account"),
                        column("fields", VARCHAR, FIELDS, "/fieldValues/nodes", "Values of its fields by name, as JSON").rendered(FieldValues.NAME),
                        column("created_at", INSTANT, "createdAt", "When it was added").notNull(),
                        column("updated_at", INSTANT, "updatedAt", "When it last changed").notNull())));
    }
}
