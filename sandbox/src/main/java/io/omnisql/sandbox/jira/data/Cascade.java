package io.omnisql.sandbox.jira.data;

/**
 * The value of a cascading field.
 *
 * @param childId null when only the first option is chosen
 */
public record Cascade(long optionId, Long childId) {}
