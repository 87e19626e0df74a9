package io.omnisql.sandbox.jira.data;

/**
 * A relation between two issues.
 *
 * @param sourceId the issue of which the type's outward description speaks
 */
public record IssueLink(long id, long typeId, long sourceId, long destinationId) {}
