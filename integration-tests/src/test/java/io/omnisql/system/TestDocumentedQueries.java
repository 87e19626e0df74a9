package io.omnisql.system;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import static java.util.Comparator.comparing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

/**
 * The SQL that the documents show can be pasted into the quickstart.
 */
@Tag("system")
@ExtendWith(OmniSqlSystem.Running.class)
public class TestDocumentedQueries
{
    private static final Pattern BLOCK = Pattern.compile("^```sql\n(.*?)^```", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern COMMAND = Pattern.compile("^\\./omnisql sql -e \"([^\"]+)\"", Pattern.MULTILINE);

    private final OmniSqlSystem system;

    public TestDocumentedQueries(OmniSqlSystem system)
    {
        this.system = system;
    }

    @Test
    public void testQueries()
            throws IOException
    {
        List<String> statements = pages().stream()
                .flatMap(TestDocumentedQueries::statements)
                // other tests' connections may be there, so that table functions want to know which one is meant
                .map(statement -> statement.replace("(query => ", "(connection => 'main', query => "))
                // tables are made before they are read
                .sorted(comparing((String statement) -> !statement.startsWith("CREATE ")))
                .toList();
        assertThat(statements).hasSizeGreaterThan(4);
        for (String statement : statements) {
            assertThatCode(() -> system.query("acme/alice@acme.com", statement)).describedAs(statement).doesNotThrowAnyException();
        }
    }

    private static List<Path> pages()
            throws IOException
    {
        try (Stream<Path> documents = Files.walk(Path.of("../docs"))) {
            return Stream.concat(Stream.of(Path.of("../README.md")), documents.filter(path -> path.toString().endsWith(".md")).sorted()).toList();
        }
    }

    private static Stream<String> statements(Path page)
    {
        String text = read(page);
        return Stream.concat(
                        BLOCK.matcher(text).results().flatMap(block -> Stream.of(block.group(1).split(";"))),
                        COMMAND.matcher(text).results().map(command -> command.group(1)))
                .map(String::strip)
                .filter(statement -> !statement.isEmpty());
    }

    private static String read(Path page)
    {
        try {
            return Files.readString(page);
        }
        catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
