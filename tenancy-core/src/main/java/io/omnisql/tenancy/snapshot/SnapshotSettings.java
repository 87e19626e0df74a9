package io.omnisql.tenancy.snapshot;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Where snapshots come from and where the last one is kept.
 *
 * @param planeId which data plane this is
 * @param controlPlane base URL of the control plane
 * @param tokenFile holds the bearer token of this plane; read again for each pull
 * @param publicKeyFile base64 X.509 form of the Ed25519 key that verifies snapshots
 * @param file the last verified snapshot; its folder exists
 * @param pollInterval the shortest time between the starts of two pulls
 */
public record SnapshotSettings(
        String planeId,
        URI controlPlane,
        Path tokenFile,
        Path publicKeyFile,
        Path file,
        Duration pollInterval) {}
