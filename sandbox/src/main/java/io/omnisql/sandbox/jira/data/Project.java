package io.omnisql.sandbox.jira.data;

import java.time.Instant;
import java.util.List;

/**
 * A project.
 *
 * @param leader account id
 * @param typeKey {@code software}, {@code service_desk} or {@code business}
 * @param teamManaged whether its team manages its fields
 * @param categoryId null for none
 * @param archivedAt null while it is live
 * @param isPrivate whether only users who see secured issues may browse it
 * @param formerKeys keys it had before
 */
public record Project(
        long id,
        String key,
        String name,
        String description,
        String leader,
        String typeKey,
        boolean teamManaged,
        Long categoryId,
        Instant archivedAt,
        boolean isPrivate,
        List<Long> issueTypeIds,
        List<String> formerKeys)
{
    public Project
    {
        issueTypeIds = List.copyOf(issueTypeIds);
        formerKeys = List.copyOf(formerKeys);
    }

    public boolean archived()
    {
        return archivedAt != null;
    }
}
