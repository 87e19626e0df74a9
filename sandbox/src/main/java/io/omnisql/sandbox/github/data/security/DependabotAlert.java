package io.omnisql.sandbox.github.data.security;

import io.omnisql.sandbox.github.data.Account;

import java.time.Instant;

/**
 * A dependency with a known vulnerability.
 *
 * @param ghsaId of the advisory
 * @param cveId null when none was assigned
 * @param patchedVersion null while there is none
 * @param dismissedBy null unless it was dismissed
 * @param dismissedReason null unless it was dismissed
 * @param endedAt when it was dismissed or fixed, null while it is open
 */
public record DependabotAlert(
        int number,
        State state,
        String severity,
        String ecosystem,
        String packageName,
        String manifest,
        String scope,
        String ghsaId,
        String cveId,
        String summary,
        String patchedVersion,
        double epss,
        Account dismissedBy,
        String dismissedReason,
        Instant createdAt,
        Instant updatedAt,
        Instant endedAt)
{
    public enum State
    {
        OPEN, DISMISSED, FIXED, AUTO_DISMISSED
    }
}
