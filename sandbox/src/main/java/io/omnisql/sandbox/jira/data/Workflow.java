package io.omnisql.sandbox.jira.data;

import java.util.ArrayList;
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

    /**
     * Creation leads to the first status, a step from each one to the next, and the last one can be reached from everywhere.
     */
    public List<Transition> transitions()
    {
        List<Transition> transitions = new ArrayList<>();
        for (int i = 0; i < statusIds.size(); i++) {
            long to = statusIds.get(i);
            transitions.add(i == 0
                    ? new Transition(1, "Create", "", "INITIAL", List.of(), to, null)
                    : new Transition(10L * i + 1, "Go on to " + to, "Step " + i, "DIRECTED", List.of(statusIds.get(i - 1)), to, i == 1 ? 2L : null));
        }
        if (statusIds.size() > 1) {
            transitions.add(new Transition(991, "Close \"at once\"", "", "GLOBAL", List.of(), statusIds.getLast(), 3L));
        }
        return transitions;
    }
}
