package io.omnisql.sandbox.github.data;

import java.time.Instant;

/**
 * A file of a release.
 *
 * @param label null when it has none
 * @param size in bytes
 */
public record ReleaseAsset(
        long id,
        String name,
        String label,
        String contentType,
        long size,
        String digest,
        int downloads,
        Account uploader,
        Instant createdAt,
        Instant updatedAt) {}
