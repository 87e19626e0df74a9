package io.omnisql.control.tenant;

import io.omnisql.control.change.Change;
import io.omnisql.control.change.Changes;
import io.omnisql.control.keys.TenantKeyRing;
import io.omnisql.control.limits.LimitsRepository;
import io.omnisql.control.problem.Problem;
import io.omnisql.control.security.Caller;
import io.omnisql.control.web.Page;
import io.omnisql.control.web.PageRequest;
import io.omnisql.control.web.Versions;
import jakarta.validation.Valid;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import java.net.URI;
import java.util.Optional;

import static java.util.Objects.requireNonNull;

@RestController
@RequestMapping("/v1/tenants")
class TenantController
{
    private final TenantRepository tenants;
    private final LimitsRepository limits;
    private final TenantKeyRing keys;
    private final Changes changes;

    TenantController(TenantRepository tenants, LimitsRepository limits, TenantKeyRing keys, Changes changes)
    {
        this.tenants = requireNonNull(tenants, "tenants is null");
        this.limits = requireNonNull(limits, "limits is null");
        this.keys = requireNonNull(keys, "keys is null");
        this.changes = requireNonNull(changes, "changes is null");
    }

    /**
     * Makes a tenant with a key of its own and the default limits.
     */
    @PostMapping
    ResponseEntity<Tenant> create(@AuthenticationPrincipal Caller caller, @Valid @RequestBody TenantRequest request)
    {
        TenantId id = TenantId.of(request.id());
        Tenant tenant = changes.apply(Change.of(caller, id, "tenant.create", id.value()), () -> {
            if (tenants.isRetired(id)) {
                throw Problem.conflict("tenant-id-retired", "A tenant of this id was deleted, and ids are not given twice; choose another id");
            }
            Tenant created = tenants.create(id, request.displayName(), request.active());
            keys.createFirst(id);
            limits.createDefaults(id);
            return created;
        });
        return ResponseEntity.created(URI.create("/v1/tenants/" + tenant.id())).eTag(Versions.etag(tenant.version())).body(tenant);
    }

    @GetMapping
    Page<Tenant> list(@Valid PageRequest page)
    {
        return Page.of(tenants.list(page.after(), page.limit() + 1), page, Tenant::id);
    }

    @GetMapping("/{tenant}")
    ResponseEntity<Tenant> get(@PathVariable TenantId tenant)
    {
        return answer(tenants.require(tenant));
    }

    @PatchMapping("/{tenant}")
    ResponseEntity<Tenant> change(
            @AuthenticationPrincipal Caller caller,
            @PathVariable TenantId tenant,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) String ifMatch,
            @Valid @RequestBody TenantPatch patch)
    {
        return answer(changes.apply(Change.of(caller, tenant, "tenant.update", tenant.value()), () -> {
            Tenant current = tenants.require(tenant);
            Versions.require(ifMatch, current.version());
            return tenants.update(
                    tenant,
                    Optional.ofNullable(patch.displayName()).orElse(current.displayName()),
                    Optional.ofNullable(patch.active()).orElse(current.active()));
        }));
    }

    @DeleteMapping("/{tenant}")
    ResponseEntity<Void> delete(
            @AuthenticationPrincipal Caller caller,
            @PathVariable TenantId tenant,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) String ifMatch)
    {
        changes.run(Change.of(caller, tenant, "tenant.delete", tenant.value()), () -> {
            Versions.require(ifMatch, tenants.require(tenant).version());
            tenants.retire(tenant);
        });
        return ResponseEntity.noContent().build();
    }

    private static ResponseEntity<Tenant> answer(Tenant tenant)
    {
        return ResponseEntity.ok().eTag(Versions.etag(tenant.version())).body(tenant);
    }
}
