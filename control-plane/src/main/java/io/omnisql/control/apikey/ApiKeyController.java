package io.omnisql.control.apikey;

import io.omnisql.control.change.Change;
import io.omnisql.control.change.Changes;
import io.omnisql.control.security.Caller;
import io.omnisql.control.security.Hashes;
import io.omnisql.control.tenant.TenantId;
import io.omnisql.control.user.UserRepository;
import io.omnisql.control.web.Page;
import io.omnisql.control.web.PageRequest;
import io.omnisql.control.web.Versions;
import jakarta.validation.Valid;
import org.springframework.http.CacheControl;
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
import org.springframework.web.util.UriComponentsBuilder;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Optional;

import static java.util.Objects.requireNonNull;

@RestController
@RequestMapping("/v1/tenants/{tenant}/users/{user}/api-keys")
class ApiKeyController
{
    private final UserRepository users;
    private final ApiKeyRepository keys;
    private final Changes changes;
    private final KeyGenerator generator = new KeyGenerator();

    ApiKeyController(UserRepository users, ApiKeyRepository keys, Changes changes)
    {
        this.users = requireNonNull(users, "users is null");
        this.keys = requireNonNull(keys, "keys is null");
        this.changes = requireNonNull(changes, "changes is null");
    }

    /**
     * Makes a key and shows it this once. The body may be left out.
     */
    @PostMapping
    ResponseEntity<NewApiKey> create(
            @AuthenticationPrincipal Caller caller,
            @PathVariable TenantId tenant,
            @PathVariable String user,
            @Valid @RequestBody(required = false) ApiKeyRequest request)
    {
        Optional<Instant> expiresAt = Optional.ofNullable(request)
                .map(ApiKeyRequest::expiresInDays)
                .map(days -> Instant.now().plus(Duration.ofDays(days)).truncatedTo(ChronoUnit.MILLIS));
        String id = generator.newId();
        String key = generator.newKey(id);
        changes.run(Change.of(caller, tenant, "api-key.create", user + "/" + id), () -> {
            users.require(tenant, user);
            keys.create(tenant, user, id, HexFormat.of().formatHex(Hashes.sha256(key)), expiresAt);
        });
        return ResponseEntity
                .created(UriComponentsBuilder.fromPath("/v1/tenants/{tenant}/users/{user}/api-keys/{id}").buildAndExpand(tenant.value(), user, id).encode().toUri())
                .cacheControl(CacheControl.noStore())
                .body(new NewApiKey(id, key, expiresAt.orElse(null)));
    }

    @GetMapping
    Page<ApiKey> list(@PathVariable TenantId tenant, @PathVariable String user, @Valid PageRequest page)
    {
        users.require(tenant, user);
        return Page.of(keys.list(tenant, user, page.after(), page.limit() + 1), page, ApiKey::id);
    }

    /**
     * Revokes a key.
     */
    @DeleteMapping("/{id}")
    ResponseEntity<Void> delete(
            @AuthenticationPrincipal Caller caller,
            @PathVariable TenantId tenant,
            @PathVariable String user,
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) String ifMatch)
    {
        changes.run(Change.of(caller, tenant, "api-key.delete", user + "/" + id), () -> {
            Versions.require(ifMatch, keys.require(tenant, user, id).version());
            keys.delete(tenant, user, id);
        });
        return ResponseEntity.noContent().build();
    }
}
