package io.omnisql.tenancy.keys;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Ticker;
import io.omnisql.control.api.TenantEntry;
import io.omnisql.control.api.WrappedKey;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

import static java.util.Objects.requireNonNull;

/**
 * Unwraps tenant keys once and keeps them for five minutes, and a failure for five seconds.
 * <p>
 * Each use looks the wrapped key up anew, so that a key that was taken away is refused at once. Callers that want the same key at the same
 * time wait for one unwrapping.
 */
public final class CachingTenantKeys
        implements TenantKeys
{
    private static final Duration KEPT = Duration.ofMinutes(5);
    private static final Duration FAILURE_KEPT = Duration.ofSeconds(5);
    private static final int MAX_KEYS = 10_000;

    private final Function<String, Optional<TenantEntry>> tenants;
    private final KeyManagement keyManagement;
    private final Cache<Wrapped, Unwrapped> keys;

    /**
     * @param tenants finds an active tenant
     */
    public CachingTenantKeys(Function<String, Optional<TenantEntry>> tenants, KeyManagement keyManagement)
    {
        this(tenants, keyManagement, Ticker.systemTicker());
    }

    CachingTenantKeys(Function<String, Optional<TenantEntry>> tenants, KeyManagement keyManagement, Ticker ticker)
    {
        this.tenants = requireNonNull(tenants, "tenants is null");
        this.keyManagement = requireNonNull(keyManagement, "keyManagement is null");
        this.keys = Caffeine.newBuilder()
                .maximumSize(MAX_KEYS)
                .expireAfter(Expiry.<Wrapped, Unwrapped>creating((_, unwrapped) -> unwrapped.key().isPresent() ? KEPT : FAILURE_KEPT))
                .ticker(ticker)
                .executor(Runnable::run)
                .build();
    }

    @Override
    public TenantKey active(String tenant)
    {
        return key(tenant, WrappedKey::active, "has no active key");
    }

    @Override
    public TenantKey version(String tenant, int version)
    {
        return key(tenant, key -> key.version() == version, "has no version %s of its key".formatted(version));
    }

    private TenantKey key(String tenant, Predicate<WrappedKey> wanted, String missing)
    {
        TenantEntry entry = tenants.apply(tenant)
                .orElseThrow(() -> new KeyUnavailableException("The tenant is unknown or suspended"));
        WrappedKey wrapped = entry.keys().stream()
                .filter(wanted)
                .findFirst()
                .orElseThrow(() -> new KeyUnavailableException("The tenant " + missing));
        Unwrapped unwrapped = keys.get(new Wrapped(tenant, wrapped), this::unwrap);
        return unwrapped.key().orElseThrow(() -> new KeyUnavailableException(unwrapped.failure()));
    }

    private Unwrapped unwrap(Wrapped wrapped)
    {
        try {
            return new Unwrapped(Optional.of(keyManagement.unwrap(wrapped.tenant(), wrapped.key())), "");
        }
        catch (KeyUnavailableException e) {
            return new Unwrapped(Optional.empty(), e.getMessage());
        }
    }

    private record Wrapped(String tenant, WrappedKey key) {}

    private record Unwrapped(Optional<TenantKey> key, String failure) {}
}
