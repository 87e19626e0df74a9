package io.omnisql.control.audit;

import java.time.Instant;

/**
 * One change that was made.
 *
 * @param sequence the generation that the change gave; without gaps
 * @param tenant empty when no tenant's data was changed
 * @param previousHash the hash of the event before, empty for the first
 * @param hash lower-case hex SHA-256 over all other components
 */
public record AuditEvent(long sequence, Instant at, String actor, String tenant, String action, String entity, String previousHash, String hash) {}
