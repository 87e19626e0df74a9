package io.omnisql.sandbox.jira.field;

import java.util.List;

/**
 * A field of issues as the site describes it.
 *
 * @param clauseNames how searches call it
 * @param schemaType null for the key, which has no schema
 * @param items type of an array's elements, null for other types
 * @param custom the type of a custom field, null for a system field
 * @param customId null for a system field
 * @param projectId the team-managed project it belongs to, null when it is shared
 */
public record IssueField(
        String id,
        String name,
        boolean orderable,
        boolean navigable,
        boolean searchable,
        List<String> clauseNames,
        String schemaType,
        String items,
        String custom,
        Long customId,
        Long projectId)
{
    public IssueField
    {
        clauseNames = List.copyOf(clauseNames);
    }

    public boolean isCustom()
    {
        return custom != null;
    }
}
