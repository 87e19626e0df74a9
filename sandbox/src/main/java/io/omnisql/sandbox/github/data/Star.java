package io.omnisql.sandbox.github.data;

import java.time.Instant;

/**
 * A user's star on a repository.
 */
public record Star(Account user, Instant starredAt) {}
