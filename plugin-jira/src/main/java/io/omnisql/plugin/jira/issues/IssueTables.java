package io.omnisql.plugin.jira.issues;

import io.omnisql.plugin.jira.field.FieldDiscovery;
import io.omnisql.plugin.jira.table.JiraTable;

import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * The tables that are read by searching issues. They share what they know of connections' sites.
 */
public final class IssueTables
{
    private IssueTables() {}

    public static List<JiraTable> all()
    {
        SiteDirectory directory = new SiteDirectory(Clock.systemUTC());
        return List.of(
                new IssueTable(issues(), directory));
    }

    private static IssueTableSpec issues()
    {
        return new IssueTableSpec(
                "issues",
                "Issues with their custom fields",
                Optional.empty(),
                IssueTableSpec.ISSUES,
                Optional.empty(),
                FieldDiscovery::columns);
    }
}
