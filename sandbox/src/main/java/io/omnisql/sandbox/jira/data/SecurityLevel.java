package io.omnisql.sandbox.jira.data;

/**
 * Who may see an issue.
 */
public record SecurityLevel(long id, String name, String description) {}
