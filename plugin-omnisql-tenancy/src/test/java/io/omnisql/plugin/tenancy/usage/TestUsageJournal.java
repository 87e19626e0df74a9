package io.omnisql.plugin.tenancy.usage;

import io.omnisql.control.api.UsageReport.QueryUsage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

import static com.google.common.collect.Iterables.getOnlyElement;
import static java.nio.file.StandardOpenOption.APPEND;
import static org.assertj.core.api.Assertions.assertThat;

final class TestUsageJournal
{
    private static final long MAX_BYTES = 4 << 20;

    @TempDir
    Path directory;

    @Test
    void testAppendReadRemove()
            throws IOException
    {
        try (UsageJournal journal = new UsageJournal(directory, MAX_BYTES)) {
            assertThat(journal.completeSegments()).isEmpty();

            journal.append(List.of(usage("q1"), usage("q2")));
            journal.append(List.of(usage("q3")));

            Path segment = getOnlyElement(journal.completeSegments());
            assertThat(journal.read(segment)).containsExactly(usage("q1"), usage("q2"), usage("q3"));

            journal.append(List.of(usage("q4")));
            assertThat(journal.completeSegments()).containsExactly(segment);
            journal.remove(segment);
            assertThat(journal.read(getOnlyElement(journal.completeSegments()))).containsExactly(usage("q4"));
        }
    }

    @Test
    void testRestartAfterACrash()
            throws IOException
    {
        UsageJournal crashed = new UsageJournal(directory, MAX_BYTES);
        crashed.append(List.of(usage("q1"), usage("q2")));
        Files.writeString(file(), "{\"queryId\":\"q3\",\"tena", APPEND);

        try (UsageJournal journal = new UsageJournal(directory, MAX_BYTES)) {
            journal.append(List.of(usage("q4")));

            List<Path> segments = journal.completeSegments();
            assertThat(journal.read(getOnlyElement(segments))).containsExactly(usage("q1"), usage("q2"));
            journal.remove(segments.getFirst());
            assertThat(journal.read(getOnlyElement(journal.completeSegments()))).containsExactly(usage("q4"));
        }
        crashed.close();
    }

    @Test
    void testDiskIsBounded()
            throws IOException
    {
        List<QueryUsage> many = Collections.nCopies(2_000, usage("q"));
        try (UsageJournal journal = new UsageJournal(directory, MAX_BYTES)) {
            journal.append(List.of(usage("oldest")));
            for (int i = 0; i < 30; i++) {
                journal.append(many);
            }

            assertThat(size()).isBetween(MAX_BYTES / 2, MAX_BYTES + (1 << 20));
            assertThat(journal.read(journal.completeSegments().getFirst())).doesNotContain(usage("oldest"));
        }
    }

    @Test
    void testRejectedIsKeptButNotShippedAgain()
            throws IOException
    {
        try (UsageJournal journal = new UsageJournal(directory, MAX_BYTES)) {
            journal.append(List.of(usage("q1")));
            journal.reject(getOnlyElement(journal.completeSegments()));

            assertThat(journal.completeSegments()).isEmpty();
            assertThat(file().getFileName().toString()).endsWith(".rejected");
        }
        try (UsageJournal journal = new UsageJournal(directory, MAX_BYTES)) {
            journal.append(List.of(usage("q2")));
            assertThat(journal.read(getOnlyElement(journal.completeSegments()))).containsExactly(usage("q2"));
        }
    }

    static QueryUsage usage(String queryId)
    {
        return new QueryUsage(queryId, "acme", "alice@acme.com", "FINISHED", "", 1, 2, 3, 4, 5, 6, 7);
    }

    private Path file()
            throws IOException
    {
        try (Stream<Path> files = Files.list(directory)) {
            return getOnlyElement(files.toList());
        }
    }

    private long size()
            throws IOException
    {
        try (Stream<Path> files = Files.list(directory)) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        }
    }
}
