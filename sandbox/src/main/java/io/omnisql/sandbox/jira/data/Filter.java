package io.omnisql.sandbox.jira.data;

/**
 * A saved search.
 *
 * @param description null for none
 */
public record Filter(long id, String name, String description, String owner, String jql, boolean shared) {}
