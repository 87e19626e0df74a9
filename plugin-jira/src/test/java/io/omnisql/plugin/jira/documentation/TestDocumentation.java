package io.omnisql.plugin.jira.documentation;

import io.omnisql.plugin.jira.Scans;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import static io.omnisql.plugin.jira.Adapters.ADAPTER;
import static io.omnisql.plugin.jira.Adapters.CONNECTION;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The connector's page shows the tables as they are declared.
 */
class TestDocumentation
{
    private static final Path PAGE = Path.of("../docs/connectors/jira.md");
    private static final String BEGIN = "<!-- tables: written by TestDocumentation under the JVM option -Domnisql.docs.update=true -->\n";
    private static final String END = "\n<!-- end of tables -->";

    @Test
    void testTables()
            throws IOException
    {
        String page = Files.readString(PAGE);
        String declared = ADAPTER.tables().all(CONNECTION, Scans.noReader()).stream()
                .map(TableMarkdown::render)
                .collect(joining("\n\n", "\n", "\n"));
        int begin = page.indexOf(BEGIN) + BEGIN.length();
        int end = page.indexOf(END);
        assertThat(page).contains(BEGIN, END);
        if (Boolean.getBoolean("omnisql.docs.update")) {
            Files.writeString(PAGE, page.substring(0, begin) + declared + page.substring(end));
            return;
        }
        assertThat(page.substring(begin, end)).isEqualTo(declared);
    }
}
