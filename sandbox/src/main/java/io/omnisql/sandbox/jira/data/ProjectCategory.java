package io.omnisql.sandbox.jira.data;

/**
 * What projects are sorted into.
 */
public record ProjectCategory(long id, String name, String description) {}
