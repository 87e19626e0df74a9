package io.omnisql.sandbox.jira.data;

import java.util.List;

/**
 * The steps of issues.
 *
 * @param entityId a UUID
 */
public record Workflow(String entityId, String name, String description, boolean isDefault, List<Long> statusIds, List<Long> projectIds)
{
    public Workflow
    {
        statusIds = List.copyOf(statusIds);
        projectIds = List.copyOf(projectIds);
    }
}
