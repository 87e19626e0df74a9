package io.omnisql.sandbox.jira.data;

import java.time.Instant;

/**
 * What an administrator did.
 */
public record AuditRecord(long id, String summary, String category, String author, Instant created, String objectName, String objectType) {}
