package io.omnisql.sandbox.jira.data;

import java.util.List;

/**
 * A way from statuses of a workflow to another one.
 *
 * @param type INITIAL, GLOBAL or DIRECTED
 * @param from the statuses that it starts from, none unless it is directed
 * @param screenId null for no screen
 */
public record Transition(long id, String name, String description, String type, List<Long> from, long to, Long screenId)
{
    public Transition
    {
        from = List.copyOf(from);
    }
}
