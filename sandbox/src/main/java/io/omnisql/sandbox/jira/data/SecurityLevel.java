package io.omnisql.sandbox.jira.data;

/**
 * Who may see an issue.
 *
 * @param schemeId the issue security scheme that it is of
 */
public record SecurityLevel(long id, long schemeId, String name, String description, boolean isDefault) {}
