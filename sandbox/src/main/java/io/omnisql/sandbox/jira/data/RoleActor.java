package io.omnisql.sandbox.jira.data;

/**
 * A user or a group in a role of a project.
 *
 * @param accountId null for a group
 * @param groupId null for a user
 */
public record RoleActor(long id, long projectId, long roleId, String accountId, String groupId) {}
