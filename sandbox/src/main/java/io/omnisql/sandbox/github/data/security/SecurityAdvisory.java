package io.omnisql.sandbox.github.data.security;

import io.omnisql.sandbox.github.data.Account;

import java.time.Instant;

/**
 * An advisory about the repository's own code.
 *
 * @param publishedAt null while it is not published
 */
public record SecurityAdvisory(long id, String ghsaId, String cveId, String summary, String severity, String state, Account author, Instant createdAt, Instant updatedAt, Instant publishedAt) {}
