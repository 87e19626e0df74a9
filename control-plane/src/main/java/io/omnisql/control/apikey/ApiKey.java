package io.omnisql.control.apikey;

import java.time.Instant;

/**
 * What is shown of an API key after it was made.
 *
 * @param expiresAt null means never
 * @param version the entity tag
 */
record ApiKey(String id, Instant createdAt, Instant expiresAt, long version) {}
