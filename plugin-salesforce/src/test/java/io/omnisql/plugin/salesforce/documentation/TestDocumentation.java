package io.omnisql.plugin.salesforce.documentation;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The connector's page shows the verdicts that the connector gives.
 */
final class TestDocumentation
{
    private static final Path PAGE = Path.of("../docs/connectors/salesforce.md");
    private static final String BEGIN = "<!-- verdicts: written by TestDocumentation under the JVM option -Domnisql.docs.update=true -->\n";
    private static final String END = "\n<!-- end of verdicts -->";

    @Test
    void testVerdicts()
            throws IOException
    {
        String page = Files.readString(PAGE);
        String declared = "\n" + new VerdictMarkdown().render() + "\n";
        assertThat(page).contains(BEGIN, END);
        int begin = page.indexOf(BEGIN) + BEGIN.length();
        int end = page.indexOf(END);
        if (Boolean.getBoolean("omnisql.docs.update")) {
            Files.writeString(PAGE, page.substring(0, begin) + declared + page.substring(end));
            return;
        }
        assertThat(page.substring(begin, end)).isEqualTo(declared);
    }
}
