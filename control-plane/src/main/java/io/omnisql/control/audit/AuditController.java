package io.omnisql.control.audit;

import io.omnisql.control.problem.Problem;
import io.omnisql.control.security.Caller;
import io.omnisql.control.web.Page;
import io.omnisql.control.web.PageRequest;
import jakarta.validation.Valid;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import java.util.List;

import static java.util.Objects.requireNonNull;

/**
 * Shows the audit trail: all of it to the operator, the own tenant's part to a tenant's administrator.
 */
@RestController
class AuditController
{
    private final AuditTrail trail;
    private final AuditVerifier verifier;

    AuditController(AuditTrail trail, AuditVerifier verifier)
    {
        this.trail = requireNonNull(trail, "trail is null");
        this.verifier = requireNonNull(verifier, "verifier is null");
    }

    @GetMapping("/v1/audit")
    Page<AuditEvent> list(@AuthenticationPrincipal Caller caller, @Valid PageRequest page)
    {
        List<AuditEvent> events = trail.list(caller.ownTenant(), sequence(page.after()), page.limit() + 1);
        return Page.of(events, page, event -> Long.toString(event.sequence()));
    }

    /**
     * Recomputes the whole chain.
     */
    @GetMapping("/v1/audit/verification")
    AuditVerifier.Verification verify()
    {
        return verifier.verify();
    }

    private static long sequence(String after)
    {
        try {
            return after.isEmpty() ? 0 : Long.parseLong(after);
        }
        catch (NumberFormatException e) {
            throw Problem.invalid("after", "must be the next of the page before");
        }
    }
}
