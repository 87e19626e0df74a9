package io.omnisql.sandbox.jira.data;

/**
 * A field that the site added.
 *
 * @param projectId of the team-managed project it belongs to, null when it is shared
 */
public record CustomField(long number, String name, String description, CustomFieldType type, Long projectId)
{
    public String id()
    {
        return "customfield_" + number;
    }
}
