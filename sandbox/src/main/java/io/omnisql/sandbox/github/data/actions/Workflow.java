package io.omnisql.sandbox.github.data.actions;

import java.time.Instant;

/**
 * A workflow of a repository.
 *
 * @param path of its file
 */
public record Workflow(long id, String name, String path, State state, Instant createdAt, Instant updatedAt)
{
    public enum State
    {
        ACTIVE, DISABLED_MANUALLY
    }
}
