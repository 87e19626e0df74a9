package io.omnisql.sandbox.jira.data;

/**
 * A screen of issues' fields.
 *
 * @param projectId the team-managed project that it belongs to, null for none
 */
public record Screen(long id, String name, String description, Long projectId) {}
