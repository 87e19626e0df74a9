package io.omnisql.toolkit.remote;

import io.airlift.log.Logger;
import io.omnisql.tenancy.rotation.RotatedValues;
import io.omnisql.tenancy.rotation.RotationException;
import io.omnisql.tenancy.rotation.RotationException.Reason;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;
import static java.util.Objects.requireNonNull;

/**
 * The rotated value of one connection in a file that its owner alone may read. The processes that share the file lock another beside it while
 * they replace the value: it is written beside and renamed, so that whenever a process dies one whole value is there.
 */
final class FileRotatedValues
        implements RotatedValues
{
    private static final Logger log = Logger.get(FileRotatedValues.class);

    private static final FileAttribute<Set<PosixFilePermission>> OWNER = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final Path file;
    private Optional<FileLock> lock = Optional.empty();

    FileRotatedValues(Path file)
    {
        this.file = requireNonNull(file, "file is null").toAbsolutePath();
    }

    @Override
    public synchronized Claim claim(Place place, Duration lease)
    {
        // a lock that another thread holds is not ours to use
        boolean isHeld = lock.isEmpty() && tryLock();
        try {
            return new Claim(place, "", isHeld, 0, read(place));
        }
        catch (RotationException e) {
            if (isHeld) {
                unlock();
            }
            throw e;
        }
    }

    private boolean tryLock()
    {
        try {
            FileChannel channel = FileChannel.open(beside(".lock"), Set.<OpenOption>of(CREATE, WRITE), OWNER);
            try {
                lock = Optional.ofNullable(channel.tryLock());
            }
            catch (OverlappingFileLockException e) {
                lock = Optional.empty();
            }
            if (lock.isEmpty()) {
                channel.close();
            }
            return lock.isPresent();
        }
        catch (IOException e) {
            throw unavailable("written");
        }
    }

    /**
     * The value, unless another origin's is there: the user has replaced the secret that it came from.
     */
    private Optional<byte[]> read(Place place)
    {
        String text;
        try {
            text = Files.readString(file);
        }
        catch (NoSuchFileException e) {
            return Optional.empty();
        }
        catch (IOException e) {
            throw unavailable("read");
        }
        int end = text.indexOf('\n');
        if (end < 0) {
            throw new RotationException(Reason.UNREADABLE, "%s is damaged and is to be removed".formatted(file));
        }
        return text.substring(0, end).equals(origin(place)) ? Optional.of(text.substring(end + 1).getBytes(UTF_8)) : Optional.empty();
    }

    @Override
    public synchronized boolean replace(Claim claim, byte[] value)
    {
        Path written = beside(".new");
        try {
            Files.deleteIfExists(written);
            try (FileChannel channel = FileChannel.open(written, Set.<OpenOption>of(CREATE_NEW, WRITE), OWNER)) {
                write(channel, (origin(claim.place()) + "\n").getBytes(UTF_8));
                write(channel, value);
                channel.force(true);
            }
            Files.move(written, file, ATOMIC_MOVE);
            try (FileChannel directory = FileChannel.open(file.getParent(), READ)) {
                directory.force(true);
            }
        }
        catch (IOException e) {
            throw unavailable("written");
        }
        unlock();
        return true;
    }

    private static void write(FileChannel channel, byte[] bytes)
            throws IOException
    {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }

    @Override
    public synchronized void release(Claim claim)
    {
        if (claim.isHeld()) {
            unlock();
        }
    }

    private void unlock()
    {
        lock.ifPresent(held -> {
            try {
                held.acquiredBy().close();
            }
            catch (IOException e) {
                log.warn(e, "The lock beside %s could not be given back", file);
            }
        });
        lock = Optional.empty();
    }

    private static String origin(Place place)
    {
        return place.connector() + " " + place.origin();
    }

    private Path beside(String suffix)
    {
        return file.resolveSibling(file.getFileName() + suffix);
    }

    private RotationException unavailable(String what)
    {
        return new RotationException(Reason.UNAVAILABLE, "%s cannot be %s".formatted(file, what));
    }
}
