package io.omnisql.toolkit.remote;

import com.google.common.collect.ImmutableMap;
import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.TokenIssuer.AccessToken;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Replaced secrets in this process's memory: they last as long as it does.
 */
final class MemoryRotatedSecrets
        implements RotatedSecrets
{
    private final Map<ConnectionInfo, Replacement> replacements = new ConcurrentHashMap<>();

    private record Replacement(Map<String, String> stored, Map<String, String> replaced) {}

    @Override
    public Optional<AccessToken> exchange(ConnectionInfo connection, Map<String, String> stored, Function<Map<String, String>, Optional<AccessToken>> exchange)
    {
        Map<String, String> replaced = Optional.ofNullable(replacements.get(connection))
                .filter(replacement -> replacement.stored().equals(stored))
                .map(Replacement::replaced)
                .orElse(Map.of());
        Map<String, String> current = new HashMap<>(stored);
        current.putAll(replaced);
        Optional<AccessToken> token = exchange.apply(ImmutableMap.copyOf(current));
        token.map(AccessToken::replacedSecrets).filter(secrets -> !secrets.isEmpty()).ifPresent(secrets -> {
            Map<String, String> all = new HashMap<>(replaced);
            all.putAll(secrets);
            replacements.put(connection, new Replacement(stored, Map.copyOf(all)));
        });
        return token;
    }
}
