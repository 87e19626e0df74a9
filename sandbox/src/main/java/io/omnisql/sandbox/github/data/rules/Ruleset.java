package io.omnisql.sandbox.github.data.rules;

import java.time.Instant;

/**
 * Rules for branches or tags.
 *
 * @param target {@code branch} or {@code tag}
 * @param enforcement {@code active}, {@code evaluate} or {@code disabled}
 * @param ofOrganization whether the organisation made it, for all of its repositories
 * @param pattern of the refs that it is for
 * @param approvals how many a pull request needs
 */
public record Ruleset(long id, String name, String target, String enforcement, boolean ofOrganization, String pattern, int approvals, Instant createdAt, Instant updatedAt) {}
