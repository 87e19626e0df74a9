package io.omnisql.sandbox.github.data.security;

import io.omnisql.sandbox.github.data.Account;

import java.time.Instant;

/**
 * A secret that was found in a repository.
 *
 * @param resolution null while it is open
 * @param resolvedBy null while it is open
 * @param resolvedAt null while it is open
 */
public record SecretScanningAlert(
        int number,
        String secretType,
        String displayName,
        String provider,
        String secret,
        String resolution,
        Account resolvedBy,
        String validity,
        boolean publiclyLeaked,
        boolean bypassed,
        Instant createdAt,
        Instant updatedAt,
        Instant resolvedAt)
{
    public boolean isOpen()
    {
        return resolution == null;
    }
}
