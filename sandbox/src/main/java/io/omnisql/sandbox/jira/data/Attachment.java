package io.omnisql.sandbox.jira.data;

import java.time.Instant;

/**
 * A file at an issue.
 */
public record Attachment(long id, long issueId, String filename, String author, Instant created, long size, String mimeType) {}
