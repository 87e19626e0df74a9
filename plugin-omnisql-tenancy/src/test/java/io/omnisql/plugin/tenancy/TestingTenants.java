package io.omnisql.plugin.tenancy;

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
import java.util.stream.Stream;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Two tenants with an analyst and an administrator each, a suspended user in one of them, and a suspended tenant.
 */
public final class TestingTenants
{
    public static final String ALICE = "acme/alice@acme.com";
    public static final String ADA_ADMIN = "acme/ada@acme.com";
    public static final String CAROL_SUSPENDED = "acme/carol@acme.com";
    public static final String BOB = "globex-corp/bob@globex.com";
    public static final String GUS_ADMIN = "globex-corp/gus@globex.com";
    public static final String PETER_OF_SUSPENDED_TENANT = "initech/peter@initech.com";

    private static final LimitsEntry LIMITS = new LimitsEntry(60, 30, 8, 4, 16, 50, 25, 1_000, 3_600);

    private TestingTenants() {}

    public static Snapshot snapshot()
    {
        return snapshot(LIMITS);
    }

    /**
     * @param acmeLimits limits of the tenant acme; the others keep theirs
     */
    public static Snapshot snapshot(LimitsEntry acmeLimits)
    {
        return new Snapshot("plane", 1, 1, List.of(
                tenant("acme", true, acmeLimits, connections("main", "tiny"), user(ALICE, true, "analyst"), user(ADA_ADMIN, true, "tenant-admin"), user(CAROL_SUSPENDED, false, "analyst")),
                tenant("globex-corp", true, LIMITS, connections("globex_main", "sf1"), user(BOB, true, "analyst", "contractor"), user(GUS_ADMIN, true, "tenant-admin")),
                tenant("initech", false, LIMITS, connections("main"), user(PETER_OF_SUSPENDED_TENANT, true, "tenant-admin"))));
    }

    /**
     * The one API key of a user.
     */
    public static String apiKey(String user)
    {
        return "osk_" + keyId(user) + "_" + hash("secret of " + user).substring(0, 43);
    }

    static String hash(String value)
    {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(value.getBytes(UTF_8)));
        }
        catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String keyId(String user)
    {
        return hash("id of " + user).substring(0, 12);
    }

    private static TenantEntry tenant(String id, boolean active, LimitsEntry limits, List<ConnectionEntry> connections, UserEntry... users)
    {
        return new TenantEntry(id, active, List.of(new WrappedKey(1, "local", "master", "AAAA", true)), List.of(users), connections, limits);
    }

    private static List<ConnectionEntry> connections(String... names)
    {
        return Stream.of(names)
                .map(name -> new ConnectionEntry(name, "github", "http://127.0.0.1:1", Map.of(), "AAAA", 1))
                .toList();
    }

    private static UserEntry user(String trinoUser, boolean active, String... roles)
    {
        return new UserEntry(
                trinoUser.substring(trinoUser.indexOf('/') + 1),
                active,
                List.of(roles),
                List.of(new ApiKeyEntry(keyId(trinoUser), hash(apiKey(trinoUser)), 0)));
    }
}
