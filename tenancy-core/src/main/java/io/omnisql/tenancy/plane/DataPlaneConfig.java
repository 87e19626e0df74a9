package io.omnisql.tenancy.plane;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * The data plane's configuration file, {@code etc/omnisql.properties}, which all its plugins read.
 *
 * @param planeId {@code plane.id}; which data plane this is
 * @param controlPlane {@code control-plane.url}; base URL of the control plane
 * @param planeTokenFile {@code control-plane.token-file}; holds the bearer token of this plane
 * @param snapshotPublicKeyFile {@code snapshot.public-key-file}; base64 X.509 form of the Ed25519 key that verifies snapshots
 * @param snapshotDirectory {@code snapshot.directory}; where each component keeps its last verified snapshot
 * @param pollInterval {@code snapshot.poll-interval}; at least 100 ms
 * @param keyProvider {@code keys.provider}; the key-management service that unwraps tenant keys, {@code local}
 * @param masterKeyFile {@code keys.local.master-key-file}
 * @param redis {@code redis.url}, e.g. {@code redis://127.0.0.1:6379}
 * @param redisPasswordFile {@code redis.password-file}, optional
 * @param redisTimeout {@code redis.timeout}, optional; how long Redis is waited for before it is gone without, and for a permit a quarter of that
 * @param expectedNodes {@code rate-limit.expected-nodes}; the local share while Redis is down is the rate divided by this
 */
public record DataPlaneConfig(
        String planeId,
        URI controlPlane,
        Path planeTokenFile,
        Path snapshotPublicKeyFile,
        Path snapshotDirectory,
        Duration pollInterval,
        String keyProvider,
        Path masterKeyFile,
        URI redis,
        Optional<Path> redisPasswordFile,
        Duration redisTimeout,
        int expectedNodes) {}
