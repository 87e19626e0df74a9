package io.omnisql.tenancy.snapshot;

import io.omnisql.control.api.Snapshot;
import io.omnisql.control.api.TenantEntry;
import io.omnisql.tenancy.identity.TenantUser;
import io.omnisql.tenancy.testing.ControlPlaneStub;
import io.omnisql.tenancy.testing.SnapshotSigner;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;

import static io.omnisql.tenancy.testing.Eventually.eventually;
import static io.omnisql.tenancy.testing.Snapshots.PLANE;
import static io.omnisql.tenancy.testing.Snapshots.connection;
import static io.omnisql.tenancy.testing.Snapshots.snapshot;
import static io.omnisql.tenancy.testing.Snapshots.tenant;
import static io.omnisql.tenancy.testing.Snapshots.user;
import static org.assertj.core.api.Assertions.assertThat;

final class TestSnapshotStore
{
    private final SnapshotSigner signer = new SnapshotSigner();
    private final ControlPlaneStub controlPlane = new ControlPlaneStub();
    @TempDir
    private Path directory;
    private SnapshotSettings settings;

    @BeforeEach
    void setUp()
            throws IOException
    {
        settings = new SnapshotSettings(
                PLANE,
                controlPlane.uri(),
                Files.writeString(directory.resolve("plane-token"), "first-token\n"),
                signer.writePublicKey(directory.resolve("snapshot.pub")),
                directory.resolve("test.jws"),
                Duration.ofMillis(50));
    }

    @AfterEach
    void tearDown()
    {
        controlPlane.close();
    }

    @Test
    void testPull()
            throws InterruptedException, IOException
    {
        serve(snapshot(1, tenant("acme")));
        try (SnapshotStore store = SnapshotStore.open(settings)) {
            awaitGeneration(store, 1);
            assertThat(controlPlane.requests().getFirst())
                    .isEqualTo(new ControlPlaneStub.Request("/v1/planes/plane-1/snapshot?wait=20", "Bearer first-token", ""));
            eventually(() -> assertThat(controlPlane.requests()).extracting(ControlPlaneStub.Request::ifNoneMatch).contains("\"1\""));

            Files.writeString(settings.tokenFile(), "second-token");
            eventually(() -> assertThat(controlPlane.requests()).extracting(ControlPlaneStub.Request::authorization).contains("Bearer second-token"));

            serve(snapshot(2, tenant("globex")));
            awaitGeneration(store, 2);
            assertThat(store.tenant("acme")).isEmpty();
            assertThat(store.tenant("globex")).isPresent();
            assertThat(store.rejectedSnapshots()).isZero();
        }
    }

    @Test
    void testLookups()
            throws InterruptedException
    {
        TenantEntry acme = tenant("acme", true, user("alice", true), user("bob", false));
        TenantEntry suspended = tenant("globex", false, user("carol", true));
        serve(snapshot(1, acme, suspended));
        try (SnapshotStore store = SnapshotStore.open(settings)) {
            awaitGeneration(store, 1);
            assertThat(store.tenant("acme")).contains(acme);
            assertThat(store.user(new TenantUser("acme", "alice"))).contains(user("alice", true));
            assertThat(store.user(new TenantUser("acme", "bob"))).isEmpty();
            assertThat(store.user(new TenantUser("acme", "carol"))).isEmpty();
            assertThat(store.connections("acme", "github")).containsExactly(connection("github", "main"));
            assertThat(store.connections("acme", "salesforce")).isEmpty();

            assertThat(store.tenant("globex")).isEmpty();
            assertThat(store.user(new TenantUser("globex", "carol"))).isEmpty();
            assertThat(store.connections("globex", "github")).isEmpty();
            assertThat(store.tenant("unknown")).isEmpty();
        }
    }

    @Test
    void testEmptyUntilFirstSnapshot()
            throws InterruptedException
    {
        controlPlane.fail(503);
        try (SnapshotStore store = SnapshotStore.open(settings)) {
            eventually(() -> assertThat(controlPlane.requests()).isNotEmpty());
            assertThat(store.current()).isEmpty();
            assertThat(store.tenant("acme")).isEmpty();
            assertThat(store.connections("acme", "github")).isEmpty();
            assertThat(store.age()).isEqualTo(ChronoUnit.FOREVER.getDuration());
        }
    }

    @Test
    void testKeepsLastGoodSnapshot()
            throws InterruptedException
    {
        serve(snapshot(5, tenant("acme")));
        try (SnapshotStore store = SnapshotStore.open(settings)) {
            awaitGeneration(store, 5);

            serve(snapshot(4, tenant("rollback")));
            awaitRejection(store);
            controlPlane.serve(6, new SnapshotSigner().sign(snapshot(6, tenant("forged"))));
            awaitRejection(store);
            serve(new Snapshot("plane-2", 7, 0, snapshot(7, tenant("foreign")).tenants()));
            awaitRejection(store);

            assertThat(store.current()).contains(snapshot(5, tenant("acme")));
            serve(snapshot(10, tenant("globex")));
            awaitGeneration(store, 10);
        }
    }

    @Test
    void testRefusesAmbiguousSnapshots()
            throws InterruptedException
    {
        serve(snapshot(1, tenant("twice"), tenant("twice")));
        try (SnapshotStore store = SnapshotStore.open(settings)) {
            awaitRejection(store);
            serve(snapshot(2, tenant("acme", true, user("twice", true), user("twice", true))));
            awaitRejection(store);
            controlPlane.serve(3, "nonsense");
            awaitRejection(store);
            assertThat(store.current()).isEmpty();
        }
    }

