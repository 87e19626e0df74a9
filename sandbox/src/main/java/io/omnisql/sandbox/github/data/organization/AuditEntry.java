package io.omnisql.sandbox.github.data.organization;

import io.omnisql.sandbox.github.data.Account;
import io.omnisql.sandbox.github.data.Repository;

import java.time.Instant;

/**
 * Something that was done in an organisation.
 *
 * @param sequence position in the log
 * @param repository null when it was done to none
 * @param user whom it was done to, null for nobody
 * @param at to the millisecond
 */
public record AuditEntry(long sequence, String documentId, String action, Account actor, Repository repository, Account user, Instant at)
{
    public boolean isGit()
    {
        return action.startsWith("git.");
    }
}
