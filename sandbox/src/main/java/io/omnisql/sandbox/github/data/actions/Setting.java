package io.omnisql.sandbox.github.data.actions;

import java.time.Instant;

/**
 * A variable or a secret of workflows.
 *
 * @param value null for a secret
 */
public record Setting(String name, String value, Instant createdAt, Instant updatedAt) {}
