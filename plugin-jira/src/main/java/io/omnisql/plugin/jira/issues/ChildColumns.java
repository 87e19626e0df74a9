package io.omnisql.plugin.jira.issues;

import io.omnisql.plugin.jira.field.FieldDiscovery;
import io.omnisql.plugin.jira.field.JiraRenderers;
import io.omnisql.plugin.jira.jql.Choice;
import io.omnisql.plugin.jira.jql.Choice.Part;
import io.omnisql.plugin.jira.jql.ClauseKind;
import io.omnisql.plugin.jira.jql.IssueClause;
import io.omnisql.toolkit.adapter.ColumnDefinition;
import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.FilterSupport;
import io.omnisql.toolkit.adapter.TableDefinition;
import io.omnisql.toolkit.adapter.ValueType;

import java.util.List;
import java.util.Map;

import static io.omnisql.toolkit.adapter.ColumnDefinition.column;
import static io.omnisql.toolkit.adapter.Verdict.EXACT;

/**
 * Columns that tell the issue of a row that an issue carries.
 */
public final class ChildColumns
{
    static final String ISSUE_ID = "issue_id";
    static final String ISSUE_KEY = "issue_key";
    static final String PROJECT_KEY = "project_key";

    private static final String ISSUE = "^/issues/*";

    private ChildColumns() {}

    /**
     * Id and key of the issue around the row, and its project's key.
     */
    public static List<ColumnDefinition> issue()
    {
        return issue(ISSUE + "/id", ISSUE + "/key");
    }

    /**
     * @param id pointer of the issue's id, from the answer's root
     * @param key pointer of the issue's key, from the answer's root
     */
    static List<ColumnDefinition> issue(String id, String key)
    {
        ColumnDefinition project = column(PROJECT_KEY, ValueType.VARCHAR, key, "Key of the issue's project")
                .withFilter(FilterSupport.equality(EXACT).withExclusion(EXACT))
                .withRenderer(JiraRenderers.PROJECT_OF_KEY)
                .withAttributes(IssueClause.choice("", "project", Choice.PROJECT, Part.KEY).attributes())
                .notNull();
        return List.of(at(id, FieldDiscovery.idColumn(ISSUE_ID)), at(key, FieldDiscovery.keyColumn(ISSUE_KEY)), project);
    }

    /**
     * The table as the connection's site can read it: a Data Center looks up no issues.
     */
    static TableDefinition at(ConnectionInfo connection, TableDefinition definition)
    {
        return IssueRequests.isCloud(connection) ? definition : definition.withColumns(definition.columns().stream().map(ChildColumns::withoutLookup).toList());
    }

    private static ColumnDefinition withoutLookup(ColumnDefinition column)
    {
        return IssueClause.of(column).kind().filter(kind -> kind == ClauseKind.KEY || kind == ClauseKind.ID).isPresent() ? column.withFilter(FilterSupport.NONE) : column;
    }

    /**
     * The columns of a row whose answer does not tell its issue.
     */
    static Map<String, String> constants(IssueName issue)
    {
        return Map.of(ISSUE_ID, issue.id(), ISSUE_KEY, issue.key(), PROJECT_KEY, issue.project());
    }

    /**
     * Columns of a user.
     *
     * @param pointer of the user in the row
     */
    static List<ColumnDefinition> user(String name, String pointer, String comment)
    {
        return List.of(
                column(name + "_account_id", ValueType.VARCHAR, pointer + "/accountId", comment + ": account id"),
                column(name + "_display_name", ValueType.VARCHAR, pointer + "/displayName", comment + ": name"));
    }

    private static ColumnDefinition at(String pointer, ColumnDefinition column)
    {
        return column(column.name(), column.type(), pointer, column.comment())
                .withFilter(column.filter())
                .withAttributes(column.attributes())
                .notNull();
    }
}
