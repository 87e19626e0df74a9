package io.omnisql.control.connection;

import io.omnisql.control.change.Change;
import io.omnisql.control.change.Changes;
import io.omnisql.control.keys.TenantKeyRing;
import io.omnisql.control.policy.PolicyRepository;
import io.omnisql.control.problem.Problem;
import io.omnisql.control.security.Caller;
import io.omnisql.control.tenant.TenantId;
import io.omnisql.control.tenant.TenantRepository;
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
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import java.net.URI;

import static java.util.Objects.requireNonNull;

@RestController
@RequestMapping("/v1/tenants/{tenant}/connections")
class ConnectionController
{
    private final TenantRepository tenants;
    private final ConnectionRepository connections;
    private final PolicyRepository policies;
    private final ConnectionRules rules;
    private final TenantKeyRing keys;
    private final Changes changes;

    ConnectionController(
            TenantRepository tenants,
            ConnectionRepository connections,
            PolicyRepository policies,
            ConnectionRules rules,
            TenantKeyRing keys,
            Changes changes)
    {
        this.tenants = requireNonNull(tenants, "tenants is null");
        this.connections = requireNonNull(connections, "connections is null");
        this.policies = requireNonNull(policies, "policies is null");
        this.rules = requireNonNull(rules, "rules is null");
        this.keys = requireNonNull(keys, "keys is null");
        this.changes = requireNonNull(changes, "changes is null");
    }

    /**
     * Makes a connection. Its secrets are encrypted under the tenant's key before they are stored, and never come back.
     */
    @PostMapping
    ResponseEntity<Connection> create(@AuthenticationPrincipal Caller caller, @PathVariable TenantId tenant, @Valid @RequestBody ConnectionRequest request)
    {
        rules.requireConnector(request.connector());
        rules.checkUrl(caller, request.url());
        rules.checkProperties(request.connector(), request.properties());
        rules.checkSecrets(request.connector(), request.secrets());
        String entity = request.connector() + "/" + request.name();
        Connection connection = changes.apply(Change.of(caller, tenant, "connection.create", entity), () -> {
            tenants.require(tenant);
            return connections.create(tenant, request, keys.encrypt(tenant, request.connector(), request.name(), request.secrets()));
        });
        return ResponseEntity
                .created(URI.create("/v1/tenants/" + tenant + "/connections/" + entity))
                .eTag(Versions.etag(connection.version()))
                .body(connection);
    }

    @GetMapping
    Page<Connection> list(@PathVariable TenantId tenant, @Valid PageRequest page)
    {
        tenants.require(tenant);
        return Page.of(connections.list(tenant, page.after(), page.limit() + 1), page, connection -> connection.connector() + "/" + connection.name());
    }

    @GetMapping("/{connector}/{name}")
    ResponseEntity<Connection> get(@PathVariable TenantId tenant, @PathVariable String connector, @PathVariable String name)
    {
        return answer(connections.require(tenant, connector, name));
    }

    /**
     * Replaces a connection. Without secrets the stored ones stay, unless the url changes: whoever sends them to another place must know them.
     */
    @PutMapping("/{connector}/{name}")
    ResponseEntity<Connection> replace(
            @AuthenticationPrincipal Caller caller,
            @PathVariable TenantId tenant,
            @PathVariable String connector,
            @PathVariable String name,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) String ifMatch,
            @Valid @RequestBody ConnectionUpdate update)
    {
        return answer(changes.apply(Change.of(caller, tenant, "connection.update", connector + "/" + name), () -> {
            Connection current = connections.require(tenant, connector, name);
            Versions.require(ifMatch, current.version());
            rules.requireConnector(connector);
            rules.checkUrl(caller, update.url());
            rules.checkProperties(connector, update.properties());
            if (update.secrets() != null) {
                rules.checkSecrets(connector, update.secrets());
                connections.updateSecrets(tenant, connector, name, update.secrets(), keys.encrypt(tenant, connector, name, update.secrets()));
            }
            else if (!update.url().equals(current.url())) {
                throw Problem.invalid("secrets", "must be sent again when the url changes");
            }
            return connections.update(tenant, connector, name, update.url(), update.properties());
        }));
    }

    @DeleteMapping("/{connector}/{name}")
    ResponseEntity<Void> delete(
            @AuthenticationPrincipal Caller caller,
            @PathVariable TenantId tenant,
            @PathVariable String connector,
            @PathVariable String name,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) String ifMatch)
    {
        changes.run(Change.of(caller, tenant, "connection.delete", connector + "/" + name), () -> {
            Versions.require(ifMatch, connections.require(tenant, connector, name).version());
            long count = policies.count(tenant, connector, name);
            if (count > 0) {
                throw Problem.conflict("connection-has-policies", "The connection has %s policies; delete them first".formatted(count));
            }
            connections.delete(tenant, connector, name);
        });
        return ResponseEntity.noContent().build();
    }

    private static ResponseEntity<Connection> answer(Connection connection)
    {
        return ResponseEntity.ok().eTag(Versions.etag(connection.version())).body(connection);
    }
}
