package io.omnisql.sandbox.github.data.actions;

import java.util.List;

/**
 * A machine that runs jobs.
 */
public record Runner(long id, String name, String system, boolean online, boolean busy, List<String> labels)
{
    public Runner
    {
        labels = List.copyOf(labels);
    }
}
