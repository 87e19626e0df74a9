package io.omnisql.sandbox.jira.data;

import java.time.Instant;

/**
 * Work logged on an issue.
 *
 * @param comment null for none
 */
public record Worklog(long id, long issueId, String author, RichText comment, Instant started, long seconds, Instant created, Instant updated) {}
