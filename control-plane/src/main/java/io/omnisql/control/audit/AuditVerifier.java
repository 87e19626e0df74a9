package io.omnisql.control.audit;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

import java.util.List;
import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * Recomputes the audit trail's chain of hashes.
 */
@Component
class AuditVerifier
{
    private static final int BATCH = 1_000;

    private final AuditTrail trail;

    AuditVerifier(AuditTrail trail)
    {
        this.trail = requireNonNull(trail, "trail is null");
    }

    @Transactional(isolation = Isolation.REPEATABLE_READ, readOnly = true)
    public Verification verify()
    {
        long events = 0;
        String previous = "";
        while (true) {
            List<AuditEvent> batch = trail.list(Optional.empty(), events, BATCH);
            for (AuditEvent event : batch) {
                if (event.sequence() != events + 1 || !event.previousHash().equals(previous) || !event.hash().equals(AuditTrail.hash(event))) {
                    return new Verification(false, events, events + 1);
                }
                previous = event.hash();
                events++;
            }
            if (batch.size() < BATCH) {
                return previous.equals(trail.head()) ? new Verification(true, events, null) : new Verification(false, events, events + 1);
            }
        }
    }

    /**
     * What the check found.
     *
     * @param events how many events from the first on are as they were written
     * @param brokenAt sequence of the first event that is missing or altered, null when the trail is intact
     */
    record Verification(boolean intact, long events, Long brokenAt) {}
}
