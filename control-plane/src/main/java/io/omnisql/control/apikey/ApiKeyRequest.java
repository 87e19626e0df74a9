package io.omnisql.control.apikey;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/**
 * An API key to make.
 *
 * @param expiresInDays null means that it never expires
 */
record ApiKeyRequest(@Min(value = 1, message = "must be at least 1") @Max(value = 3_650, message = "must be at most 3650") Integer expiresInDays) {}
