package io.omnisql.tenancy.testing;

import io.omnisql.control.api.ApiKeyEntry;
import io.omnisql.control.api.ConnectionEntry;
import io.omnisql.control.api.LimitsEntry;
import io.omnisql.control.api.Snapshot;
import io.omnisql.control.api.TenantEntry;
import io.omnisql.control.api.UserEntry;
import io.omnisql.control.api.WrappedKey;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Snapshots of a few small tenants.
 */
public final class Snapshots
{
    public static final String PLANE = "plane-1";
    public static final String ALICE_KEY = apiKey("alice0000001", 'a');

    private Snapshots() {}

    public static Snapshot snapshot(long generation, TenantEntry... tenants)
    {
        return new Snapshot(PLANE, generation, 1_700_000_000_000L, List.of(tenants));
    }

    public static TenantEntry tenant(String id)
    {
        return tenant(id, true, user("alice", true, key(ALICE_KEY, 0)));
    }

    public static TenantEntry tenant(String id, boolean active, UserEntry... users)
    {
        return new TenantEntry(
                id,
                active,
                List.of(new WrappedKey(1, "local", "master.key", "d3JhcHBlZA==", true)),
                List.of(users),
                List.of(connection("github", "main"), connection("jira", "support")),
                LimitsEntry.defaults());
    }

    public static ConnectionEntry connection(String connector, String name)
    {
        return new ConnectionEntry(name, connector, "https://example.com", Map.of("owners", "acme"), "c2VjcmV0", 1);
    }

    public static UserEntry user(String name, boolean active, ApiKeyEntry... keys)
    {
        return new UserEntry(name, active, List.of("analyst"), List.of(keys));
    }

    public static String apiKey(String id, char fill)
    {
        return "osk_" + id + "_" + String.valueOf(fill).repeat(43);
    }

    public static ApiKeyEntry key(String apiKey, long expiresAt)
    {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(apiKey.getBytes(UTF_8));
            return new ApiKeyEntry(apiKey.split("_", 3)[1], HexFormat.of().formatHex(hash), expiresAt);
        }
        catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
