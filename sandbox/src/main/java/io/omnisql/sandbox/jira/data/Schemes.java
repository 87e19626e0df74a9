package io.omnisql.sandbox.jira.data;

import java.util.List;

/**
 * What administrators set up for projects.
 */
public record Schemes(
        List<WorkflowScheme> workflowSchemes,
        List<Screen> screens,
        List<PermissionScheme> permissionSchemes,
        List<NotificationScheme> notificationSchemes)
{
    public Schemes
    {
        workflowSchemes = List.copyOf(workflowSchemes);
        screens = List.copyOf(screens);
        permissionSchemes = List.copyOf(permissionSchemes);
        notificationSchemes = List.copyOf(notificationSchemes);
    }
}
