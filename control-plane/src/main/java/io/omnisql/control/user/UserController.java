package io.omnisql.control.user;

import io.omnisql.control.change.Change;
import io.omnisql.control.change.Changes;
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
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

import java.util.Optional;

import static java.util.Objects.requireNonNull;

@RestController
@RequestMapping("/v1/tenants/{tenant}/users")
class UserController
{
    private final TenantRepository tenants;
    private final UserRepository users;
    private final Changes changes;

    UserController(TenantRepository tenants, UserRepository users, Changes changes)
    {
        this.tenants = requireNonNull(tenants, "tenants is null");
        this.users = requireNonNull(users, "users is null");
        this.changes = requireNonNull(changes, "changes is null");
    }

    @PostMapping
    ResponseEntity<User> create(@AuthenticationPrincipal Caller caller, @PathVariable TenantId tenant, @Valid @RequestBody UserRequest request)
    {
        User user = changes.apply(Change.of(caller, tenant, "user.create", request.name()), () -> {
            tenants.require(tenant);
            return users.create(tenant, request.name(), request.roles(), request.active());
        });
        return ResponseEntity
                .created(UriComponentsBuilder.fromPath("/v1/tenants/{tenant}/users/{user}").buildAndExpand(tenant.value(), user.name()).encode().toUri())
                .eTag(Versions.etag(user.version()))
                .body(user);
    }

    @GetMapping
    Page<User> list(@PathVariable TenantId tenant, @Valid PageRequest page)
    {
        tenants.require(tenant);
        return Page.of(users.list(tenant, page.after(), page.limit() + 1), page, User::name);
    }

    @GetMapping("/{user}")
    ResponseEntity<User> get(@PathVariable TenantId tenant, @PathVariable String user)
    {
        return answer(users.require(tenant, user));
    }

    /**
     * Changes a user's roles or suspends the user.
     */
    @PatchMapping("/{user}")
    ResponseEntity<User> change(
            @AuthenticationPrincipal Caller caller,
            @PathVariable TenantId tenant,
            @PathVariable String user,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) String ifMatch,
            @Valid @RequestBody UserPatch patch)
    {
        return answer(changes.apply(Change.of(caller, tenant, "user.update", user), () -> {
            User current = users.require(tenant, user);
            Versions.require(ifMatch, current.version());
            return users.update(
                    tenant,
                    user,
                    Optional.ofNullable(patch.roles()).orElse(current.roles()),
                    Optional.ofNullable(patch.active()).orElse(current.active()));
        }));
    }

    /**
     * Removes a user with all API keys.
     */
    @DeleteMapping("/{user}")
    ResponseEntity<Void> delete(
            @AuthenticationPrincipal Caller caller,
            @PathVariable TenantId tenant,
            @PathVariable String user,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) String ifMatch)
    {
        changes.run(Change.of(caller, tenant, "user.delete", user), () -> {
            Versions.require(ifMatch, users.require(tenant, user).version());
            users.delete(tenant, user);
        });
        return ResponseEntity.noContent().build();
    }

    private static ResponseEntity<User> answer(User user)
    {
        return ResponseEntity.ok().eTag(Versions.etag(user.version())).body(user);
    }
}
