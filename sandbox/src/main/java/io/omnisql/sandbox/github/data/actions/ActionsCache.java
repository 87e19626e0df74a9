package io.omnisql.sandbox.github.data.actions;

import java.time.Instant;

/**
 * A cache that workflow runs share.
 */
public record ActionsCache(long id, String ref, String key, String version, long bytes, Instant createdAt, Instant lastAccessedAt) {}
