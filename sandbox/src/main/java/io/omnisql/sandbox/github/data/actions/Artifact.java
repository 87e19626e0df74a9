package io.omnisql.sandbox.github.data.actions;

import java.time.Instant;

/**
 * A file that a workflow run left behind.
 */
public record Artifact(long id, WorkflowRun run, String name, long bytes, boolean expired, Instant createdAt, Instant expiresAt) {}
