package io.omnisql.sandbox.jira.data;

import java.time.Instant;

/**
 * What is left of a worklog that was deleted.
 */
public record DeletedWorklog(long id, Instant deleted) {}
