package io.omnisql.sandbox.jira.data;

/**
 * A part of a project; other projects may have one of the same name.
 *
 * @param description null for none
 * @param leader account id, null for none
 */
public record Component(long id, long projectId, String name, String description, String leader) {}
