package io.omnisql.policy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.util.Objects.requireNonNull;

/**
 * The last good bundle on disk, from which a server boots while the control plane is away. Only the owner can read the file.
 */
final class BundleStore
{
    private final Path directory;
    private final Path file;

    BundleStore(Path directory)
            throws IOException
    {
        this.directory = requireNonNull(directory, "directory is null");
        this.file = directory.resolve("omnisql.tar.gz");
        Files.createDirectories(directory);
    }

    Optional<byte[]> load()
            throws IOException
    {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        return Optional.of(Files.readAllBytes(file));
    }

    /**
     * Replaces the file as a whole; a crash leaves the old one or the new one.
     */
    void save(byte[] archive)
            throws IOException
    {
        Path partial = Files.createTempFile(directory, "omnisql", ".partial");
        try {
            Files.write(partial, archive);
            Files.move(partial, file, ATOMIC_MOVE);
        }
        finally {
            Files.deleteIfExists(partial);
        }
    }
}
