package io.omnisql.tenancy.plane;

import io.omnisql.control.api.LimitsEntry;
import io.omnisql.control.api.TenantEntry;
import io.omnisql.tenancy.cache.CacheKey;
import io.omnisql.tenancy.cache.SharedCache;
import io.omnisql.tenancy.keys.LocalKeyManagement;
import io.omnisql.tenancy.ratelimit.RateLimiter.Bucket;
import io.omnisql.tenancy.testing.ControlPlaneStub;
import io.omnisql.tenancy.testing.RedisFixture;
import io.omnisql.tenancy.testing.SnapshotSigner;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

import static io.omnisql.tenancy.testing.Eventually.eventually;
import static io.omnisql.tenancy.testing.Snapshots.PLANE;
import static io.omnisql.tenancy.testing.Snapshots.snapshot;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class TestDataPlanes
{
    private final RedisFixture redis = new RedisFixture();
    private final ControlPlaneStub controlPlane = new ControlPlaneStub();
    private final SnapshotSigner signer = new SnapshotSigner();
    @TempDir
    private Path directory;
    private Path configFile;

    @BeforeEach
    void setUp()
            throws IOException
    {
        signer.writePublicKey(directory.resolve("snapshot.pub"));
        Files.writeString(directory.resolve("plane-token"), "token");
        Files.writeString(directory.resolve("master.key"), Base64.getEncoder().encodeToString(new byte[32]));
        configFile = Files.writeString(directory.resolve("omnisql.properties"),
                """
                plane.id=%s
                control-plane.url=%s
                control-plane.token-file=plane-token
                snapshot.public-key-file=snapshot.pub
                snapshot.directory=snapshots
                snapshot.poll-interval=100ms
                keys.provider=local
                keys.local.master-key-file=master.key
                redis.url=%s
                redis.timeout=1m
                rate-limit.expected-nodes=1
                """.formatted(PLANE, controlPlane.uri(), redis.uri()));
        TenantEntry acme = new TenantEntry(
                "acme",
                true,
                List.of(new LocalKeyManagement(directory.resolve("master.key")).generate("acme", 1)),
                List.of(),
                List.of(),
                LimitsEntry.defaults());
        controlPlane.serve(1, signer.sign(snapshot(1, acme)));
    }

    @AfterEach
    void tearDown()
    {
        controlPlane.close();
        redis.close();
    }

    @Test
    void testTwoComponentsShareEverything()
            throws InterruptedException
    {
        try (DataPlane first = DataPlanes.open(configFile, "authenticator");
                DataPlane second = DataPlanes.open(configFile, "github")) {
            awaitSnapshot(first);
            awaitSnapshot(second);
            assertThat(first.tenantKeys().active("acme").key()).isEqualTo(second.tenantKeys().version("acme", 1).key());

            String generation = first.generations().current("acme", "github", "main", "issues");
            assertThat(second.generations().current("acme", "github", "main", "issues")).isEqualTo(generation);

            CacheKey key = new CacheKey("acme", "github", "main", "issues", generation, "T", "0".repeat(64));
            first.sharedCache().put(key, new SharedCache.Entry("rows".getBytes(UTF_8), Instant.now()), Duration.ofMinutes(1));
            assertThat(second.sharedCache().get(key).map(entry -> new String(entry.value(), UTF_8))).contains("rows");

            Bucket bucket = new Bucket("remote:github:tenant:acme", "tenant acme", 0.01, 1);
            assertThat(first.rateLimiter().acquire(List.of(bucket)).granted()).isTrue();
            assertThat(second.rateLimiter().acquire(List.of(bucket)).granted()).isFalse();

            awaitFile(directory.resolve("snapshots/authenticator.jws"));
            awaitFile(directory.resolve("snapshots/github.jws"));
        }
    }

    /**
     * A snapshot serves before it is on disk.
     */
    private static void awaitFile(Path file)
            throws InterruptedException
    {
        eventually(() -> assertThat(file).exists());
    }

    @Test
    void testOpensFromDiskWithEverythingDown()
            throws InterruptedException, IOException
    {
        try (DataPlane plane = DataPlanes.open(configFile, "github")) {
            awaitSnapshot(plane);
            awaitFile(directory.resolve("snapshots/github.jws"));
        }
        assertThat(Files.getPosixFilePermissions(directory.resolve("snapshots"))).isEqualTo(PosixFilePermissions.fromString("rwx------"));
        controlPlane.close();
        redis.stop();

        try (DataPlane plane = DataPlanes.open(configFile, "github")) {
            assertThat(plane.snapshots().tenant("acme")).isPresent();
            assertThat(plane.tenantKeys().active("acme").version()).isEqualTo(1);
            Bucket bucket = new Bucket("a", "a", 1_000, 1_000);
            eventually(() -> assertThat(plane.rateLimiter().acquire(List.of(bucket)).granted()).isTrue());
            assertThat(plane.generations().current("acme", "github", "main", "issues")).isNotEmpty();
            CacheKey key = new CacheKey("acme", "github", "main", "issues", "g", "T", "0".repeat(64));
            assertThat(plane.sharedCache().get(key)).isEqualTo(Optional.empty());
        }
    }

    @Test
    void testBadComponent()
    {
        for (String component : new String[] {"", "../x", "Git Hub", "a/b"}) {
            assertThatThrownBy(() -> DataPlanes.open(configFile, component)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void testSnapshotDirectoryIsAFile()
            throws IOException
    {
        Files.writeString(directory.resolve("snapshots"), "");
        assertThatThrownBy(() -> DataPlanes.open(configFile, "github"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("snapshot.directory cannot be created");
    }

    private static void awaitSnapshot(DataPlane plane)
            throws InterruptedException
    {
        eventually(() -> assertThat(plane.snapshots().tenant("acme")).isPresent());
    }
}
