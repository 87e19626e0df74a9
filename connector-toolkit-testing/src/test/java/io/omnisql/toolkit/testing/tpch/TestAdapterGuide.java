package io.omnisql.toolkit.testing.tpch;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The guide to writing an adapter names the files of this one, and how long they are.
 */
final class TestAdapterGuide
{
    private static final Path GUIDE = Path.of("../docs/adding-a-connector.md");
    private static final Path ADAPTER = Path.of("src/test/java/io/omnisql/toolkit/testing/tpch");
    private static final Pattern ROW = Pattern.compile("\\| `(\\w+\\.java)` \\| (\\d+) \\|.*");
    private static final Pattern TOTAL = Pattern.compile("\\| together \\| (\\d+) \\|.*");

    private record File(String name, int lines) {}

    @Test
    void testFilesAndLines()
            throws IOException
    {
        List<String> guide = Files.readAllLines(GUIDE);
        List<File> documented = guide.stream()
                .map(ROW::matcher)
                .filter(Matcher::matches)
                .map(row -> new File(row.group(1), Integer.parseInt(row.group(2))))
                .toList();
        List<File> files = files();
        assertThat(documented).containsExactlyInAnyOrderElementsOf(files);
        assertThat(guide.stream().map(TOTAL::matcher).filter(Matcher::matches).map(total -> Integer.parseInt(total.group(1))))
                .containsExactly(files.stream().mapToInt(File::lines).sum());
    }

    /**
     * All but the service and the tests.
     */
    private static List<File> files()
            throws IOException
    {
        try (Stream<Path> paths = Files.list(ADAPTER)) {
            return paths.filter(path -> !path.getFileName().toString().startsWith("Test"))
                    .filter(path -> !List.of("TpchService.java", "TpchRows.java").contains(path.getFileName().toString()))
                    .map(path -> new File(path.getFileName().toString(), lines(path)))
                    .collect(toImmutableList());
        }
    }

    private static int lines(Path path)
    {
        try {
            return Files.readAllLines(path).size();
        }
        catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
