package io.omnisql.sandbox.github.data.delivery;

import java.time.Instant;

/**
 * Where a repository is deployed to.
 */
public record Environment(long id, String name, Instant createdAt, Instant updatedAt) {}
