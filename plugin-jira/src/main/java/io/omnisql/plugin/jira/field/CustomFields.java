package io.omnisql.plugin.jira.field;

import io.omnisql.plugin.jira.jql.ClauseKind;
import io.omnisql.toolkit.adapter.ColumnDefinition;
import io.omnisql.toolkit.adapter.ValueType;

import java.util.List;

import static io.omnisql.plugin.jira.field.JiraRenderers.ACCOUNT_IDS;
import static io.omnisql.plugin.jira.field.JiraRenderers.DISPLAY_NAMES;
import static io.omnisql.plugin.jira.field.JiraRenderers.IDS;
import static io.omnisql.plugin.jira.field.JiraRenderers.NAMES;
import static io.omnisql.plugin.jira.field.JiraRenderers.OPTIONS;
import static io.omnisql.plugin.jira.field.JiraRenderers.TEXT;
import static io.omnisql.plugin.jira.field.JiraRenderers.TEXTS;
import static io.omnisql.toolkit.adapter.ValueType.BIGINT;
import static io.omnisql.toolkit.adapter.ValueType.DATE;
import static io.omnisql.toolkit.adapter.ValueType.DOUBLE;
import static io.omnisql.toolkit.adapter.ValueType.INSTANT;
import static io.omnisql.toolkit.adapter.ValueType.VARCHAR;
import static io.omnisql.toolkit.adapter.ValueType.VARCHAR_ARRAY;

/**
 * The columns of a custom field, typed by what the site says of the field. What no type fits is JSON.
 */
final class CustomFields
{
    private static final ValueType BIGINT_ARRAY = ValueType.array(BIGINT);

    private CustomFields() {}

    /**
     * @param name the field's in SQL; where there are several columns it begins their names
     */
    static List<ColumnDefinition> columns(IssueField field, String name, SiteTraits site)
    {
        FieldColumns columns = new FieldColumns(field, site);
        String comment = "%s (%s)".formatted(field.name(), field.id());
        return switch (field.type()) {
            case "number" -> List.of(columns.searched(name, DOUBLE, "", ClauseKind.NUMBER, comment));
            case "date" -> List.of(columns.searched(name, DATE, "", ClauseKind.DATE, comment));
            case "datetime" -> List.of(columns.searched(name, INSTANT, "", ClauseKind.INSTANT, comment));
            case "string" -> text(columns, field, name, comment);
            case "option" -> List.of(columns.checked(name, VARCHAR, "/value", ClauseKind.NAME, comment));
            case "option-with-child" -> List.of(
                    columns.searched(name, VARCHAR, "/value", ClauseKind.PRESENCE, comment),
                    columns.read(name + "_child", VARCHAR, "/child/value", comment + ": second level"));
            case "user" -> List.of(
                    columns.checked(name + "_account_id", VARCHAR, site.userId(), ClauseKind.USER, comment + ": account id"),
                    columns.searched(name + "_display_name", VARCHAR, "/displayName", ClauseKind.PRESENCE, comment + ": name"));
            case "group", "version" -> List.of(columns.checked(name, VARCHAR, "/name", ClauseKind.NAME, comment));
            case "project" -> List.of(columns.searched(name, VARCHAR, "/key", ClauseKind.PRESENCE, comment + ": key"));
            case "array" -> array(columns, field, name, comment);
            case "any" -> any(columns, field, name, comment);
            default -> json(columns, name, comment);
        };
    }

    private static List<ColumnDefinition> text(FieldColumns columns, IssueField field, String name, String comment)
    {
        return switch (field.kind()) {
            case "textarea" -> List.of(
                    columns.searched(name, VARCHAR, "", ClauseKind.WORDS, comment + ": readable text").withRenderer(TEXT),
                    columns.searched(name + "_adf", VARCHAR, "", ClauseKind.PRESENCE, comment + ": document of Atlassian's format, in JSON").withJson());
            case "url" -> List.of(columns.searched(name, VARCHAR, "", ClauseKind.NAME, comment));
            default -> List.of(columns.searched(name, VARCHAR, "", ClauseKind.WORDS, comment).withRenderer(TEXT));
        };
    }

    private static List<ColumnDefinition> array(FieldColumns columns, IssueField field, String name, String comment)
    {
        return switch (field.items()) {
            case "string" -> field.kind().equals("gh-sprint")
                    ? sprints(columns, name, comment)
                    : List.of(columns.searched(name, VARCHAR_ARRAY, "", ClauseKind.LIST, comment).withRenderer(TEXTS));
            case "option" -> List.of(columns.checked(name, VARCHAR_ARRAY, "", ClauseKind.LIST, comment).withRenderer(OPTIONS));
            case "user" -> List.of(
                    columns.checked(name + "_account_ids", VARCHAR_ARRAY, "", ClauseKind.LIST, comment + ": account ids").withRenderer(ACCOUNT_IDS),
                    columns.searched(name + "_display_names", VARCHAR_ARRAY, "", ClauseKind.PRESENCE, comment + ": names").withRenderer(DISPLAY_NAMES));
            case "group", "version", "component" -> List.of(columns.checked(name, VARCHAR_ARRAY, "", ClauseKind.LIST, comment).withRenderer(NAMES));
            case "json" -> field.kind().equals("gh-sprint") ? sprints(columns, name, comment) : json(columns, name, comment);
            default -> json(columns, name, comment);
        };
    }

    private static List<ColumnDefinition> sprints(FieldColumns columns, String name, String comment)
    {
        return List.of(
                columns.checked(name + "_ids", BIGINT_ARRAY, "", ClauseKind.LIST, comment + ": identifiers, of past sprints too").withRenderer(IDS),
                columns.searched(name + "_names", VARCHAR_ARRAY, "", ClauseKind.PRESENCE, comment + ": names, of past sprints too").withRenderer(NAMES));
    }

    private static List<ColumnDefinition> any(FieldColumns columns, IssueField field, String name, String comment)
    {
        return switch (field.kind()) {
            case "gh-epic-link" -> List.of(columns.checked(name, VARCHAR, "", ClauseKind.ISSUE, comment + ": key of the epic").withRenderer(TEXT));
            case "gh-lexo-rank" -> List.of(columns.read(name, VARCHAR, "", comment).withRenderer(TEXT));
            default -> json(columns, name, comment);
        };
    }

    private static List<ColumnDefinition> json(FieldColumns columns, String name, String comment)
    {
        return List.of(columns.read(name, VARCHAR, "", comment + ", in JSON").withJson());
    }
}
