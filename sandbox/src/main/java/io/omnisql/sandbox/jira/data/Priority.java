package io.omnisql.sandbox.jira.data;

/**
 * How urgent issues are.
 *
 * @param rank 1 for the lowest
 */
public record Priority(long id, String name, String description, String color, int rank) {}
