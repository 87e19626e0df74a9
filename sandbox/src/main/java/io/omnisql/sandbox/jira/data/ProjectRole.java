package io.omnisql.sandbox.jira.data;

/**
 * A role that users and groups have in projects.
 */
public record ProjectRole(long id, String name, String description) {}
