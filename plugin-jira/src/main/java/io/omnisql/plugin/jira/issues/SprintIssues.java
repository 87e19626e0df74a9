package io.omnisql.plugin.jira.issues;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.collect.ImmutableList;
import io.omnisql.plugin.jira.jql.ClauseKind;
import io.omnisql.plugin.jira.jql.IssueClause;
import io.omnisql.plugin.jira.scan.JiraRequests;
import io.omnisql.toolkit.adapter.ColumnDefinition;
import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.FilterSupport;
import io.omnisql.toolkit.adapter.RemoteReader;
import io.omnisql.toolkit.adapter.TableDefinition;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import static io.omnisql.toolkit.adapter.ColumnDefinition.column;
import static io.omnisql.toolkit.adapter.ValueType.BIGINT;
import static io.omnisql.toolkit.adapter.ValueType.INSTANT;
import static io.omnisql.toolkit.adapter.ValueType.VARCHAR;
import static io.omnisql.toolkit.adapter.Verdict.SUPERSET;

/**
 * Which issues are or were in which sprints. One search finds them, however many sprints there are: issues carry their sprints.
 */
public final class SprintIssues
{
    private static final String NAME = "sprint_issues";
    private static final String COMMENT = "Issues with the sprints that they are or were in";
    private static final String KIND = ":gh-sprint";

    private SprintIssues() {}

    static IssueTableSpec spec()
    {
        return new IssueTableSpec(NAME, COMMENT, Optional.of("sprint"), false, "", Optional.empty(), Optional.empty(), SprintIssues::describe);
    }

    private static TableDefinition describe(ConnectionInfo connection, RemoteReader reader)
    {
        for (JsonNode field : JiraRequests.read(reader, JiraRequests.get(connection, "/field"))) {
            if (field.path("schema").path("custom").asText().endsWith(KIND)) {
                String clause = "cf[%s]".formatted(field.path("schema").path("customId").asLong());
                return definition(clause, Map.of(IssueTableSpec.FIELD, field.path("id").asText(), IssueTableSpec.CONDITION, clause + " IS NOT EMPTY"));
            }
        }
        // a site without sprints has no issue in one
        return definition("", Map.of(IssueTableSpec.CONDITION, "created < 0"));
    }

    private static TableDefinition definition(String clause, Map<String, String> attributes)
    {
        return new TableDefinition(NAME, COMMENT, columns(clause), attributes);
    }

    /**
     * @param clause what searches call the field of sprints, empty when there is none
     */
    private static List<ColumnDefinition> columns(String clause)
    {
        ColumnDefinition id = column("sprint_id", BIGINT, "/id", "Identifier of the sprint").notNull();
        return ImmutableList.<ColumnDefinition>builder()
                .add(clause.isEmpty() ? id : id
                                             .withFilter(FilterSupport.equality(SUPERSET))
                                             .withAttributes(IssueClause.of("", clause, ClauseKind.NAME).withCheck().attributes()))
                .addAll(ChildColumns.issue())
                .add(column("sprint_name", VARCHAR, "/name", "Name of the sprint"))
                .add(column("sprint_state", VARCHAR, "/state", "future, active or closed").withLowerCase())
                .add(column("board_id", BIGINT, "/boardId", "Identifier of the board that the sprint was made on"))
                .add(column("start_at", INSTANT, "/startDate", "When the sprint starts"))
                .add(column("end_at", INSTANT, "/endDate", "When the sprint is to end"))
                .add(column("completed_at", INSTANT, "/completeDate", "When the sprint was completed"))
                .build();
    }
}
