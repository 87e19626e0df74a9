package io.omnisql.sandbox.jira.data;

/**
 * A type of issues.
 *
 * @param hierarchyLevel -1 for sub-tasks, 0 for the usual types, 1 for epics
 * @param projectId of the team-managed project it belongs to, null when it is shared
 */
public record IssueType(long id, String name, String description, int hierarchyLevel, Long projectId)
{
    public boolean subtask()
    {
        return hierarchyLevel < 0;
    }
}
