package io.omnisql.control.limits;

import io.omnisql.control.api.LimitsEntry;
import io.omnisql.control.change.Change;
import io.omnisql.control.change.Changes;
import io.omnisql.control.limits.LimitsRepository.Limits;
import io.omnisql.control.security.Caller;
import io.omnisql.control.tenant.TenantId;
import io.omnisql.control.web.Versions;
import jakarta.validation.Valid;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import static java.util.Objects.requireNonNull;

/**
 * Shows a tenant's limits; only the operator sets them.
 */
@RestController
@RequestMapping("/v1/tenants/{tenant}/limits")
class LimitsController
{
    private final LimitsRepository limits;
    private final Changes changes;

    LimitsController(LimitsRepository limits, Changes changes)
    {
        this.limits = requireNonNull(limits, "limits is null");
        this.changes = requireNonNull(changes, "changes is null");
    }

    @GetMapping
    ResponseEntity<LimitsEntry> get(@PathVariable TenantId tenant)
    {
        return answer(limits.require(tenant));
    }

    @PutMapping
    ResponseEntity<LimitsEntry> replace(
            @AuthenticationPrincipal Caller caller,
            @PathVariable TenantId tenant,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) String ifMatch,
            @Valid @RequestBody LimitsRequest request)
    {
        return answer(changes.apply(Change.of(caller, tenant, "limits.update", "limits"), () -> {
            Versions.require(ifMatch, limits.require(tenant).version());
            return limits.update(tenant, request.entry());
        }));
    }

    private static ResponseEntity<LimitsEntry> answer(Limits limits)
    {
        return ResponseEntity.ok().eTag(Versions.etag(limits.version())).body(limits.entry());
    }
}
