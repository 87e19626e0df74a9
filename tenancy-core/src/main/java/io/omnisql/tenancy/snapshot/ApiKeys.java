package io.omnisql.tenancy.snapshot;

import io.omnisql.control.api.ApiKeyEntry;
import io.omnisql.control.api.UserEntry;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Compares presented API keys with stored hashes.
 */
final class ApiKeys
{
    private static final Pattern API_KEY = Pattern.compile("osk_([a-z0-9]{12})_[A-Za-z0-9_-]{43}");
    private static final String NO_HASH = "0".repeat(64);

    private ApiKeys() {}

    /**
     * Whether the key is one of the user's and has not expired. It does the same work when there is no such user or key.
     */
    static boolean matches(Optional<UserEntry> user, String apiKey, Instant now)
    {
        String id = id(apiKey);
        Optional<ApiKeyEntry> stored = user.map(UserEntry::apiKeys).orElse(List.of()).stream()
                .filter(key -> key.id().equals(id))
                .findFirst();
        String hash = stored.map(ApiKeyEntry::secretHash).orElse(NO_HASH);
        boolean same = MessageDigest.isEqual(sha256(apiKey).getBytes(UTF_8), hash.getBytes(UTF_8));
        return same && stored.isPresent() && !expired(stored.get(), now);
    }

    private static String id(String apiKey)
    {
        Matcher matcher = API_KEY.matcher(apiKey);
        return matcher.matches() ? matcher.group(1) : "";
    }

    private static boolean expired(ApiKeyEntry key, Instant now)
    {
        return key.expiresAt() != 0 && key.expiresAt() <= now.toEpochMilli();
    }

    private static String sha256(String value)
    {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(value.getBytes(UTF_8)));
        }
        catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256", e);
        }
    }
}
