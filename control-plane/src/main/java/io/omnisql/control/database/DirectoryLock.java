package io.omnisql.control.database;

import io.omnisql.control.config.UnsafeConfigurationException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;
import static java.util.Objects.requireNonNull;

/**
 * Holds a directory for this process. The operating system lets go of it when the process ends, however it ends.
 */
final class DirectoryLock
        implements AutoCloseable
{
    private final FileChannel channel;

    private DirectoryLock(FileChannel channel)
    {
        this.channel = requireNonNull(channel, "channel is null");
    }

    /**
     * Makes the directory when it does not exist, for its owner only.
     *
     * @throws UnsafeConfigurationException when another process holds it, or it cannot be written to
     */
    static DirectoryLock take(Path directory)
    {
        try {
            Files.createDirectories(directory);
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
            FileChannel channel = FileChannel.open(directory.resolve("lock"), CREATE, WRITE);
            if (locked(channel)) {
                return new DirectoryLock(channel);
            }
            channel.close();
        }
        catch (IOException e) {
            throw new UnsafeConfigurationException(
                    "omnisql.database.embedded-directory cannot be written to: " + directory,
                    "Name a directory that belongs to the user who starts the control plane");
        }
        throw new UnsafeConfigurationException(
                "Another control plane uses omnisql.database.embedded-directory: " + directory,
                "Stop it first, or give this one a directory of its own");
    }

    private static boolean locked(FileChannel channel)
            throws IOException
    {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        }
        catch (OverlappingFileLockException e) {
            return false;
        }
    }

    @Override
    public void close()
    {
        try {
            channel.close();
        }
        catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
