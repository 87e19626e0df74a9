package io.omnisql.sandbox.jira.data;

/**
 * The change of one field.
 *
 * @param fieldId null where Jira gives none
 * @param from null for none, like those that follow
 */
public record ChangeItem(String field, String fieldType, String fieldId, String from, String fromText, String to, String toText) {}
