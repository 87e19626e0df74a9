package io.omnisql.sandbox.jira.data;

import java.util.List;

/**
 * What people may do in projects.
 *
 * @param projectId the team-managed project that it belongs to, null for none
 */
public record PermissionScheme(long id, String name, String description, Long projectId, List<Grant> grants)
{
    public PermissionScheme
    {
        grants = List.copyOf(grants);
    }

    /**
     * A permission that somebody has.
     *
     * @param parameter null where the type says it all
     * @param value null where the type says it all
     */
    public record Grant(long id, String permission, String holderType, String parameter, String value) {}
}
