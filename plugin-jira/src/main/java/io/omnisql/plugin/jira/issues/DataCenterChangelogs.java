package io.omnisql.plugin.jira.issues;

import com.google.common.collect.ImmutableList;
import io.omnisql.plugin.jira.field.JiraRenderers;
import io.omnisql.toolkit.adapter.ColumnDefinition;
import io.omnisql.toolkit.adapter.TableDefinition;

import java.util.List;
import java.util.Optional;

import static io.omnisql.toolkit.adapter.ColumnDefinition.column;
import static io.omnisql.toolkit.adapter.ValueType.BIGINT;
import static io.omnisql.toolkit.adapter.ValueType.INSTANT;
import static io.omnisql.toolkit.adapter.ValueType.VARCHAR;

/**
 * What was changed in the issues of a Data Center, which gives it with the issues only.
 */
final class DataCenterChangelogs
{
    private static final String HISTORIES = "^/issues/*/changelog/histories/*";

    private DataCenterChangelogs() {}

    /**
     * @param items the columns of a changed field
     */
    static IssueTableSpec spec(String name, String comment, List<ColumnDefinition> items)
    {
        TableDefinition definition = new TableDefinition(name, comment, ImmutableList.<ColumnDefinition>builder()
                .addAll(ChildColumns.issue())
                .add(column("history_id", BIGINT, HISTORIES + "/id", "Identifier of the change, the same for all fields that it changed"))
                .add(column("author_account_id", VARCHAR, HISTORIES + "/author/name", "Who made the change: account id"))
                .add(column("author_display_name", VARCHAR, HISTORIES + "/author/displayName", "Who made the change: name"))
                .add(column("created", INSTANT, HISTORIES + "/created", "When the change was made").withRenderer(JiraRenderers.TIME))
                .addAll(items)
                .build());
        return new IssueTableSpec(name, comment, Optional.of("changelog"), true, "/histories/*/items", Optional.empty(), Optional.empty(), (_, _) -> definition);
    }
}
