package io.omnisql.sandbox.jira.data;

/**
 * Why issues are closed.
 *
 * @param rank 1 for the lowest
 */
public record Resolution(long id, String name, String description, int rank) {}
