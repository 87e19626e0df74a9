package io.omnisql.plugin.jira.documentation;

import io.omnisql.sandbox.jira.JiraSandbox;
import io.omnisql.toolkit.adapter.ColumnDefinition;
import io.omnisql.toolkit.adapter.TableDefinition;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import static io.omnisql.plugin.jira.Adapters.ADAPTER;
import static java.util.function.Predicate.not;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The connector's page shows the tables as they are declared, and what a site's custom fields become.
 */
class TestDocumentation
{
    private static final Path PAGE = Path.of("../docs/connectors/jira.md");
    private static final String BEGIN = "<!-- %s: written by TestDocumentation under the JVM option -Domnisql.docs.update=true -->\n";
    private static final String END = "\n<!-- end of %s -->";

    @Test
    void testTables()
            throws IOException
    {
        assertDeclared("tables", declared());
    }

    @Test
    void testVerdicts()
            throws IOException
    {
        try (JiraSandbox sandbox = JiraSandbox.start(); SandboxReader reader = new SandboxReader(sandbox)) {
            TableDefinition issues = ADAPTER.tables().find(reader.connection(), "issues", reader).orElseThrow();
            assertDeclared("verdicts", new VerdictMarkdown(reader.connection(), issues).render());
        }
    }

    private static void assertDeclared(String part, String declaration)
            throws IOException
    {
        String page = Files.readString(PAGE);
        String declared = "\n" + declaration + "\n";
        String first = BEGIN.formatted(part);
        String last = END.formatted(part);
        assertThat(page).contains(first, last);
        int begin = page.indexOf(first) + first.length();
        int end = page.indexOf(last);
        if (Boolean.getBoolean("omnisql.docs.update")) {
            Files.writeString(PAGE, page.substring(0, begin) + declared + page.substring(end));
            return;
        }
        assertThat(page.substring(begin, end)).isEqualTo(declared);
    }

    private static String declared()
    {
        try (JiraSandbox sandbox = JiraSandbox.start(); SandboxReader reader = new SandboxReader(sandbox)) {
            return ADAPTER.tables().all(reader.connection(), reader).stream()
                    .map(TestDocumentation::render)
                    .collect(joining("\n\n"));
        }
    }

    private static String render(TableDefinition table)
    {
        List<ColumnDefinition> custom = table.columns().stream().filter(TestDocumentation::isCustom).toList();
        String text = TableMarkdown.render(table.withColumns(table.columns().stream().filter(not(TestDocumentation::isCustom)).toList()));
        if (custom.isEmpty()) {
            return text;
        }
        return text + "\n\nCustom fields become columns besides. Those of the sandbox's site, as examples:\n\n"
                + TableMarkdown.HEAD + "\n"
                + custom.stream().map(TableMarkdown::row).collect(joining("\n"));
    }

    private static boolean isCustom(ColumnDefinition column)
    {
        return column.attributes().getOrDefault("field", "").startsWith("customfield_");
    }
}
