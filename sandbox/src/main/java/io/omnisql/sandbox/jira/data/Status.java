package io.omnisql.sandbox.jira.data;

/**
 * A step of workflows; those of a site are ranked in their order of creation.
 */
public record Status(long id, String name, String description, StatusCategory category) {}
