package io.omnisql.sandbox.jira.data;

/**
 * A value that may be chosen in a custom field.
 *
 * @param parentId the option it refines in a cascading field, null for others
 */
public record FieldOption(long id, String fieldId, String value, Long parentId, boolean disabled) {}
