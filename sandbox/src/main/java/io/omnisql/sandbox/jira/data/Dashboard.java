package io.omnisql.sandbox.jira.data;

/**
 * A dashboard.
 *
 * @param description null for none
 * @param owner null for the system's
 */
public record Dashboard(long id, String name, String description, String owner, int popularity) {}
