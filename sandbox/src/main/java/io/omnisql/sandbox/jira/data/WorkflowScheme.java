package io.omnisql.sandbox.jira.data;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which workflow issues of which type have.
 *
 * @param description null for none
 * @param workflows names of workflows by the types' identifiers
 */
public record WorkflowScheme(long id, String name, String description, String defaultWorkflow, Map<Long, String> workflows)
{
    public WorkflowScheme
    {
        workflows = Collections.unmodifiableMap(new TreeMap<>(workflows));
    }
}
