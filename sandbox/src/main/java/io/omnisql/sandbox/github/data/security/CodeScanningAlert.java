package io.omnisql.sandbox.github.data.security;

import io.omnisql.sandbox.github.data.Account;

import java.time.Instant;

/**
 * What an analysis of the code found.
 *
 * @param ref that was analysed
 * @param dismissedBy null unless it was dismissed
 * @param endedAt when it was dismissed or fixed, null while it is open
 */
public record CodeScanningAlert(
        int number,
        State state,
        String ruleId,
        String severity,
        String securitySeverity,
        String tool,
        String ref,
        String sha,
        String path,
        int line,
        Account dismissedBy,
        Instant createdAt,
        Instant updatedAt,
        Instant endedAt)
{
    public enum State
    {
        OPEN, DISMISSED, FIXED
    }
}