    @Test
    void testUnusableTokenIsNotSent()
            throws InterruptedException, IOException
    {
        Files.writeString(settings.tokenFile(), "two\nlines");
        serve(snapshot(1, tenant("acme")));
        try (SnapshotStore store = SnapshotStore.open(settings)) {
            Thread.sleep(200);
            assertThat(controlPlane.requests()).isEmpty();
            assertThat(store.current()).isEmpty();
            Files.writeString(settings.tokenFile(), "right");
            awaitGeneration(store, 1);
        }
    }

    @Test
    void testSameGenerationIsNotReplaced()
            throws InterruptedException
    {
        serve(snapshot(1, tenant("acme")));
        try (SnapshotStore store = SnapshotStore.open(settings)) {
            awaitGeneration(store, 1);
            controlPlane.serve(2, signer.sign(snapshot(1, tenant("globex"))));
            Thread.sleep(200);
            assertThat(store.tenant("acme")).isPresent();
            assertThat(store.tenant("globex")).isEmpty();
        }
    }

    @Test
    void testBootsFromDiskWithoutControlPlane()
            throws InterruptedException, IOException
    {
        serve(snapshot(3, tenant("acme")));
        try (SnapshotStore store = SnapshotStore.open(settings)) {
            awaitGeneration(store, 3);
            eventually(() -> assertThat(settings.file()).exists());
        }
        controlPlane.close();
        Files.setLastModifiedTime(settings.file(), FileTime.from(Instant.now().minusSeconds(3600)));

        try (SnapshotStore store = SnapshotStore.open(settings)) {
            assertThat(store.current()).contains(snapshot(3, tenant("acme")));
            assertThat(store.age()).isBetween(Duration.ofMinutes(59), Duration.ofMinutes(65));
        }
        assertThat(Files.getPosixFilePermissions(settings.file())).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).map(file -> file.getFileName().toString()).containsExactlyInAnyOrder("plane-token", "snapshot.pub", "test.jws");
        }
    }

    @Test
    void testRollbackIsAlsoRefusedAfterRestart()
            throws InterruptedException, IOException
    {
        Files.writeString(settings.file(), signer.sign(snapshot(9, tenant("acme"))));
        serve(snapshot(8, tenant("rollback")));
        try (SnapshotStore store = SnapshotStore.open(settings)) {
            awaitRejection(store);
            assertThat(store.current().orElseThrow().generation()).isEqualTo(9);
        }
    }

    @Test
    void testChangedFileIsNotUsed()
            throws InterruptedException, IOException
    {
        String jws = signer.sign(snapshot(9, tenant("acme")));
        Files.writeString(settings.file(), jws.substring(0, jws.length() - 8) + "AAAAAAAA");
        controlPlane.fail(503);
        try (SnapshotStore store = SnapshotStore.open(settings)) {
            assertThat(store.current()).isEmpty();
            assertThat(store.rejectedSnapshots()).isEqualTo(1);

            controlPlane.fail(0);
            serve(snapshot(1, tenant("acme")));
            awaitGeneration(store, 1);
        }
    }

    @Test
    void testOutageAndRecovery()
            throws InterruptedException
    {
        serve(snapshot(1, tenant("acme")));
        try (SnapshotStore store = SnapshotStore.open(settings)) {
            awaitGeneration(store, 1);
            controlPlane.fail(401);
            int before = controlPlane.requests().size();
            long start = System.nanoTime();
            eventually(() -> assertThat(store.age()).isGreaterThan(Duration.ofSeconds(1)));
            eventually(() -> assertThat(controlPlane.requests()).hasSizeGreaterThan(before));
            Duration pulling = Duration.ofNanos(System.nanoTime() - start);
            assertThat((long) controlPlane.requests().size() - before).as("pulls in %s of failures", pulling).isLessThanOrEqualTo(12 + pulling.toSeconds());
            assertThat(store.tenant("acme")).isPresent();

            controlPlane.fail(0);
            serve(snapshot(2, tenant("acme")));
            awaitGeneration(store, 2);
            eventually(() -> assertThat(store.age()).isLessThan(Duration.ofSeconds(1)));
        }
    }

    @Test
    void testCloseStopsPolling()
            throws InterruptedException
    {
        serve(snapshot(1, tenant("acme")));
        SnapshotStore store = SnapshotStore.open(settings);
        awaitGeneration(store, 1);
        store.close();
        int requests = controlPlane.requests().size();
        Thread.sleep(1_000);
        assertThat(controlPlane.requests()).as("with one that may have been on its way").hasSizeLessThanOrEqualTo(requests + 1);
    }

    private void serve(Snapshot snapshot)
    {
        controlPlane.serve(snapshot.generation(), signer.sign(snapshot));
    }

    private static void awaitGeneration(SnapshotStore store, long generation)
            throws InterruptedException
    {
        eventually(() -> assertThat(store.current().map(Snapshot::generation)).contains(generation));
    }

    /**
     * The first may be of what was served before, and was already on its way.
     */
    private static void awaitRejection(SnapshotStore store)
            throws InterruptedException
    {
        long before = store.rejectedSnapshots();
        eventually(() -> assertThat(store.rejectedSnapshots()).isGreaterThan(before + 1));
    }
}
