package io.omnisql.sandbox.github.data;

import java.time.Instant;

/**
 * A repository's milestone.
 *
 * @param closedAt null while it is open
 * @param dueOn null when it has no due date
 */
public record Milestone(
        long id,
        int number,
        String title,
        String description,
        Account creator,
        Instant createdAt,
        Instant updatedAt,
        Instant closedAt,
        Instant dueOn)
{
    public boolean open()
    {
        return closedAt == null;
    }
}
