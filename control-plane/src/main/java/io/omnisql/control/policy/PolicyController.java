package io.omnisql.control.policy;

import io.omnisql.control.change.Change;
import io.omnisql.control.change.Changes;
import io.omnisql.control.connection.ConnectionRepository;
import io.omnisql.control.connection.ConnectionRules;
import io.omnisql.control.problem.Problem;
import io.omnisql.control.security.Caller;
import io.omnisql.control.tenant.TenantId;
import io.omnisql.control.tenant.TenantRepository;
import io.omnisql.control.user.UserRepository;
import io.omnisql.control.web.Page;
import io.omnisql.control.web.PageRequest;
import io.omnisql.control.web.Versions;
import jakarta.validation.Valid;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import java.net.URI;

import static java.util.Objects.requireNonNull;

@RestController
@RequestMapping("/v1/tenants/{tenant}/policies")
class PolicyController
{
    private final TenantRepository tenants;
    private final UserRepository users;
    private final ConnectionRepository connections;
    private final ConnectionRules rules;
    private final PolicyRepository policies;
    private final Changes changes;

    PolicyController(
            TenantRepository tenants,
            UserRepository users,
            ConnectionRepository connections,
            ConnectionRules rules,
            PolicyRepository policies,
            Changes changes)
    {
        this.tenants = requireNonNull(tenants, "tenants is null");
        this.users = requireNonNull(users, "users is null");
        this.connections = requireNonNull(connections, "connections is null");
        this.rules = requireNonNull(rules, "rules is null");
        this.policies = requireNonNull(policies, "policies is null");
        this.changes = requireNonNull(changes, "changes is null");
    }

    @PostMapping
    ResponseEntity<Policy> create(@AuthenticationPrincipal Caller caller, @PathVariable TenantId tenant, @Valid @RequestBody PolicyRequest request)
    {
        rules.requireConnector(request.connector());
        requireEffect(request);
        String entity = "%s/%s/%s".formatted(request.connector(), request.connection(), request.table());
        Policy policy = changes.apply(Change.of(caller, tenant, "policy.create", entity), () -> {
            tenants.require(tenant);
            requireTargets(tenant, request);
            return policies.create(tenant, request);
        });
        return ResponseEntity
                .created(URI.create("/v1/tenants/" + tenant + "/policies/" + policy.id()))
                .eTag(Versions.etag(policy.version()))
                .body(policy);
    }

    @GetMapping
    Page<Policy> list(@PathVariable TenantId tenant, @Valid PageRequest page)
    {
        tenants.require(tenant);
        return Page.of(policies.list(tenant, page.after(), page.limit() + 1), page, Policy::id);
    }

    @GetMapping("/{id}")
    ResponseEntity<Policy> get(@PathVariable TenantId tenant, @PathVariable String id)
    {
        Policy policy = policies.require(tenant, id);
        return ResponseEntity.ok().eTag(Versions.etag(policy.version())).body(policy);
    }

    @DeleteMapping("/{id}")
    ResponseEntity<Void> delete(
            @AuthenticationPrincipal Caller caller,
            @PathVariable TenantId tenant,
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) String ifMatch)
    {
        changes.run(Change.of(caller, tenant, "policy.delete", id), () -> {
            Versions.require(ifMatch, policies.require(tenant, id).version());
            policies.delete(tenant, id);
        });
        return ResponseEntity.noContent().build();
    }

    private static void requireEffect(PolicyRequest request)
    {
        if (request.users().isEmpty() && request.roles().isEmpty()) {
            throw Problem.invalid("users", "or roles must name somebody, or the policy applies to nobody");
        }
        if (request.rowFilter().isEmpty() && request.columnMasks().isEmpty()) {
            throw Problem.invalid("rowFilter", "or columnMasks must be given, or the policy has no effect");
        }
    }

    /**
     * A policy for a misspelt user would protect nothing, so names must be right.
     */
    private void requireTargets(TenantId tenant, PolicyRequest request)
    {
        if (connections.encryptedSecrets(tenant, request.connector(), request.connection()).isEmpty()) {
            throw Problem.invalid("connection", "is not a connection of this tenant; make it first or correct the name");
        }
        for (int i = 0; i < request.users().size(); i++) {
            if (users.find(tenant, request.users().get(i)).isEmpty()) {
                throw Problem.invalid("users[%s]".formatted(i), "is not a user of this tenant; make the user first or correct the name");
            }
        }
    }
}
