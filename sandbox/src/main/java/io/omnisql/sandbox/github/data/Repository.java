package io.omnisql.sandbox.github.data;

import java.time.Instant;
import java.util.List;

/**
 * A repository without its contents.
 *
 * @param formerName the name that still redirects here, null when it was never renamed
 * @param parentId of the repository that this one was forked from, null when it is no fork
 * @param archivedAt null when it is not archived
 * @param language null when none was detected
 * @param license null when none was detected
 * @param kilobytes zero when it is empty
 */
public record Repository(
        long id,
        Account owner,
        String name,
        String formerName,
        String description,
        String homepage,
        boolean isPrivate,
        Long parentId,
        Instant archivedAt,
        String language,
        License license,
        List<String> topics,
        int stars,
        int kilobytes,
        String defaultBranch,
        Instant createdAt,
        Instant updatedAt,
        Instant pushedAt)
{
    public Repository
    {
        topics = List.copyOf(topics);
    }

    public String fullName()
    {
        return owner.login() + "/" + name;
    }

    public boolean isFork()
    {
        return parentId != null;
    }

    public boolean isArchived()
    {
        return archivedAt != null;
    }

    public boolean isEmpty()
    {
        return kilobytes == 0;
    }

    /**
     * The same repository after its settings were changed.
     *
     * @param archivedAt null when it is not archived
     */
    public Repository edited(String description, Instant archivedAt, Instant updatedAt)
    {
        return new Repository(
                id,
                owner,
                name,
                formerName,
                description,
                homepage,
                isPrivate,
                parentId,
                archivedAt,
                language,
                license,
                topics,
                stars,
                kilobytes,
                defaultBranch,
                createdAt,
                updatedAt,
                pushedAt);
    }
}
