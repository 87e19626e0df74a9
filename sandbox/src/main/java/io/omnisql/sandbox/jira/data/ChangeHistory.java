package io.omnisql.sandbox.jira.data;

import java.time.Instant;
import java.util.List;

/**
 * Changes of an issue that one user made at once.
 *
 * @param author null when an app made it
 */
public record ChangeHistory(long id, long issueId, String author, Instant created, List<ChangeItem> items)
{
    public ChangeHistory
    {
        items = List.copyOf(items);
    }
}
