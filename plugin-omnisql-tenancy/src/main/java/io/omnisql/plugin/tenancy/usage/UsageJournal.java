package io.omnisql.plugin.tenancy.usage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.common.collect.ImmutableList;
import io.airlift.log.Logger;
import io.omnisql.control.api.UsageReport.QueryUsage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.lang.String.format;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;
import static java.util.Locale.ROOT;
import static java.util.Objects.requireNonNull;

/**
 * A write-ahead journal of finished queries: segment files of JSON lines, the last of which is open for appending.
 * <p>
 * What was appended is on disk when {@link #append} returns, and stays until its segment is removed or the disk bound is reached.
 */
final class UsageJournal
        implements AutoCloseable
{
    private static final Logger log = Logger.get(UsageJournal.class);

    private static final String SUFFIX = ".jsonl";
    private static final String REJECTED_SUFFIX = ".rejected";
    private static final Pattern FILE = Pattern.compile("\\d{16}\\.jsonl(\\.rejected)?");
    private static final long SEGMENT_BYTES = 1 << 20;

    private final Path directory;
    private final long maxBytes;
    private final ObjectMapper mapper = new ObjectMapper();

    private long nextSegment;
    private Path activeFile;
    private FileChannel active;

    /**
     * Opens the journal with the segments that an earlier process left.
     *
     * @param maxBytes above this the oldest segments are given up; at least two segments of 1 MB
     */
    UsageJournal(Path directory, long maxBytes)
            throws IOException
    {
        this.directory = requireNonNull(directory, "directory is null");
        this.maxBytes = maxBytes;
        Files.createDirectories(directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        nextSegment = files().stream()
                .mapToLong(UsageJournal::number)
                .max()
                .orElse(0) + 1;
    }

    synchronized void append(Collection<QueryUsage> usages)
            throws IOException
    {
        StringBuilder lines = new StringBuilder();
        for (QueryUsage usage : usages) {
            lines.append(mapper.writeValueAsString(usage)).append('\n');
        }
        if (active == null) {
            activeFile = directory.resolve(format(ROOT, "%016d%s", nextSegment++, SUFFIX));
            active = FileChannel.open(activeFile, CREATE_NEW, WRITE);
        }
        try {
            write(UTF_8.encode(lines.toString()));
        }
        catch (IOException e) {
            // its last line may be cut short, so nothing may follow it
            closeActive();
            throw e;
        }
        if (active.size() >= SEGMENT_BYTES) {
            closeActive();
            giveUpOldest();
        }
    }

    /**
     * The segments that are complete, oldest first. When there is none, the open one is completed.
     */
    synchronized List<Path> completeSegments()
            throws IOException
    {
        List<Path> segments = segments();
        if (segments.isEmpty() && active != null) {
            closeActive();
            segments = segments();
        }
        return segments;
    }

    /**
     * The queries of a segment. A line that a crash cut short is left out.
     */
    List<QueryUsage> read(Path segment)
            throws IOException
    {
        ImmutableList.Builder<QueryUsage> usages = ImmutableList.builder();
        for (String line : new String(Files.readAllBytes(segment), UTF_8).split("\n")) {
            try {
                usages.add(mapper.readValue(line, QueryUsage.class));
            }
            catch (JsonProcessingException _) {
                log.warn("A line of %s cannot be read and is left out", segment.getFileName());
            }
        }
        return usages.build();
    }

    synchronized void remove(Path segment)
            throws IOException
    {
        Files.deleteIfExists(segment);
    }

    /**
     * Puts a segment aside for an operator to look at; it counts towards the disk bound.
     */
    synchronized void reject(Path segment)
            throws IOException
    {
        Files.move(segment, segment.resolveSibling(segment.getFileName() + REJECTED_SUFFIX));
        giveUpOldest();
    }

    @Override
    public synchronized void close()
            throws IOException
    {
        if (active != null) {
            closeActive();
        }
    }

    private void write(ByteBuffer buffer)
            throws IOException
    {
        while (buffer.hasRemaining()) {
            active.write(buffer);
        }
        active.force(false);
    }

    private void closeActive()
            throws IOException
    {
        active.close();
        active = null;
        activeFile = null;
    }

    private void giveUpOldest()
            throws IOException
    {
        List<Path> files = files();
        long total = 0;
        for (Path file : files) {
            total += Files.size(file);
        }
        for (Path file : files) {
            if (total <= maxBytes) {
                return;
            }
            total -= Files.size(file);
            Files.delete(file);
            log.error("The usage journal is full: %s was given up before it could be reported", file.getFileName());
        }
    }

    private List<Path> segments()
            throws IOException
    {
        return files().stream()
                .filter(file -> file.toString().endsWith(SUFFIX))
                .filter(file -> !file.equals(activeFile))
                .collect(toImmutableList());
    }

    /**
     * Every file of the journal, oldest first.
     */
    private List<Path> files()
            throws IOException
    {
        try (Stream<Path> files = Files.list(directory)) {
            return files
                    .filter(file -> FILE.matcher(file.getFileName().toString()).matches())
                    .sorted()
                    .collect(toImmutableList());
        }
    }

    private static long number(Path file)
    {
        String name = file.getFileName().toString();
        return Long.parseLong(name.substring(0, name.indexOf('.')));
    }
}
