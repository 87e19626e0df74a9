package io.omnisql.tenancy.snapshot;

import io.omnisql.tenancy.identity.TenantUser;
import io.omnisql.tenancy.testing.SnapshotSigner;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

import static io.omnisql.tenancy.testing.Snapshots.ALICE_KEY;
import static io.omnisql.tenancy.testing.Snapshots.PLANE;
import static io.omnisql.tenancy.testing.Snapshots.apiKey;
import static io.omnisql.tenancy.testing.Snapshots.key;
import static io.omnisql.tenancy.testing.Snapshots.snapshot;
import static io.omnisql.tenancy.testing.Snapshots.tenant;
import static io.omnisql.tenancy.testing.Snapshots.user;
import static java.util.Locale.ENGLISH;
import static org.assertj.core.api.Assertions.assertThat;

final class TestAuthentication
{
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final String SECOND_KEY = apiKey("alice0000002", 'b');
    private static final String EXPIRED_KEY = apiKey("alice0000003", 'c');
    private static final String BOB_KEY = apiKey("bob000000001", 'd');
    private static final TenantUser ALICE = new TenantUser("acme", "alice");

    private SnapshotStore store;

    @BeforeEach
    void setUp(@TempDir Path directory)
            throws IOException
    {
        SnapshotSigner signer = new SnapshotSigner();
        Path file = Files.writeString(directory.resolve("test.jws"), signer.sign(snapshot(
                1,
                tenant("acme",
                        true,
                        user("alice", true, key(ALICE_KEY, 0), key(SECOND_KEY, NOW.toEpochMilli() + 1), key(EXPIRED_KEY, NOW.toEpochMilli())),
                        user("bob", false, key(BOB_KEY, 0))),
                tenant("globex", false, user("alice", true, key(ALICE_KEY, 0))),
                tenant("initech", true, user("alice", true)))));
        store = SnapshotStore.open(
                new SnapshotSettings(
                        PLANE,
                        URI.create("http://127.0.0.1:1"),
                        Files.writeString(directory.resolve("plane-token"), "token"),
                        signer.writePublicKey(directory.resolve("snapshot.pub")),
                        file,
                        Duration.ofHours(1)),
                () -> NOW);
    }

    @AfterEach
    void tearDown()
    {
        store.close();
    }

    @Test
    void testRightKey()
    {
        assertThat(store.authenticate(ALICE, ALICE_KEY)).isEqualTo(store.user(ALICE)).isPresent();
        assertThat(store.authenticate(ALICE, SECOND_KEY)).isPresent();
    }

    @Test
    void testWrongKey()
    {
        assertRefused("acme", "alice", apiKey("alice0000001", 'x'));
        assertRefused("acme", "alice", apiKey("unknown00001", 'a'));
        assertRefused("acme", "alice", BOB_KEY);
        assertRefused("acme", "alice", EXPIRED_KEY);
        assertRefused("acme", "bob", BOB_KEY);
        assertRefused("acme", "nobody", ALICE_KEY);
        assertRefused("globex", "alice", ALICE_KEY);
        assertRefused("initech", "alice", ALICE_KEY);
        assertRefused("unknown", "alice", ALICE_KEY);
    }

    @Test
    void testNotAKey()
    {
        assertRefused("acme", "alice", "");
        assertRefused("acme", "alice", "osk_");
        assertRefused("acme", "alice", ALICE_KEY + "a");
        assertRefused("acme", "alice", ALICE_KEY + "\n");
        assertRefused("acme", "alice", " " + ALICE_KEY);
        assertRefused("acme", "alice", ALICE_KEY.toUpperCase(ENGLISH));
        assertRefused("acme", "alice", store.user(ALICE).orElseThrow().apiKeys().getFirst().secretHash());
    }

    /**
     * A refusal that skipped the hash would be several times faster than one that did not.
     */
    @Test
    void testRefusalTakesAsLongForUnknownUsers()
    {
        TenantUser nobody = new TenantUser("unknown", "nobody");
        String wrongKey = apiKey("alice0000001", 'x');
        double ratio = 0;
        for (int attempt = 0; attempt < 30; attempt++) {
            ratio = relativeTime(nobody, ALICE, wrongKey);
            if (ratio > 0.4 && ratio < 2.5) {
                return;
            }
        }
        assertThat(ratio).as("time for an unknown tenant relative to a known user").isBetween(0.4, 2.5);
    }

    private double relativeTime(TenantUser first, TenantUser second, String apiKey)
    {
        double[] ratios = new double[31];
        for (int batch = 0; batch < ratios.length; batch++) {
            ratios[batch] = (double) nanosToRefuse(first, apiKey) / nanosToRefuse(second, apiKey);
        }
        Arrays.sort(ratios);
        return ratios[ratios.length / 2];
    }

    private long nanosToRefuse(TenantUser user, String apiKey)
    {
        boolean refused = true;
        long start = System.nanoTime();
        for (int i = 0; i < 500; i++) {
            refused &= store.authenticate(user, apiKey).isEmpty();
        }
        long nanos = System.nanoTime() - start;
        assertThat(refused).isTrue();
        return nanos;
    }

    private void assertRefused(String tenant, String name, String apiKey)
    {
        assertThat(store.authenticate(new TenantUser(tenant, name), apiKey)).isEqualTo(Optional.empty());
    }
}
